// How little it takes: bytes, requests, cookies and movement of the first view (E-4, E-5, E-6, G-10). A budget that is
// passed fails here. How quick it is, on a slowed processor, is measured by benches/first_view.js.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Visitor, openBrowser } from "../support/browser.js";
import { startService } from "../support/service.js";
import { firstView } from "../support/first_view.js";

const KB = 1024;
const CHAT = 60 * KB;
const LAUNCHER = 5 * KB;

let service;
let browser;
before(async () => {
  service = await startService();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

for (const path of ["/?lang=sv", "/?lang=sv-simple", "/?lang=en", "/widget?lang=sv", "/?lang=sv&q=beh%C3%B6ver%20jag%20bygglov%20f%C3%B6r%20altan", "/svar/bygglov-altan?lang=sv"]) {
  test(`E-5: the first view of ${decodeURIComponent(path)} fits in ${CHAT / KB} KB, moves nothing and asks no other host`, async () => {
    const visitor = await Visitor.arrive(browser, service);
    const view = await firstView(visitor.page, `${service.address}${path}`);
    assert.ok(view.bytes <= CHAT, `${view.bytes} bytes: ${JSON.stringify(view.parts)}`);
    assert.deepEqual(view.parts.filter(({ url }) => !url.startsWith(service.address)), []);
    assert.ok(view.parts.every(({ encoding, bytes }) => encoding || bytes < KB), `all but the smallest are compressed: ${JSON.stringify(view.parts)}`);
    assert.equal(view.shift, 0, "E-6: nothing moves");
    assert.deepEqual(await visitor.context.cookies(), [], "G-10: no cookie before the first message");
    await visitor.leave();
  });
}

test(`E-5, E-6: the launcher fits in ${LAUNCHER / KB} KB, is the only thing asked for, and moves nothing`, async () => {
  const visitor = await Visitor.arrive(browser, service);
  const view = await firstView(visitor.page, `${service.address}/demo`);
  const launcher = view.parts.filter(({ url }) => url.endsWith("/embed.js"));
  assert.equal(launcher.length, 1);
  assert.ok(launcher[0].bytes <= LAUNCHER, `${launcher[0].bytes} bytes`);
  assert.equal(view.parts.some(({ url }) => url.includes("/widget")), false);
  assert.equal(view.shift, 0);
  await visitor.leave();
});
