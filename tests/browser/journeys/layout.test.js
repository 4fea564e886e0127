// Small screens, large text, paper and people who are made ill by motion.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";

import { Visitor, openBrowser } from "../support/browser.js";
import { pinned, sideways } from "../support/layout.js";
import { startService } from "../support/service.js";
import { CITIZEN_STATES } from "../support/states.js";

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

const story = (title, options, tell) =>
  test(title, async () => {
    const visitor = await Visitor.arrive(browser, service, options);
    await tell(visitor, visitor.page);
    await visitor.leave();
  });

const SMALL = { width: 320, height: 256 };
const STATES = ["chat empty", "chat answer", "chat safety", "handover form with faults", "receipt", "services", "about", "chat after a reload"];

// The spacing that SC 1.4.12 names. Set through the style sheet's own interface, which the page's policy does not stop.
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

for (const mode of ["sv", "sv-simple", "en"]) {
  describe(`A-CHAT-9: at 320 × 256 nothing is lost and nothing scrolls sideways, in ${mode}`, () => {
    for (const name of STATES) {
      story(name, { viewport: SMALL }, async (visitor, page) => {
        await CITIZEN_STATES[name](visitor, mode);
        assert.equal(await sideways(page), "");
        const stuck = await pinned(page);
        assert.deepEqual(stuck, [], "nothing is pinned to the screen or scrolls on its own, the composer least of all");
        await page.evaluate((css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
        }, SPACING);
        assert.equal(await sideways(page), "", "A-CHAT-29: nor with wider text spacing");
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll("main :is(a, button, p, li, h1, h2, h3, label, dd)")]
            .filter((part) => part.checkVisibility() && !part.closest(".unseen") && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== "visible")
            .map((part) => part.outerHTML.slice(0, 80)),
        );
        assert.deepEqual(cut, [], "and no text is cut off");
      });
    }
  });
}

for (const viewport of [SMALL, { width: 1280, height: 720 }]) {
  describe(`A-CHAT-10: whatever has the focus can be seen, at ${viewport.width} px`, () => {
    for (const name of ["chat empty", "chat answer", "chat safety", "handover form with faults", "services found"]) {
      story(name, { viewport, reducedMotion: "reduce" }, async (visitor, page) => {
        await CITIZEN_STATES[name](visitor, "sv");
        await page.evaluate(() => {
          document.activeElement.blur();
          scrollTo(0, 0);
        });
        const hidden = [];
        let stops = 0;
        for (let atEnd = false; !atEnd && stops < 200; stops += 1) {
          await page.keyboard.press("Tab");
          const state = await page.evaluate(() => {
            const stop = document.activeElement;
            if (stop === document.body) return "end";
            const seen = [...stop.getClientRects()].some((box) => {
              const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]));
              return points.some(([x, y]) => stop.contains(document.elementFromPoint(x, y)));
            });
            return seen ? "" : stop.outerHTML.slice(0, 100);
          });
          atEnd = state === "end";
          if (!atEnd && state) hidden.push(state);
        }
        assert.ok(stops > 5 && stops < 200, `${stops} stops`);
        assert.deepEqual(hidden, []);
      });
    }
  });
}

story("A-CHAT-11: the buttons that matter are at least 44 px each way", { viewport: { width: 320, height: 640 } }, async (visitor, page) => {
  await CITIZEN_STATES["chat answer"](visitor, "sv");
  const small = await page.locator(".primary, .button, .action, .choice, .to-person, .numbers a, .exit-button").evaluateAll((targets) =>
    targets.filter((target) => target.checkVisibility()).map((target) => [target.textContent.trim(), target.getBoundingClientRect()])
      .filter(([, box]) => box.width < 44 || box.height < 44).map(([text, box]) => `${text}: ${box.width} × ${box.height}`),
  );
  assert.deepEqual(small, []);
});

