// The chat on the municipality's own pages: another host, a strict policy, and people who came for something else.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { violations } from "../support/axe.js";
import { Visitor, openBrowser } from "../support/browser.js";
import { startHost } from "../support/host.js";
import { startService } from "../support/service.js";

const LARGE = { width: 1280, height: 900 };
const PHONE = { width: 320, height: 640 };

let host;
let service;
let browser;
before(async () => {
  host = await startHost();
  service = await startService(`[embed]\nallowed_hosts = ["${host.address}"]\n`);
  host.chat = service.address;
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await service?.stop();
  await host?.stop();
});

/** A journey that begins on the host's page. */
const story = (title, { attributes = "", link = "data-medborgarsvar", lang = "sv", policy = null, ...options }, tell) =>
  test(title, async () => {
    Object.assign(host, { attributes, link, lang, policy });
    const visitor = await Visitor.arrive(browser, service, { viewport: LARGE, ...options });
    visitor.known.add(host.address);
    await tell(visitor, visitor.page);
    await visitor.leave();
  });

const onHost = (visitor) => visitor.page.goto(host.address);
const panel = (page) => page.locator("dialog");
const chat = (page) => page.frameLocator("iframe");
const open = async (page) => {
  await page.locator("#chat").click();
  await chat(page).locator("#composer").waitFor();
};
const focusIsOn = (page, id) => page.waitForFunction((id) => document.activeElement?.id === id, id);
const ask = async (page, text) => {
  await chat(page).locator("#text").fill(text);
  await chat(page).locator("#send").click();
  await chat(page).locator("#latest article.answer").waitFor();
};

story("E-1: without script the link leads to the chat", { script: false }, async (visitor, page) => {
  await onHost(visitor);
  await visitor.loads(() => page.locator("#chat").click());
  assert.equal(new URL(page.url()).origin, service.address);
  await page.locator("#composer").waitFor();
});

story("E-1: where the page's policy stops the script the link leads to the chat", { policy: "default-src 'self'" }, async (visitor, page) => {
  await onHost(visitor);
  assert.equal(visitor.faults.splice(0).length, 1, "the script was stopped");
  await visitor.loads(() => page.locator("#chat").click());
  await page.locator("#composer").waitFor();
});

story("E-1: a click for another window is left alone", {}, async (visitor, page) => {
  await onHost(visitor);
  const [other] = await Promise.all([visitor.context.waitForEvent("page"), page.locator("#chat").click({ modifiers: ["Control"] })]);
  await other.locator("#composer").waitFor();
  assert.equal(await page.locator("iframe").count(), 0);
});

story("E-3, E-4: under a strict policy nothing is fetched but the launcher, and nothing stored, before the click", {}, async (visitor, page) => {
  const asked = [];
  visitor.context.on("request", (request) => request.url().startsWith(service.address) && asked.push(new URL(request.url()).pathname));
  await onHost(visitor);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(asked, ["/embed.js"]);
  assert.equal(await page.locator("iframe, dialog").count(), 0);
  await open(page);
  const { origins, cookies } = await visitor.context.storageState({ indexedDB: true });
  assert.deepEqual([origins, cookies], [[], []], "nor by the click alone");
});

story("E-2: beside the page the panel is no trap: Esc closes it, the focus comes back, and the conversation stays", {}, async (visitor, page) => {
  await onHost(visitor);
  await page.locator("#chat").focus();
  await page.keyboard.press("Enter");
  await chat(page).locator("#composer").waitFor();
  assert.equal(await page.locator("iframe").getAttribute("title"), "Chatt med Mjölby kommun");
  assert.equal(await page.locator("#chat").getAttribute("aria-expanded"), "true");
  assert.equal(await panel(page).evaluate((dialog) => dialog.matches(":modal")), false);
  await ask(page, "behöver jag bygglov för altan");
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "hidden" });
  await focusIsOn(page, "chat");
  assert.equal(await page.locator("#chat").getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Enter");
  await chat(page).locator("#latest article.answer").waitFor();
  await page.locator("#search").focus();
  await page.keyboard.type("sopor");
  assert.equal(await page.locator("#search").inputValue(), "sopor", "the page goes on working beside it");
  assert.equal(await panel(page).isVisible(), true);
});

