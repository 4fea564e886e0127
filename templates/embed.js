// Opens the chat in a panel on the municipality's own pages. Without this script, or where it fails, the link it
// upgrades leads to the chat. Until somebody presses it, nothing is fetched, stored or shown. docs/embedding.md tells how.
((service) => {
  "use strict";
  const script = document.currentScript;
  // Browsers from before 2023 keep the link as it is.
  if (!script || !window.HTMLDialogElement || !("adoptedStyleSheets" in document)) return;
  const origin = new URL(script.src).origin;
  const LAUNCHER = "[data-medborgarsvar]";
  const ROOM_BESIDE = "(min-width: 60em) and (min-height: 30em)";
  const beside = matchMedia(ROOM_BESIDE);
  // Styles made by script are no inline styles: the strictest policy of a page lets them be.
  const sheet = (css) => {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    return made;
  };
  const adopt = (css) => (document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet(css)]);

  let opener = null;
  let chosen = null;
  const option = (name) => (opener && opener.dataset[name]) || script.dataset[name] || "";

  // The language: chosen by script, named by the link or the script, else the page's own.
  function language() {
    const named = chosen || option("lang") || document.documentElement.lang || "sv";
    const tag = [named, named.split("-")[0]].find((name) => name in service.texts) || "sv";
    return tag === "sv" && option("mode") === "simple" ? "sv-simple" : tag;
  }
  const texts = () => service.texts[language()];

  // Black or white, whichever can be read on the colour.
  function colours() {
    const colour = /^#[0-9a-f]{6}$/i.test(option("colour")) ? option("colour") : "#0f5257";
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return [colour, 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000" : "#fff"];
  }
  function paint(part) {
    const [colour, on] = colours();
    part.style.setProperty("--colour", colour);
    part.style.setProperty("--on", on);
  }

  const BASE = `:host { all: initial; display: contents; font: medium/1.3 system-ui, sans-serif }
    button { font: inherit; font-weight: 600; min-height: 44px; padding: .3em 1em; cursor: pointer; color: var(--on); background: var(--colour); border: 2px solid transparent }
    :focus-visible { outline: 3px solid var(--on); outline-offset: -5px }
    .left { right: auto !important; left: 1em !important }
    @media print { :host { display: none !important } }`;

  const place = (css, build) => {
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet(BASE + css)];
    build(root);
    document.body.append(host);
    return host;
  };

  let host, dialog, frame, bar, close;
  let isReady = false;
  let question = "";
  const listeners = { ready: new Set(), opened: new Set(), closed: new Set(), message: new Set(), handover: new Set() };
  const emit = (name) => listeners[name].forEach((listener) => listener());
  const send = (type, more) => frame.contentWindow.postMessage({ medborgarsvar: 1, type, ...more }, origin);

  function address() {
    const query = new URLSearchParams({ lang: language() });
    if (option("topic")) query.set("amne", option("topic"));
    return origin + "/widget?" + query;
  }

  function build() {
    host = place(
      `dialog { position: fixed; inset: auto 1em 1em auto; z-index: 2147483000; box-sizing: border-box; width: 27em; height: min(46em, 100vh - 2em);
        margin: 0; padding: 0; border: 2px solid var(--colour); border-radius: 12px; overflow: hidden; background: Canvas; box-shadow: 0 6px 30px #0005 }
      dialog[open] { display: flex; flex-direction: column }
      dialog.full { inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; border: 0; border-radius: 0 }
      button { flex: none; white-space: nowrap }
      p { display: flex; align-items: center; justify-content: space-between; gap: 1em; margin: 0; padding-inline-start: 1em; color: var(--on); background: var(--colour); font-weight: 600 }
      iframe { flex: 1; width: 100%; min-height: 0; border: 0; background: Canvas }`,
      (root) => {
        dialog = root.appendChild(document.createElement("dialog"));
        bar = dialog.appendChild(document.createElement("p"));
        bar.append(document.createElement("span"), (close = document.createElement("button")));
        frame = dialog.appendChild(document.createElement("iframe"));
      },
    );
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("keydown", (event) => event.key === "Escape" && dialog.close());
    dialog.addEventListener("close", closed);
    frame.addEventListener("load", () => send("hello"));
    name();
    frame.src = address();
  }

  function name() {
    if (!dialog) return;
    const { title, close: word } = texts();
    dialog.lang = language().split("-")[0];
    dialog.setAttribute("aria-label", title);
    bar.firstChild.textContent = frame.title = title;
    close.textContent = word;
    paint(host);
  }

  // Beside the page where there is room, else over all of it, and then as a modal dialog.
  function show() {
    dialog.classList.toggle("full", !beside.matches);
    dialog.classList.toggle("left", beside.matches && option("position") === "left");
    if (beside.matches) dialog.show();
    else dialog.showModal();
    frame.focus();
  }

  function open(from) {
    if (dialog && dialog.open) return frame.focus();
    opener = from || document.activeElement;
    if (!host) build();
    mark(true);
    show();
    emit("opened");
  }

  function closed() {
    // Moved to the other size of screen, it is open again before this event comes.
    if (dialog.open) return;
    mark(false);
    const lost = document.activeElement === host || document.activeElement === document.body;
    if (lost && opener && opener.isConnected) opener.focus();
    emit("closed");
  }

  const toggle = (from) => (dialog && dialog.open ? dialog.close() : open(from));

  beside.addEventListener("change", () => {
    if (!dialog || !dialog.open) return;
    dialog.close();
    show();
  });

  // Whatever on the page gets the focus stays in sight: what covers its middle steps to the other side.
  document.addEventListener("focusin", ({ target }) => {
    const inner = target.getBoundingClientRect();
    const [x, y] = [(inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2];
    for (const part of [dialog, corner]) {
      if (!part || target === part.getRootNode().host || part.classList.contains("full")) continue;
      const outer = part.getBoundingClientRect();
      if (x > outer.left && x < outer.right && y > outer.top && y < outer.bottom) part.classList.toggle("left");
    }
  });

  addEventListener("message", ({ origin: from, source, data }) => {
    if (from !== origin || !frame || source !== frame.contentWindow) return;
    if (!data || data.medborgarsvar !== 1) return;
    if (data.type === "ready") {
      if (!isReady) emit("ready");
      isReady = true;
      if (question) send("ask", { text: question });
    } else if (data.type === "asked") question = "";
    else if (data.type === "close") dialog.close();
    else if (data.type === "message" || data.type === "handover") emit(data.type);
  });

  // The links of the page, and a button in the corner where it is wanted and there is room: the links stay where they are.
  let corner = null;
  const launchers = () => [...document.querySelectorAll(LAUNCHER), ...(corner ? [corner] : [])];
  const isStaffed = () => service.open === (service.changes === null || Date.now() / 1000 < service.changes);
  const mark = (isOpen) => launchers().forEach((part) => part.setAttribute("aria-expanded", isOpen));
  function label() {
    const first = document.querySelector(LAUNCHER);
    if (corner) corner.textContent = first ? first.textContent.trim() : texts().title;
    launchers().forEach((part) => {
      part.setAttribute("aria-haspopup", "dialog");
      if (isStaffed()) part.removeAttribute("aria-label");
      else part.setAttribute("aria-label", part.textContent.trim() + " – " + texts().closed);
    });
    mark(!!dialog && dialog.open);
  }
  document.addEventListener("click", (event) => {
    const launcher = event.target.closest(LAUNCHER);
    if (!launcher || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    toggle(launcher);
  });

  function start() {
    adopt(`@media print { ${LAUNCHER} { display: none !important } }`);
    if (/^(left|right)$/.test(script.dataset.position)) {
      adopt(`@media ${ROOM_BESIDE} { html { scroll-padding-bottom: 6em } }`);
      const css = `button { display: none; position: fixed; inset: auto 1em 1em auto; z-index: 2147482000; border-radius: 2em; padding-inline: 1.3em; box-shadow: 0 3px 12px #0005 }
        @media ${ROOM_BESIDE} { button { display: block } }`;
      paint(place(css, (root) => (corner = root.appendChild(document.createElement("button")))));
      corner.type = "button";
      corner.classList.toggle("left", script.dataset.position === "left");
      corner.addEventListener("click", () => toggle(corner));
    }
    label();
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();

  window.medborgarsvar = {
    open: () => open(),
    close: () => dialog && dialog.close(),
    toggle: () => toggle(),
    ask(text) {
      question = String(text).slice(0, 500);
      open();
      if (isReady) send("ask", { text: question });
    },
    setLocale(tag) {
      chosen = tag;
      label();
      name();
      if (frame) frame.src = address();
    },
    on(event, listener) {
      if (!listeners[event]) throw new Error("medborgarsvar: there is no event " + event);
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
  };
})(SERVICE);
