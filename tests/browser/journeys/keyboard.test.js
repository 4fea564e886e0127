// Hands on the keyboard, ears at a screen reader, and a network that fails.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Visitor, openBrowser } from "../support/browser.js";
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

const story = (title, tell, options) =>
  test(title, async () => {
    const visitor = await Visitor.arrive(browser, service, options);
    await visitor.go("/");
    await tell(visitor, visitor.page);
    await visitor.leave();
  });

// Where questions are sent, whatever the language in the address.
const CHAT = (url) => url.pathname === "/";

const DECK = "behöver jag bygglov för altan";
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

story("A-CHAT-24: Tab goes first to the skip link, then through the page in the order it is read", async (visitor, page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  const inOrder = await page.evaluate(() => {
    const stops = [...document.querySelectorAll("a[href], button, textarea, input:not([type=hidden]), summary")];
    return stops.filter((stop) => stop.checkVisibility() && !stop.closest("[hidden]")).length;
  });
  const seen = [];
  for (let step = 0; step < inOrder - 1; step += 1) {
    await page.keyboard.press("Tab");
    seen.push(
      await page.evaluate(() => {
        const before = document.querySelector("[data-was]");
        const now = document.activeElement;
        const follows = !before || Boolean(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
        before?.removeAttribute("data-was");
        now.setAttribute("data-was", "");
        return follows;
      }),
    );
  }
  assert.ok(seen.every(Boolean), "each stop comes after the one before in the document");
});

story("The skip link leads past the head of the page", async (visitor, page) => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "main");
});

story("A-CHAT-17: Enter sends, Shift and Enter makes a new line, and the help says so", async (visitor, page) => {
  await visitor.sees("Enter skickar", page.locator("#text-help"));
  await page.locator("#text").focus();
  await page.keyboard.type("behöver jag bygglov");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("för altan");
  assert.equal(await page.locator("#text").inputValue(), "behöver jag bygglov\nför altan");
  assert.equal(await visitor.count(".line"), 0);
  await visitor.turn(() => page.keyboard.press("Enter"));
  await visitor.sees("Bygglov för altan", visitor.latest.locator("h3"));
});

story("A-CHAT-3 A-CHAT-5: the log speaks and the focus stays in the empty field", async (visitor, page) => {
  assert.equal(await page.locator("#latest").getAttribute("role"), "log");
  assert.ok(await page.locator("#latest").getAttribute("aria-label"));
  await visitor.ask(DECK);
  assert.equal(await focused(page), "text");
  assert.equal(await page.locator("#text").inputValue(), "");
});

story("A-CHAT-4: after several turns the log holds the latest exchange only, the rest stands before it", async (visitor, page) => {
  for (const text of [DECK, "min granne eldar hela tiden", "hur får jag lägre dagisavgift", "var förnyar jag passet"]) await visitor.ask(text);
  assert.equal(await visitor.count("#latest .line"), 2);
  assert.equal(await visitor.count("#earlier .line"), 6);
  await visitor.sees("var förnyar jag passet", visitor.latest);
  assert.equal(await visitor.count("#earlier .actions, #earlier .related"), 0, "only the newest reply has buttons");
  await page.reload();
  assert.equal(await visitor.count("#latest .line"), 2, "and the same after a reload");
  assert.equal(await visitor.count("#earlier .line"), 6);
});

story("A-CHAT-7: what is only to be read is no stop for Tab", async (visitor) => {
  await visitor.ask(DECK);
  assert.equal(await visitor.count('[tabindex="0"]'), 0);
});

story("A follow-up is asked with the keyboard alone, from the answer's own buttons", async (visitor, page) => {
  await visitor.ask(DECK);
  const choice = visitor.latest.locator(".related button").first();
  const title = await choice.innerText();
  await choice.focus();
  await visitor.turn(() => page.keyboard.press("Enter"));
  await visitor.sees(title, visitor.latest.locator(".citizen"));
  assert.equal(await focused(page), "text");
});

