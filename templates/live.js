// The chat with a person, live: lines arrive by themselves, messages are sent until they have arrived, and both sides see
// that the other one writes. Without this script the page works with its links and its form.
(() => {
  "use strict";
  const $ = (query, root = document) => root.querySelector(query);
  const live = $("[data-live]");
  if (!live || !window.EventSource) return;
  const words = live.dataset;
  const composer = $("#live-composer");
  const field = $("textarea#text");
  const send = composer && $("#send", composer);
  const note = $("#live-note");
  const typing = $("#live-typing");
  const earlier = $("#live-earlier");
  const latest = $("#live-latest");
  let last = Number(words.after);

  // Lines. The log holds the newest only, so that what is read aloud is what is new.
  function show(html, seq) {
    if (seq <= last || $("#m-" + seq)) return;
    last = seq;
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const line = $("li", parsed);
    if (!line) return;
    earlier.append(...latest.children);
    latest.append(line);
    if (composer) composer.elements.after.value = seq;
    if (typing) typing.textContent = "";
    const atEnd = innerHeight + scrollY > document.documentElement.scrollHeight - 400;
    if (atEnd || document.activeElement === field) (composer || line).scrollIntoView({ block: "nearest" });
    seen();
  }

  const unscripted = $(".unscripted");
  let source;
  function listen() {
    // The browser says by itself how far it came when it was cut off; a page that was asleep begins where it stopped.
    const from = words.live + (words.live.includes("?") ? "&" : "?") + "after=" + last;
    source = new EventSource(from);
    source.addEventListener("open", () => {
      if (unscripted) unscripted.hidden = true;
      offline(false);
    });
    source.addEventListener("line", (event) => show(event.data, Number(event.lastEventId)));
    source.addEventListener("status", (event) => {
      const told = JSON.parse(event.data);
      if (told.reload) return location.reload();
      const status = $("#live-status");
      if (status) status.innerHTML = told.html;
      const heading = $("#live-heading");
      if (heading && told.heading && heading.textContent !== told.heading) {
        heading.textContent = told.heading;
        document.title = told.heading + " – " + document.title.split(" – ").slice(1).join(" – ");
      }
      const leave = $("#leave-queue");
      if (leave) leave.hidden = !told.waiting;
    });
    source.addEventListener("moved", () => ($("#moved").hidden = false));
    source.addEventListener("writes", (event) => tell(event.data));
    source.addEventListener("read", (event) => mark(Number(event.data)));
    source.addEventListener("error", () => {
      offline(true);
      // A refusal ends it; being cut off does not.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    });
  }
  listen();
  // A phone that slept may hold a dead line and not know it.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    seen();
    if (source.readyState !== EventSource.OPEN) {
      source.close();
      listen();
    }
  });
  addEventListener("online", () => {
    source.close();
    listen();
  });

  function offline(on) {
    if (!note) return;
    if (on && !navigator.onLine) note.textContent = words.offline;
    else if (note.textContent === words.offline) note.textContent = "";
  }

  let quiet;
  function tell(text) {
    if (!typing) return;
    typing.textContent = text;
    clearTimeout(quiet);
    quiet = setTimeout(() => (typing.textContent = ""), 6000);
  }

  // Signs: that somebody writes, and how far has been read. Nothing of it is stored.
  const sign = (fields) => {
    const body = new URLSearchParams(fields);
    if (words.csrf) body.set("csrf", words.csrf);
    fetch(words.sign, { method: "POST", body, keepalive: true }).catch(() => {});
  };
  let told = 0;
  if (field && words.sign)
    field.addEventListener("input", () => {
      if (Date.now() - told < 3000) return;
      told = Date.now();
      sign({ writes: "1" });
    });
  let read = 0;
  function seen() {
    if (!words.sign || document.hidden || last <= read) return;
    read = last;
    sign({ read: String(last) });
  }
  seen();
  function mark(upTo) {
    const mine = [...document.querySelectorAll(words.mine + "[id^='m-']")].filter((line) => Number(line.id.slice(2)) <= upTo);
    document.querySelectorAll(".read-mark").forEach((old) => old.remove());
    const line = mine.pop();
    if (!line || !words.read) return;
    const shown = document.createElement("p");
    shown.className = "quiet read-mark";
    shown.textContent = words.read;
    line.append(shown);
  }

  if (!composer) return;
  // A message has an id of its own from the first attempt on, so that sent again it is still one message.
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let id = fresh();
  let busy = false;
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit(send);
  });
  composer.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (busy || !text) return field.focus();
    busy = true;
    send.setAttribute("aria-disabled", "true");
    note.textContent = words.sending;
    attempt(text, 0);
  });
  const pause = (tries) => new Promise((done) => setTimeout(done, Math.min(1000 * 2 ** tries, 15000)));
  async function attempt(text, tries) {
    const body = new URLSearchParams(new FormData(composer));
    body.set("text", text);
    body.set("client_id", id);
    try {
      const answer = await fetch(composer.action, { method: "POST", body, headers: { Accept: "text/html", "X-Fragment": "1" } });
      if (answer.status >= 500 || answer.status === 429) throw new Error("not now");
      const part = answer.status === 200 && $(".fragment", new DOMParser().parseFromString(await answer.text(), "text/html"));
      // What is not stored (danger, a personal number) needs the page itself.
      if (!part || "unstored" in part.dataset) return composer.submit();
      if (field.value.trim() === text) field.value = "";
      id = fresh();
      busy = false;
      note.textContent = "";
      send.setAttribute("aria-disabled", "false");
      field.focus();
    } catch {
      note.textContent = words.notSent;
      await pause(tries);
      attempt(text, tries + 1);
    }
  }
})();
