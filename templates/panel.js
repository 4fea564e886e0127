// Inside the panel: tells the page around it that something has happened, never what, and asks what that page asks.
(() => {
  "use strict";
  if (parent === window) return;
  const allowed = [location.origin, ...HOSTS];
  const isAllowed = (origin) =>
    allowed.some((host) => {
      const [scheme, domain] = host.split("*");
      return domain === undefined ? host === origin : origin.startsWith(scheme) && origin.endsWith(domain);
    });
  const composer = document.querySelector("#composer");
  let around;
  const tell = (type) => around && parent.postMessage({ medborgarsvar: 1, type }, around);

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || !isAllowed(origin) || !data || data.medborgarsvar !== 1) return;
    if (data.type === "hello") {
      const isFirst = !around;
      around = origin;
      tell("ready");
      if (isFirst) news();
    } else if (data.type === "ask" && typeof data.text === "string") ask(data.text);
  });

  // What has happened on the way to this page.
  function news() {
    if (/[?&]nytt=1/.test(location.search)) tell("handover");
    else if (composer && /^#m-\d+$/.test(location.hash)) tell("message");
  }

  const lines = document.querySelector("#latest .lines");
  if (lines) new MutationObserver(() => lines.children.length && tell("message")).observe(lines, { childList: true });

  // As a form of its own, so that what stands in the field stays there. On other pages the chat comes first.
  function ask(text) {
    if (!composer) return location.assign(document.querySelector(".brand").href);
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: composer.action, hidden: true });
    for (const [name, value] of [["lang", composer.elements.lang.value], ["after", composer.elements.after.value], ["text", text]]) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    composer.parentNode.append(form);
    tell("asked");
    form.requestSubmit();
  }

  // Esc closes the panel, unless it has something else to end.
  addEventListener(
    "keydown",
    (event) => event.key === "Escape" && !event.isComposing && !(window.speechSynthesis && speechSynthesis.speaking) && tell("close"),
    true,
  );
})();
