// One whole journey as a screen reader meets it: the tree of names and roles, kept as text and compared.
//
// Answers of the library change without the page changing, so their words stand as "…". UPDATE_SNAPSHOTS=1 writes the
// file anew; read what changed before you keep it. What is spoken and whether it is understood, people must test.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Visitor, openBrowser } from "../support/browser.js";
import { startService } from "../support/service.js";

const KEPT = join(import.meta.dirname, "../snapshots/journey-sv.yaml");

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

/** The tree of a part, without what the library, the clock and the counter decide. */
async function tree(visitor, selector) {
  const { page } = visitor;
  await page.locator(selector).first().evaluate((part) => {
    for (const words of part.querySelectorAll("[data-spoken], .services, .other-ways dl, .origin ul, .related ul, .hard-words, .contact-name, .ways dd, .answer h3, .answer + p")) words.textContent = "…";
  });
  const text = await page.locator(selector).first().ariaSnapshot();
  return text
    .replaceAll(/MS-\d\d-\d{4}/g, "MS-00-0000")
    .replaceAll(/\/a\/[\w-]+/g, "/a/…")
    .replaceAll(/127\.0\.0\.1:\d+/g, "…")
    .replaceAll(/\b\d{1,2}\.\d\d\b/g, "0.00")
    .replaceAll(/(måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag) \d+ \p{L}+/gu, "en dag")
    .replaceAll(/\b\d{1,2} (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) \d{4}/g, "en dag")
    .replaceAll(/Ansvarig: [^.]+\./g, "Ansvarig: ….");
}

test("R18: a whole journey in the accessibility tree is as it was kept", async () => {
  const visitor = await Visitor.arrive(browser, service);
  const steps = [];
  const step = async (title, selector) => steps.push(`# ${title}\n${await tree(visitor, selector)}\n`);
  await visitor.go("/?lang=sv");
  await step("The chat before the first question", "body");
  await visitor.ask("behöver jag bygglov för altan");
  await step("The log after an answer", "#latest");
  await visitor.ask("mamma slår mig");
  await step("The log after danger", "#latest");
  await visitor.go("/?lang=sv");
  await visitor.loads(() => visitor.page.locator(".main-nav .to-person").click());
  await step("The form for a person", "main");
  await visitor.loads(() => visitor.page.locator("form.handover button[type=submit]").click());
  await visitor.go("/?lang=sv");
  await step("The chat while a person has the conversation", ".chat");
  await visitor.leave();
  const now = steps.join("\n");
  if (process.env.UPDATE_SNAPSHOTS === "1") {
    await mkdir(join(KEPT, ".."), { recursive: true });
    await writeFile(KEPT, now);
  }
  assert.equal(now, await readFile(KEPT, "utf8"));
});
