// The desk, live: lists are read again when something changes, whoever waits is called out, and a matter that moved says so.
// Without this script every page is whole when it is read again.
(() => {
  "use strict";
  const $ = (query, root = document) => root.querySelector(query);
  const lists = $("#lists");
  document.documentElement.classList.add("has-script");

  // A reply is sent by Ctrl or Command with Enter too, from the keyboard alone.
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest && event.target.closest("textarea");
    if (field && event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
  });

  // An approved answer is put into the field, where it can be read and changed before it is sent.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    const field = $("textarea#text");
    if (!button || !field) return;
    event.preventDefault();
    const text = $("#" + button.dataset.insert).textContent;
    field.value = field.value.trim() ? field.value.trim() + "\n\n" + text : text;
    field.focus();
    field.dispatchEvent(new Event("input"));
  });

  if (!lists || !window.EventSource) return;

  // Alarms: sound and notification when somebody allowed them in this browser.
  const KEY = "desk-alarm";
  const button = $("#alarm");
  const allowed = () => localStorage.getItem(KEY) === "on";
  const label = () => {
    if (!button) return;
    button.setAttribute("aria-pressed", String(allowed()));
  };
  let audio;
  if (button)
    button.addEventListener("click", async () => {
      if (allowed()) localStorage.removeItem(KEY);
      else {
        localStorage.setItem(KEY, "on");
        audio = audio || new AudioContext();
        if (window.Notification && Notification.permission === "default") await Notification.requestPermission();
        beep();
      }
      label();
    });
  label();
  function beep() {
    if (!audio) return;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.2, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.6);
  }
  function call(words) {
    const said = $("#called");
    if (said) said.textContent = words;
    if (!allowed()) return;
    beep();
    if (window.Notification && Notification.permission === "granted" && document.hidden) new Notification(words, { tag: "desk" });
  }

  // What has the focus keeps it, wherever its row went.
  const key = (element) => element && lists.contains(element) && (element.getAttribute("href") || (element.form && element.form.getAttribute("action")));
  let reading = false;
  let again = false;
  async function read() {
    if (reading) return void (again = true);
    reading = true;
    try {
      const answer = await fetch(location.href, { headers: { "X-Fragment": "1" } });
      if (!answer.ok || answer.redirected) return location.reload();
      const fresh = $("#lists", new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (!fresh) return location.reload();
      const held = key(document.activeElement);
      const before = { ...lists.dataset };
      lists.replaceChildren(...fresh.childNodes);
      const { live, count, alarms } = fresh.dataset;
      Object.assign(lists.dataset, { live, count, alarms });
      document.title = document.title.replace(/^(.*?)\(\d+\)/, "$1(" + count + ")");
      if (held) {
        const now = [...lists.querySelectorAll("a, button")].find((element) => key(element) === held);
        if (now) now.focus({ preventScroll: true });
      }
      if (+live > +before.live || +alarms > +before.alarms) call(fresh.dataset.words);
    } catch {
      // The next change, or the next reading of the page, shows it.
    } finally {
      reading = false;
      if (again) {
        again = false;
        read();
      }
    }
  }
  const source = new EventSource(lists.dataset.stream);
  let first = true;
  source.addEventListener("changed", () => {
    // The first word is that the line is open: the page is fresh. After a break it may not be.
    if (!first) read();
    first = false;
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);
  });
  // What is due comes nearer although nothing changes.
  setInterval(read, 60000);
})();
