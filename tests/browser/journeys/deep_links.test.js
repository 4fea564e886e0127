// Answers at addresses of their own, in a library that somebody stands behind.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { violations } from "../support/axe.js";
import { Visitor, openBrowser } from "../support/browser.js";
import { ROOT, startService } from "../support/service.js";

let folder;
let service;
let browser;
before(async () => {
  // The sample library, as it would be if everything in it were approved.
  folder = await mkdtemp(join(tmpdir(), "medborgarsvar-approved-"));
  await cp(join(ROOT, "knowledge"), folder, { recursive: true });
  const approve = async (file, with_) => writeFile(file, (await readFile(file, "utf8")).replace(/^status = "sample"$/m, with_));
  await approve(join(folder, "library.toml"), 'status = "approved"');
  for (const name of await readdir(join(folder, "answers"), { recursive: true })) {
    if (name.endsWith(".md")) await approve(join(folder, "answers", name), 'status = "approved"\napproved = { by = "Prov", on = 2026-11-01 }');
  }
  service = await startService(`samples = false\nknowledge = "${folder}"\n`);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await service?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test("An approved answer stands alone, with data for machines that the policy does not stop", async () => {
  const visitor = await Visitor.arrive(browser, service);
  const { page } = visitor;
  for (const [width, lang] of [[1280, "sv"], [320, "sv-simple"], [1280, "en"]]) {
    await page.setViewportSize({ width, height: 800 });
    await visitor.go(`/svar/bygglov-altan?lang=${lang}`);
    const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
    const [question] = data.mainEntity;
    assert.equal(question.name, await page.locator("h1").innerText());
    const shown = await page.locator("[data-spoken]").innerText();
    const told = await page.evaluate((html) => new DOMParser().parseFromString(html, "text/html").body.textContent, question.acceptedAnswer.text);
    const bare = (text) => text.replaceAll(/\s+/g, "");
    assert.equal(bare(told), bare(shown), "the same words for machines as for people");
    assert.equal(await visitor.count('meta[name="robots"]'), 0);
    assert.deepEqual(await violations(page), []);
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth), 0);
  }
  assert.deepEqual(await visitor.context.cookies(), []);
  await visitor.leave();
});

test("From an answer one can ask on", async () => {
  const visitor = await Visitor.arrive(browser, service, { script: false });
  await visitor.go("/svar/bygglov-altan?lang=sv");
  await visitor.loads(() => visitor.page.locator(".related a").first().click());
  await visitor.page.locator("article.answer h1").waitFor();
  await visitor.page.locator("#text").fill("får jag elda i trädgården");
  await visitor.loads(() => visitor.page.locator(".composer button").click());
  await visitor.page.locator("#latest .reply").waitFor();
  await visitor.leave();
});
