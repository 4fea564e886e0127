// Reads an answer aloud and marks the words as they are read, where the browser has a voice for the language.
(() => {
  "use strict";
  const speech = window.speechSynthesis;
  if (!speech) return;
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const marks = window.CSS && CSS.highlights && window.Highlight ? CSS.highlights : null;
  let reading = null;

  const voiceFor = (lang) => speech.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(lang));
  const offer = () =>
    all("[data-listen]").forEach((button) => {
      const has = !!voiceFor(button.dataset.listen);
      button.closest("li").hidden = !has;
      const note = button.closest("article").querySelector(".listen-note");
      if (note) note.hidden = !has;
    });

  const stop = () => {
    if (!reading) return;
    speech.cancel();
    if (marks) marks.delete("spoken");
    reading.textContent = reading.dataset.name;
    reading = null;
  };

  const pause = (text) => (/[.!?:]\s*$/.test(text) ? " " : ". ");

  // What is said, and which piece of the page each part of it is. A block ends with a pause.
  function script(article) {
    const pieces = [];
    let text = "";
    for (const part of all("h3, [data-spoken]", article)) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      let block = null;
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!node.data.trim()) continue;
        const here = node.parentElement.closest("p, li, h3");
        const breaks = here !== block || (node.previousSibling && node.previousSibling.nodeName === "BR");
        if (breaks && text) text += pause(text);
        block = here;
        pieces.push({ node, from: text.length });
        text += node.data;
      }
      text += pause(text);
    }
    return { text, pieces };
  }

  function mark({ text, pieces }, at, length) {
    const piece = pieces.filter(({ from }) => from <= at).pop();
    if (!marks || !piece) return;
    const from = at - piece.from;
    const word = length || /^\S*/.exec(text.slice(at))[0].length;
    const to = Math.min(from + word, piece.node.data.length);
    if (from >= to) return;
    const range = new Range();
    range.setStart(piece.node, from);
    range.setEnd(piece.node, to);
    marks.set("spoken", new Highlight(range));
  }

  function toggle(button) {
    const same = button === reading;
    stop();
    if (same) return;
    const said = script(button.closest("article"));
    const words = new SpeechSynthesisUtterance(said.text);
    words.voice = voiceFor(button.dataset.listen);
    words.lang = words.voice ? words.voice.lang : button.dataset.listen;
    words.onboundary = (event) => button === reading && event.name !== "sentence" && mark(said, event.charIndex, event.charLength);
    words.onend = () => button === reading && stop();
    button.dataset.name = button.textContent;
    button.textContent = button.dataset.stop;
    reading = button;
    speech.speak(words);
  }

  offer();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  document.addEventListener("answered", () => {
    stop();
    offer();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-listen]");
    if (button) toggle(button);
  });
  addEventListener("keydown", (event) => event.key === "Escape" && stop());
  addEventListener("pagehide", stop);
})();
