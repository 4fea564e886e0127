// Makes the chat quicker. Without it every step is a plain form; whatever fails here falls back to that form.
// Reading aloud is in listen.js.
(() => {
  "use strict";
  const $ = (query, root = document) => root.querySelector(query);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const composer = $("#composer");
  const field = composer && $("#text", composer);
  const send = $("#send");
  let busy = false;

  document.documentElement.classList.add("has-script");
  const fault = $("[data-focus]");
  if (fault) fault.focus();

  // Leaving in a hurry: the view is cleared and this page does not stay in the history.
  document.addEventListener("submit", (event) => {
    const button = $("[data-exit]", event.target);
    if (!button) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target));
    fetch(event.target.action, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
    document.body.hidden = true;
    top.location.replace(button.dataset.exit);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });

  if (!composer) return;
  const words = composer.dataset;
  const chat = new URL(composer.action).pathname;
  const count = $("#text-count");
  const hint = $("#text-hint");
  const waiting = $("#waiting");

  // The counter speaks from 80 % on, and only when the person pauses.
  let pause;
  const look = () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const length = [...field.value.trim()].length;
      const left = words.limit - length;
      count.textContent =
        left < 0 ? words.over.replace("%n", -left) : length >= words.limit * 0.8 ? words.left.replace("%n", left) : "";
      hint.textContent = looksPersonal(field.value) ? words.hint : "";
    }, 400);
  };

  // A hint, not the rule: the server decides. Date and check digit as in a personnummer, or a card number.
  function looksPersonal(text) {
    const luhn = (digits) => {
      let sum = 0;
      [...digits].reverse().forEach((digit, place) => {
        const value = digit * (place % 2 ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
      });
      return sum % 10 === 0;
    };
    const personal = (text.match(/(?<!\d)(?:\d\d)?\d{6}[-+ ]?\d{4}(?!\d)/g) || []).some((found) => {
      const digits = found.replace(/\D/g, "").slice(-10);
      const month = +digits.slice(2, 4);
      const day = +digits.slice(4, 6) % 60;
      return month > 0 && month < 13 && day > 0 && day < 32 && luhn(digits);
    });
    const card = (text.match(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g) || []).some((found) => luhn(found.replace(/\D/g, "")));
    return personal || card;
  }

  field.addEventListener("input", look);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit(send);
  });

  function setBusy(on) {
    busy = on;
    field.readOnly = on;
    send.setAttribute("aria-disabled", String(on));
  }

  // Every form that asks something: the composer, examples, choices, "easier".
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || new URL(form.action).pathname !== chat) return;
    event.preventDefault();
    if (busy) return;
    const own = form === composer;
    if (own && !field.value.trim()) {
      hint.textContent = words.empty;
      field.focus();
      return;
    }
    const data = new FormData(form, event.submitter);
    data.set("after", composer.elements.after.value);
    ask(form, event.submitter, data, own);
  });

  async function ask(form, button, data, own) {
    setBusy(true);
    const late = setTimeout(() => (waiting.textContent = words.waiting), 500);
    try {
      const body = new URLSearchParams(data);
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html", "X-Fragment": "1" } });
      if (answer.status !== 200) throw new Error("not an answer");
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      const part = $(".fragment", parsed);
      if ("confirm" in part.dataset) throw new Error("the page itself has the box to tick");
      show(part, own);
    } catch {
      // The form itself takes over; what was written goes with it.
      setBusy(false);
      if (button && button.name && !own) {
        const extra = document.createElement("input");
        Object.assign(extra, { type: "hidden", name: button.name, value: button.value });
        form.append(extra);
      }
      form.submit();
    } finally {
      clearTimeout(late);
      waiting.textContent = "";
      setBusy(false);
    }
  }

  function show(part, own) {
    const { after, title, mode, home } = part.dataset;
    const isForeign = mode !== document.documentElement.dataset.mode;
    if (isForeign && !("unstored" in part.dataset)) {
      location.assign(home + "#m-" + after);
      return;
    }
    const first = $("#before ~ .starters");
    if (first) first.remove();
    const latest = $("#latest .lines");
    $("#earlier").append(...latest.children);
    all("#earlier .actions, #earlier .related, #earlier .listen-note").forEach((old) => old.remove());
    all(".chat > .panel").forEach((old) => old.remove());
    const lines = all("ol > li", part).filter((line) => line.parentElement.parentElement === part);
    latest.append(...lines);
    const panel = $(".panel", part);
    if (panel) composer.before(panel);
    // What is stored nowhere can't be read again in its own language: it stands here, and says which language it is in.
    if (isForeign) [...lines, panel].forEach((shown) => shown && (shown.lang = part.lang));
    if (after > 0) {
      composer.elements.after.value = after;
      $("section.after").hidden = false;
    }
    $(".rate").hidden = !("rate" in part.dataset);
    if (own && !("keep" in part.dataset)) field.value = "";
    document.title = title + " – " + document.title.split(" – ").pop();
    count.textContent = hint.textContent = "";
    document.dispatchEvent(new Event("answered"));
    field.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    lines[0].scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }
})();
