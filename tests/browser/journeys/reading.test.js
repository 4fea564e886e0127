// Reading made easier: larger text, simple Swedish, pictures, words explained, and an answer read aloud.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";

import { Visitor, openBrowser } from "../support/browser.js";
import { sideways } from "../support/layout.js";
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

const story = (title, options, tell) =>
  test(title, async () => {
    const visitor = await Visitor.arrive(browser, service, options);
    await tell(visitor, visitor.page);
    await visitor.leave();
  });

const DECK = "behöver jag bygglov för altan";
const size = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));

for (const script of [true, false]) {
  story(`H-5 A-CHAT-29: text is made twice as large, on the next page too and without a cookie, ${script ? "with" : "without"} JavaScript`, { script, viewport: { width: 320, height: 640 } }, async (visitor, page) => {
    await visitor.go("/?lang=sv");
    const before = await size(page);
    await page.locator(".reading summary").click();
    await visitor.loads(() => page.locator(".reading a", { hasText: "200" }).click());
    assert.equal(await size(page), 2 * before);
    assert.equal(await sideways(page), "");
    assert.deepEqual(await visitor.context.cookies(), []);
    await visitor.loads(() => page.locator('.main-nav a[href^="/tjanster"]').click());
    assert.equal(await size(page), 2 * before);
    await visitor.go("/?lang=sv&storlek=200");
    await visitor.ask(DECK);
    await visitor.sees("Bygglov för altan", visitor.latest.locator("h3"));
    assert.equal(await size(page), 2 * before);
    assert.equal(await sideways(page), "");
  });
}

story("A-CHAT-29: nothing is lost when the screen is turned", { viewport: { width: 640, height: 320 } }, async (visitor, page) => {
  await visitor.go("/?lang=sv-simple");
  await visitor.ask("får jag bygga en altan");
  assert.equal(await sideways(page), "");
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await sideways(page), "");
});

for (const mode of ["sv", "sv-simple", "en"]) {
  story(`H-8: lines are short enough to read, and large enough in easy Swedish: ${mode}`, {}, async (visitor, page) => {
    await visitor.go(`/om?lang=${mode}`);
    const text = await page.locator("main p").first().evaluate((p) => {
      const style = getComputedStyle(p);
      const probe = document.createElement("span");
      probe.textContent = "0";
      p.append(probe);
      const digit = probe.getBoundingClientRect().width;
      probe.remove();
      return { measure: p.getBoundingClientRect().width / digit, size: parseFloat(style.fontSize), line: parseFloat(style.lineHeight) / parseFloat(style.fontSize), align: style.textAlign };
    });
    assert.ok(text.measure <= 70, `${text.measure} characters a line`);
    assert.ok(text.line >= 1.5, `line height ${text.line}`);
    assert.ok(text.size >= (mode === "sv-simple" ? 18 : 16), `${text.size} px`);
    assert.equal(text.align, "start");
  });
}

story("C-5 C-8 C-9: easy Swedish is one click in and one click out, asks for nothing, and says it is a robot", {}, async (visitor, page) => {
  await visitor.go("/?lang=sv");
  await visitor.loads(() => page.getByRole("link", { name: "Enkel svenska" }).click());
  assert.equal(await visitor.count("main input:visible, main select:visible"), 0, "no field but that of the question");
  assert.equal(await visitor.count("main textarea:visible"), 1);
  assert.equal(await visitor.count("dialog[open]"), 0, "nothing opens by itself");
  await visitor.sees("Du chattar med en robot.", page.locator(".robot"));
  await visitor.sees("Ingen människa läser det du skriver här nu.", page.locator(".robot"));
  assert.equal(await visitor.count(".starter"), 6);
  await visitor.loads(() => page.getByRole("link", { name: "Svenska", exact: true }).click());
  assert.equal(await page.locator("html").getAttribute("data-mode"), "sv");
});

story("H-3 H-4: a picture stands beside each choice, and the words are there without it", {}, async (visitor, page) => {
  await visitor.go("/?lang=sv-simple");
  const starters = await page.locator(".starter").evaluateAll((buttons) =>
    buttons.map((button) => [button.innerText.trim().length > 0, button.querySelector("svg[aria-hidden=true]").getBoundingClientRect().width >= 24, button.getBoundingClientRect().height >= 44]),
  );
  assert.deepEqual(starters, Array(6).fill([true, true, true]));
  const drawing = await page.locator(".starter use").first().getAttribute("href");
  assert.equal((await page.request.get(drawing.split("#")[0])).status(), 200);
});

story("H-6: a hard word is explained where it stands, by pressing", {}, async (visitor, page) => {
  await visitor.go("/?lang=sv-simple");
  await visitor.ask("får jag bygga en altan");
  const word = visitor.latest.locator(".hard-word").first();
  assert.equal(await word.locator("p").isVisible(), false);
  await word.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.equal(await word.locator("p").isVisible(), true);
});

