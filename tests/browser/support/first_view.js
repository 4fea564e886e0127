// What a first visit takes: every response as it came over the wire, and how much the page moved.

/**
 * Loads an address in an empty browser on a processor slowed down so many times, where a page is painted before all of it
 * is there. Bytes are of bodies as sent, compressed.
 */
export async function firstView(page, address, slowed = 8) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const answers = new Map();
  const parts = [];
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const { "content-encoding": encoding = "", "content-length": length } = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
    answers.set(requestId, { url: response.url, encoding, length, headers: response.encodedDataLength });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    // What is counted for the whole response holds its head, too; that came first.
    if (answer) parts.push({ url: answer.url, encoding: answer.encoding, bytes: encodedDataLength - answer.headers });
  });
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifted += entry.value))).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const shift = await page.evaluate(() => window.shifted);
  return { parts, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0), shift };
}