story("A-CHAT-15: while waiting, the button stays reachable, the field is read-only, and one text says so", async (visitor, page) => {
  let release;
  const released = new Promise((done) => (release = done));
  await page.route(CHAT, async (route) => {
    if (route.request().method() === "POST") await released;
    await route.continue();
  });
  await page.locator("#text").fill(DECK);
  await visitor.turn(async () => {
    await page.locator("#send").click();
    assert.equal(await page.locator("#send").getAttribute("aria-disabled"), "true");
    assert.equal(await page.locator("#send").evaluate((button) => button.disabled), false, "it can still hold the focus");
    assert.equal(await page.locator("#text").evaluate((field) => field.readOnly), true);
    await visitor.sees("Söker ett svar", page.locator("#waiting"));
    release();
  });
  assert.equal(await page.locator("#waiting").innerText(), "");
  assert.equal(await page.locator("#text").evaluate((field) => field.readOnly), false);
});

story("A-CHAT-16: when the script's call fails, the form itself is sent and nothing is lost", async (visitor, page) => {
  let failed = 0;
  await page.route(CHAT, (route) => {
    if (!route.request().headers()["x-fragment"]) return route.continue();
    failed += 1;
    return route.abort("connectionfailed");
  });
  await page.locator("#text").fill(DECK);
  await visitor.loads(() => page.locator("#send").click());
  assert.equal(failed, 1);
  await visitor.sees("Bygglov för altan", visitor.latest.locator("h3"));
  assert.equal(await visitor.count(".line.citizen"), 1, "asked once, not twice");
});

story("A-CHAT-16: when the network is gone for good, what was written is still there on the way back", async (visitor, page) => {
  const failed = (request) => request.isNavigationRequest();
  await page.route(CHAT, (route) => (route.request().method() === "POST" ? route.abort("internetdisconnected") : route.continue()));
  await page.locator("#text").fill(DECK);
  const gone = page.waitForEvent("requestfailed", failed);
  await page.locator("#send").click();
  await gone;
  await page.unroute(CHAT);
  await page.goBack();
  await page.locator("#text").waitFor();
  assert.equal(await page.locator("#text").inputValue(), DECK);
});

story("A-CHAT-13: the counter speaks when 80 % of the room is used, and says when there is too much", async (visitor, page) => {
  const limit = Number(await page.locator("#composer").getAttribute("data-limit"));
  await page.locator("#text").fill("a".repeat(limit - 10));
  await visitor.sees("10 tecken kvar", page.locator("#text-count"));
  await page.locator("#text").fill("a".repeat(limit + 3));
  await visitor.sees("3 tecken för mycket", page.locator("#text-count"));
  await visitor.loads(() => page.locator("#send").click());
  await page.locator("#fault-summary").waitFor();
  assert.equal((await page.locator("#text").inputValue()).length, limit + 3, "what was written is kept");
  assert.equal(await focused(page), "fault-summary");
});

story("R15: a personal number is pointed out before it is sent", async (visitor, page) => {
  await page.locator("#text").fill("mitt nummer är 640823-3234");
  await visitor.sees("personnummer", page.locator("#text-hint"));
});

story("A-CHAT-14: the fault summary leads to the field with the fault", async (visitor, page) => {
  await visitor.go("/prata-med-oss");
  await visitor.loads(() => page.locator("form.handover button[type=submit]").click());
  assert.equal(await focused(page), "fault-summary");
  const field = (await page.locator("#fault-summary a").first().getAttribute("href")).slice(1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, `#${field}`);
  assert.equal(await page.locator(`#${field}`).getAttribute("aria-invalid"), "true");
  assert.match(await page.locator(`#${field}`).getAttribute("aria-describedby"), new RegExp(`${field}-fault`));
});

story("R19: who must leave quickly is gone at once, and leaves nothing behind", async (visitor, page) => {
  await visitor.context.route("https://**", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: "<h1>Väder</h1>" }));
  await visitor.ask(DECK);
  await visitor.ask("mamma slår mig");
  await visitor.loads(() => visitor.latest.locator(".exit-button").click());
  await visitor.sees("Väder");
  assert.deepEqual(visitor.faults.splice(0).map((fault) => new URL(fault.split(" ").pop()).protocol), ["https:"]);
  await page.goBack();
  assert.doesNotMatch(await page.locator("body").innerText(), /slår mig/);
  // The view is cleared by a call that outlives the page; it may still be on its way.
  const limit = Date.now() + 20_000;
  do await visitor.go("/");
  while ((await visitor.count(".line")) > 0 && Date.now() < limit);
  assert.equal(await visitor.count(".line"), 0, "what was asked before is gone too");
});