story("C-4: what a grown-up must do is said before the answer", {}, async (visitor) => {
  await visitor.go("/?lang=sv-simple");
  await visitor.ask("jag har fått en parkeringsbot");
  await visitor.sees("Det här behöver en vuxen göra", visitor.latest.locator(".with-adult"));
});

story("C-1: a child says what it thinks, and knows what becomes of it", {}, async (visitor, page) => {
  await visitor.go("/?lang=sv-simple");
  await visitor.loads(() => page.locator(".starter", { hasText: "Vad tycker du?" }).click());
  assert.equal(await visitor.count(".steps li"), 3);
  await page.locator("#about").fill("Vi vill ha en rutschkana vid sjön.");
  await visitor.loads(() => page.locator("form.handover button[type=submit]").click());
  assert.match(await page.locator(".reference").innerText(), /\d/);
  await visitor.sees("Någon tar hand om det senast");
});

story("A-CHAT-27: on paper a simple answer has its sources and its ways too, though they are folded on the screen", {}, async (visitor, page) => {
  await visitor.go("/?lang=sv-simple");
  await visitor.ask("får jag bygga en altan");
  assert.equal(await visitor.latest.locator(".origin p").isVisible(), false);
  const pdf = await page.pdf({ format: "A4" });
  const paper = execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }).replaceAll(/\s+/g, " ");
  for (const text of ["får jag bygga en altan", "Var kommer svaret från?", "De som ansvarar", "010-234 50 00"]) assert.ok(paper.includes(text), `"${text}" is on paper`);
});

// A voice that reads one word whenever the test says so.
const VOICE = () => {
  const utterances = [];
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  const speech = { cancelled: 0, getVoices: () => [{ lang: "sv-SE", name: "Test" }], speak: (words) => utterances.push(words), cancel: () => (speech.cancelled += 1) };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.utterances = utterances;
};

story("H-1 H-2: an answer is read aloud when asked, the words are marked as they are read, and Esc stops", {}, async (visitor, page) => {
  await page.addInitScript(VOICE);
  await visitor.go("/?lang=sv-simple");
  await visitor.ask("får jag bygga en altan");
  const button = visitor.latest.locator("[data-listen]");
  assert.equal(await page.evaluate(() => window.utterances.length), 0, "never by itself");
  await button.click();
  assert.equal(await button.innerText(), "Sluta läsa");
  const marked = await page.evaluate(() => {
    const [words] = window.utterances;
    const marks = [];
    for (const found of words.text.matchAll(/\S+/g)) {
      words.onboundary({ name: "word", charIndex: found.index, charLength: found[0].length });
      const [range] = CSS.highlights.get("spoken") ?? [];
      marks.push([found[0], range?.toString()]);
    }
    return marks;
  });
  assert.ok(marked.length > 20, `${marked.length} words`);
  // A full stop that only makes the voice pause stands nowhere on the page.
  for (const [said, shown] of marked) assert.equal(said.replace(/\.$/, ""), shown?.replace(/\.$/, ""), "what is marked is what is said");
  await page.keyboard.press("Escape");
  assert.equal(await button.innerText(), "Lyssna");
  assert.equal(await page.evaluate(() => CSS.highlights.has("spoken")), false);
});

story("H-2: without a voice for the language there is no button", {}, async (visitor, page) => {
  await visitor.go("/?lang=sv");
  await visitor.ask(DECK);
  assert.equal(await visitor.latest.locator("[data-listen]").isVisible(), false);
});

story("A-CHAT-26: what stands in another language than the page says so", {}, async (visitor, page) => {
  await visitor.go("/?lang=sv");
  assert.equal(await page.locator("html").getAttribute("lang"), "sv");
  assert.equal(await page.locator(".languages a", { hasText: "English" }).getAttribute("lang"), "en");
  await visitor.ask("my mother hits me");
  assert.equal(await visitor.latest.locator("article.safety h3").getAttribute("lang"), "en");
});

story("A-CHAT-2 A-CHAT-25: who speaks stands in words, and no link opens another window", {}, async (visitor, page) => {
  await visitor.go("/?lang=sv");
  await visitor.ask(DECK);
  const speakers = await page.locator("#latest .line .speaker").allInnerTexts();
  assert.match(speakers[0], /^Du/);
  assert.match(speakers[1], /automatisk/);
  assert.equal(await visitor.count("[target]"), 0);
  assert.ok(await page.locator("section.conversation").getAttribute("aria-labelledby"));
});

story("A-CHAT-21 A-CHAT-23: fields know what they are for, and staff may paste their password", {}, async (visitor, page) => {
  await visitor.go("/prata-med-oss?lang=sv");
  assert.deepEqual(await page.locator("#phone, #email, #name").evaluateAll((fields) => fields.map((field) => field.autocomplete)), ["tel", "email", "name"]);
  await visitor.go("/desk/login");
  assert.deepEqual(await page.locator("#name, #password").evaluateAll((fields) => fields.map((field) => field.autocomplete)), ["username", "current-password"]);
  const taken = await page.locator("#password").evaluate((field) => field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true })));
  assert.ok(taken, "nothing stops a paste");
});
