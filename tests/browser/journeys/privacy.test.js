// What the browser keeps and fetches. That nothing comes from elsewhere is held in every journey, by Visitor.leave.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { MODES, Visitor, openBrowser } from "../support/browser.js";
import { startService } from "../support/service.js";

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

const PAGES = ["/", "/?lang=en", "/tjanster", "/om", "/integritet", "/tillganglighet", "/prata-med-oss", "/fick-du-svar", "/finns-inte", "/desk/login"];

for (const { name, script } of MODES) {
  test(`R17: no cookie and no storage before the first message, on any page, ${name}`, async () => {
    const visitor = await Visitor.arrive(browser, service, { script });
    for (const path of PAGES) {
      await visitor.go(path);
      assert.deepEqual(await visitor.context.cookies(), [], path);
    }
    const { origins } = await visitor.context.storageState({ indexedDB: true });
    assert.deepEqual(origins, []);
    await visitor.leave();
  });

  test(`R17: after the first message one cookie, for this service only and out of reach for scripts, ${name}`, async () => {
    const visitor = await Visitor.arrive(browser, service, { script });
    await visitor.go("/");
    await visitor.ask("behöver jag bygglov för altan");
    const cookies = await visitor.context.cookies();
    assert.deepEqual(cookies.map(({ name: of, httpOnly, sameSite, path }) => [of, httpOnly, sameSite, path]), [["samtal", true, "Lax", "/"]]);
    const hours = (cookies[0].expires - Date.now() / 1000) / 3600;
    assert.ok(hours > 20, `A-CHAT-18: no time limit below 20 hours, but ${hours}`);
    const { origins } = await visitor.context.storageState({ indexedDB: true });
    assert.deepEqual(origins, []);
    await visitor.leave();
  });

  test(`A question in the address is answered, stored nowhere, and sets no cookie, ${name}`, async () => {
    const visitor = await Visitor.arrive(browser, service, { script });
    await visitor.go(`/?q=${encodeURIComponent("behöver jag bygglov för altanen vid sjön")}`);
    await visitor.sees(/Bygglov för altan/, visitor.latest.locator("h3"));
    assert.deepEqual(await visitor.context.cookies(), []);
    assert.equal(await service.hasStored("altanen vid sjön"), false);
    assert.equal(service.hasLogged("altanen") || service.hasLogged("altanen%20vid"), false);
    await visitor.leave();
  });
}

test("X-4: the policy is real: a script that somebody managed to write into the page does not run", async () => {
  const visitor = await Visitor.arrive(browser, service);
  await visitor.go("/");
  await visitor.ask('<script>window.broken = 1</script><img src=x onerror="window.broken = 2"> bygglov altan');
  assert.equal(await visitor.page.evaluate(() => window.broken), undefined);
  assert.equal(await visitor.count("#latest script, #latest img"), 0, "what people write is shown as text");
  await visitor.page.evaluate(() => {
    const element = document.createElement("script");
    element.textContent = "window.broken = 3";
    document.body.append(element);
  });
  assert.equal(await visitor.page.evaluate(() => window.broken), undefined);
  assert.equal(visitor.faults.splice(0).length, 1, "and the breach is seen by these tests");
  await visitor.leave();
});