story("A-CHAT-24: on a phone the panel is all there is, and the page behind it can't be reached", { viewport: PHONE }, async (visitor, page) => {
  await onHost(visitor);
  await open(page);
  assert.equal(await panel(page).evaluate((dialog) => dialog.matches(":modal")), true);
  assert.deepEqual(await panel(page).boundingBox(), { x: 0, y: 0, ...PHONE });
  await page.evaluate(() => document.querySelector("#search").focus());
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "search");
  await panel(page).getByRole("button", { name: "Stäng chatten" }).click();
  await panel(page).waitFor({ state: "hidden" });
  await focusIsOn(page, "chat");
  await open(page);
  await chat(page).locator("#text").press("Escape");
  await panel(page).waitFor({ state: "hidden" });
  await focusIsOn(page, "chat");
});

story("A turned phone, or a window made larger, keeps the conversation", { viewport: PHONE }, async (visitor, page) => {
  await onHost(visitor);
  await open(page);
  await ask(page, "behöver jag bygglov för altan");
  await page.setViewportSize(LARGE);
  await page.waitForFunction(() => document.querySelector("body > div:last-child").shadowRoot.querySelector("dialog:not(.full)"));
  assert.equal(await panel(page).evaluate((dialog) => dialog.open && !dialog.matches(":modal")), true);
  await chat(page).locator("#latest article.answer").waitFor();
});

for (const viewport of [PHONE, LARGE]) {
  story(`E-7: at ${viewport.width} px neither launcher nor panel covers what has the focus on the page`, { viewport, attributes: 'data-position="right"' }, async (visitor, page) => {
    await onHost(visitor);
    if (viewport === PHONE) assert.equal(await page.locator("button").filter({ visible: true }).count(), 0, "on a phone there is the link alone");
    else await page.getByRole("button", { name: /^Chatta med oss/ }).click();
    if (viewport === LARGE) await chat(page).locator("#composer").waitFor();
    await page.locator("#search").focus();
    const hidden = await page.evaluate(async () => {
      const found = [];
      for (const stop of document.querySelectorAll("input, a")) {
        stop.focus();
        const box = stop.getBoundingClientRect();
        const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        if (!stop.contains(top)) found.push(stop.outerHTML);
      }
      return found;
    });
    assert.deepEqual(hidden, []);
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth), 0);
  });
}

story("E-7: on paper there is neither launcher nor panel", { attributes: 'data-position="left"' }, async (visitor, page) => {
  await onHost(visitor);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#chat").isVisible(), false);
  assert.equal(await page.locator("button").filter({ visible: true }).count(), 0);
});

story("E-8: while nobody is there the launcher's name says so, and when people answer", {}, async (visitor, page) => {
  await page.clock.setFixedTime(new Date("2030-01-06T12:00:00Z"));
  await page.route("**/embed.js", async (route) => {
    const body = await (await route.fetch()).text();
    await route.fulfill({ body: body.replace(/"open":\w+/, '"open":false').replace(/"changes":\d+/, '"changes":1900000000'), contentType: "text/javascript" });
  });
  await onHost(visitor);
  const name = await page.locator("#chat").getAttribute("aria-label");
  assert.match(name, /^Chatta med oss – automatiska svar just nu\. Människor svarar måndag–torsdag 7\.30–16\.30/);
  await page.clock.setFixedTime(new Date(1900000001000));
  await onHost(visitor);
  assert.equal(await page.locator("#chat").getAttribute("aria-label"), null, "also on a page that has been open since before");
});

