// What can be measured of how a page is laid out.

/** Says how far the page reaches beyond the screen sideways; nothing when it does not (SC 1.4.10). */
export function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    return scrollWidth <= clientWidth ? "" : `${scrollWidth} px of content in ${clientWidth} px`;
  });
}

/** Parts that are pinned to the screen or scroll on their own (A-CHAT-8, A-CHAT-9). */
export function pinned(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((part) => {
        const { position, overflowY } = getComputedStyle(part);
        const scrolls = /auto|scroll/.test(overflowY) && part.tagName !== "TEXTAREA" && part.scrollHeight > part.clientHeight + 1;
        return /fixed|sticky/.test(position) || scrolls;
      })
      .map((part) => part.outerHTML.slice(0, 80)),
  );
}
