// How quick the first view and an answer are in a browser on a processor slowed four times: LCP, INP, blocked time and
// layout shift, by the browser's own observers. Median and worst of N visits, each in an empty browser. Usage:
//   cargo build --release && (cd tests/browser && npm ci)
//   MEDBORGARSVAR_BIN=target/release/medborgarsvar node benches/first_view.js [N]

import { openBrowser } from "../tests/browser/support/browser.js";
import { firstView } from "../tests/browser/support/first_view.js";
import { startService } from "../tests/browser/support/service.js";

const VISITS = Number(process.argv[2] ?? 9);
const SLOWED = 4;
const VIEWS = [
  ["chat, 390 px", "/?lang=sv", { width: 390, height: 844 }],
  ["chat, 1280 px", "/?lang=sv", { width: 1280, height: 900 }],
  ["simple, 390 px", "/?lang=sv-simple", { width: 390, height: 844 }],
  ["sample page with launcher", "/demo", { width: 1280, height: 900 }],
];

const observe = () => {
  window.seen = { lcp: 0, blocked: 0, interactions: [] };
  const on = (type, take, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  on("largest-contentful-paint", (entry) => (window.seen.lcp = entry.startTime));
  on("longtask", (entry) => (window.seen.blocked += entry.duration - 50));
  on("event", (entry) => entry.interactionId && window.seen.interactions.push(entry.duration), { durationThreshold: 16 });
};

async function visit(browser, service, path, viewport) {
  const context = await browser.newContext({ viewport, locale: "sv-SE" });
  const page = await context.newPage();
  await page.addInitScript(observe);
  const { bytes, shift } = await firstView(page, service.address + path, SLOWED);
  const { lcp, blocked } = await page.evaluate(() => window.seen);
  const field = page.locator("#text");
  let inp = null;
  if (await field.count()) {
    await field.click();
    await field.pressSequentially("behöver jag bygglov för altan", { delay: 20 });
    await page.locator("#send").click();
    await page.locator("#latest .reply").waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    inp = Math.max(0, ...(await page.evaluate(() => window.seen.interactions)));
  }
  await context.close();
  return { bytes, shift, lcp, blocked, inp };
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const told = (values) => (values.some((value) => value === null) ? "" : `${Math.round(middle(values))} / ${Math.round(Math.max(...values))}`);

const service = await startService();
const browser = await openBrowser();
console.log(`| view | bytes | LCP ms | INP ms | blocked ms | CLS |\n|---|---:|---:|---:|---:|---:|`);
for (const [name, path, viewport] of VIEWS) {
  const visits = [];
  for (let at = 0; at < VISITS; at += 1) visits.push(await visit(browser, service, path, viewport));
  const all = (key) => visits.map((one) => one[key]);
  console.log(`| ${name} | ${middle(all("bytes"))} | ${told(all("lcp"))} | ${told(all("inp"))} | ${told(all("blocked"))} | ${Math.max(...all("shift"))} |`);
}
console.log(`\nMedian / worst of ${VISITS} visits, processor slowed ${SLOWED} times.`);
await browser.close();
await service.stop();