story("A-CHAT-19: with reduced motion nothing slides, fades or scrolls smoothly", { reducedMotion: "reduce" }, async (visitor, page) => {
  await page.addInitScript(() => {
    window.scrolled = [];
    const scroll = Element.prototype.scrollIntoView;
    Element.prototype.scrollIntoView = function (how) {
      window.scrolled.push(how?.behavior ?? "auto");
      return scroll.call(this, how);
    };
  });
  await CITIZEN_STATES["chat answer"](visitor, "sv");
  assert.deepEqual([...new Set(await page.evaluate(() => window.scrolled))], ["auto"]);
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
});

story("A-CHAT-27: on paper the first and the last message stand, with sources, and without buttons", {}, async (visitor, page) => {
  await visitor.go("/");
  for (const text of ["behöver jag bygglov för altan", "min granne eldar hela tiden", "hur får jag lägre dagisavgift"]) await visitor.ask(text);
  const pdf = await page.pdf({ format: "A4" });
  const paper = execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }).replaceAll(/\s+/g, " ");
  for (const text of ["behöver jag bygglov för altan", "Bygglov för altan", "hur får jag lägre dagisavgift", "Avgift för förskola", "Varifrån kommer svaret?", "har godkänt"]) {
    assert.ok(paper.includes(text), `"${text}" is on paper`);
  }
  for (const text of ["Skicka", "Rensa", "Enklare", "Din fråga"]) assert.equal(paper.includes(text), false, `"${text}" is not`);
});

story("A-CHAT-20: help comes in the same order on every page", {}, async (visitor, page) => {
  const orders = new Set();
  for (const path of ["/", "/tjanster", "/om", "/integritet", "/tillganglighet", "/prata-med-oss", "/rensa", "/finns-inte"]) {
    await visitor.go(path);
    orders.add(JSON.stringify(await page.locator(".main-nav a, .bottom dt, .foot-links a").allInnerTexts()));
  }
  assert.equal(orders.size, 1, [...orders].join("\n"));
});

story("In forced colours the borders that carry meaning remain", { forcedColors: "active" }, async (visitor, page) => {
  await CITIZEN_STATES["chat answer"](visitor, "sv");
  for (const part of ["#latest .reply", "#latest .citizen .words", "#send"]) {
    assert.notEqual(await page.locator(part).first().evaluate((element) => getComputedStyle(element).borderTopWidth), "0px", part);
  }
});

for (const path of ["/tjanster?q=bygglov", "/prata-med-oss", "/"]) {
  story(`A-CHAT-29: at 320 px and with text twice as large nothing is wider than the screen: ${path}`, { viewport: SMALL }, async (visitor, page) => {
    for (const mode of ["sv", "sv-simple"]) {
      await visitor.go(`${path}${path.includes("?") ? "&" : "?"}lang=${mode}&storlek=200&rader=glesa`);
      assert.equal(await sideways(page), "", mode);
    }
  });
}

story("The link of the page one is on says so", {}, async (visitor, page) => {
  await visitor.go("/tjanster");
  assert.deepEqual(await page.locator('.main-nav a[aria-current="page"]').allInnerTexts(), ["E-tjänster"]);
});

story("A field for how to be reached comes with its choice, and is the next stop", {}, async (visitor, page) => {
  await visitor.go("/prata-med-oss");
  assert.equal(await page.locator("#phone").isVisible(), false);
  await page.locator("#contact-phone").check();
  assert.equal(await page.locator("#phone").isVisible(), true);
  assert.equal(await page.locator("#email").isVisible(), false);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "phone");
});

story("S-9: in danger the numbers come first, and the way out right under them", { viewport: { width: 320, height: 640 } }, async (visitor, page) => {
  await CITIZEN_STATES["chat safety"](visitor, "sv");
  const order = await page.locator("article.safety > :is(.numbers, form, .text)").evaluateAll((parts) => parts.map((part) => part.className || part.tagName));
  assert.deepEqual(order, ["numbers", "FORM", "text"]);
  assert.equal(await page.locator("article.safety .numbers a").first().getAttribute("href"), "tel:112");
});