story("The page can steer the chat, and is told that something happened, not what", { attributes: 'data-topic="bygga-bo" data-mode="simple"' }, async (visitor, page) => {
  await onHost(visitor);
  await page.evaluate(() => {
    window.heard = [];
    for (const event of ["ready", "opened", "closed", "message", "handover"]) medborgarsvar.on(event, (...more) => heard.push(event + more.length));
    medborgarsvar.ask("behöver jag bygglov för altan");
  });
  await chat(page).locator("#latest article.answer").waitFor();
  assert.match(await page.locator("iframe").getAttribute("src"), /lang=sv-simple&amne=bygga-bo$/);
  await page.waitForFunction(() => heard.length >= 3);
  assert.deepEqual(await page.evaluate(() => heard), ["opened0", "ready0", "message0"]);
  await chat(page).locator(".main-nav .to-person").click();
  await chat(page).locator("form.handover button[type=submit]").click();
  await chat(page).locator(".reference").waitFor();
  await page.waitForFunction(() => heard.includes("handover0"));
  await page.evaluate(() => medborgarsvar.setLocale("en"));
  await chat(page).locator("html[lang=en]").waitFor();
  await page.evaluate(() => (medborgarsvar.toggle(), medborgarsvar.toggle(), medborgarsvar.close()));
  await panel(page).waitFor({ state: "hidden" });
  await assert.rejects(page.evaluate(() => medborgarsvar.on("text", () => {})), /no event text/);
});

story("X-6: a message from another page, or of another shape, does nothing", {}, async (visitor, page) => {
  await onHost(visitor);
  await open(page);
  await page.evaluate(() => {
    window.heard = [];
    medborgarsvar.on("message", () => heard.push("message"));
    for (const data of [{ medborgarsvar: 1, type: "message" }, { medborgarsvar: 1, type: "close" }]) postMessage(data, "*");
  });
  const frame = page.frame({ url: /widget/ });
  await frame.evaluate(() => {
    for (const data of [null, "close", { type: "close" }, { medborgarsvar: 1, type: "constructor" }, { medborgarsvar: 1 }]) parent.postMessage(data, "*");
    // Not from the page around it: whoever asks so is not answered.
    postMessage({ medborgarsvar: 1, type: "ask", text: "hej" }, "*");
  });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  assert.deepEqual(await page.evaluate(() => heard), []);
  assert.equal(await panel(page).isVisible(), true);
  assert.equal(await chat(page).locator("#latest li").count(), 0);
});

story("A link out of an answer opens in the whole window", {}, async (visitor, page) => {
  await page.route("https://**", (route) => route.fulfill({ body: "<h1>Annan sajt</h1>", contentType: "text/html; charset=utf-8" }));
  await onHost(visitor);
  await open(page);
  await ask(page, "behöver jag bygglov för altan");
  const out = chat(page).locator("#latest article.answer a[href^=https]").first();
  visitor.known.add(new URL(await out.getAttribute("href")).origin);
  await visitor.loads(() => out.click());
  await page.getByText("Annan sajt").waitFor();
});

story("S-9: leaving in a hurry from the panel takes the whole window", { attributes: 'data-mode="simple"' }, async (visitor, page) => {
  await page.route("https://**", (route) => route.fulfill({ body: "<h1>Vädret</h1>", contentType: "text/html; charset=utf-8" }));
  await onHost(visitor);
  await open(page);
  const exit = chat(page).locator(".main-nav [data-exit]");
  visitor.known.add(new URL(await exit.getAttribute("data-exit")).origin);
  await visitor.loads(() => exit.click());
  await page.getByText("Vädret").waitFor();
});

story("A page that is not allowed to can't frame the chat", {}, async (visitor, page) => {
  await page.goto(`${host.address.replace("127.0.0.1", "localhost")}`).catch(() => {});
  visitor.known.add(host.address.replace("127.0.0.1", "localhost"));
  visitor.faults.splice(0);
  const refused = page.waitForEvent("console", (message) => /frame-ancestors/.test(message.text()));
  await page.locator("#chat").click();
  await refused;
  visitor.faults.splice(0);
});

describe("The sample page", () => {
  for (const viewport of [LARGE, PHONE]) {
    story(`shows the chat at ${viewport.width} px, and axe finds nothing in page and panel`, { viewport }, async (visitor, page) => {
      await visitor.go("/demo");
      assert.deepEqual(await violations(page), []);
      await page.locator("footer [data-medborgarsvar]").click();
      await chat(page).locator("#composer").waitFor();
      const found = await violations(page);
      assert.deepEqual(found, []);
    });
  }

  story("moves nothing when the launcher comes", { attributes: "" }, async (visitor, page) => {
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value))).observe({ type: "layout-shift", buffered: true });
    });
    await visitor.go("/demo");
    await page.getByRole("button", { name: /^Chatta med oss/ }).waitFor();
    assert.equal(await page.evaluate(() => window.shift), 0);
  });
});
