// R16: what is taken out stands on its own: its pages open from disk, in any browser, with nothing else there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";

import { violations } from "../support/axe.js";
import { MODES, Visitor, openBrowser } from "../support/browser.js";
import { handOver } from "../support/citizen.js";
import { logIn } from "../support/desk.js";
import { startService } from "../support/service.js";

const MATTERS = 10;

let service;
let browser;
// Everything of this test, and in it what was unpacked.
let root;
let folder;
before(async () => {
  service = await startService();
  browser = await openBrowser();
  root = await mkdtemp(join(tmpdir(), "medborgarsvar-package-"));
});
after(async () => {
  await browser?.close();
  await service?.stop();
  if (root) await rm(root, { recursive: true, force: true });
});

test("Ten matters are handed over, and staff take them out as one zip that sha256sum accepts", async () => {
  for (let number = 1; number <= MATTERS; number += 1) {
    const citizen = await Visitor.arrive(browser, service);
    await citizen.go("/");
    await citizen.ask("behöver jag bygglov för altan");
    await handOver(citizen, `Fråga nummer ${number}\n\nMed <b>två</b> stycken.`);
    await citizen.leave();
  }
  const staff = await Visitor.arrive(browser, service, { script: false, acceptDownloads: true });
  await logIn(staff, await service.firstPassword());
  const { page } = staff;
  await staff.loads(() => page.locator('.desk-nav a[href^="/desk/utdrag"]').click());
  const downloaded = page.waitForEvent("download");
  await page.locator("main form button[type=submit]").click();
  const download = await downloaded;
  assert.match(download.suggestedFilename(), /^\d{4}-01-01--\d{4}-\d{2}-\d{2}\.zip$/);
  const zip = join(root, "utdrag.zip");
  await download.saveAs(zip);
  await staff.leave();

  await mkdir(join(root, "ut"));
  execFileSync("python3", ["-m", "zipfile", "-e", zip, join(root, "ut")]);
  const [inside] = await readdir(join(root, "ut"));
  folder = join(root, "ut", inside);
  execFileSync("sha256sum", ["--strict", "-c", "SHA256SUMS"], { cwd: folder });
  const pages = (await readdir(folder)).filter((name) => name.endsWith(".html"));
  assert.equal(pages.length, MATTERS);
});

for (const { name, script } of MODES) {
  test(`The pages of the package open from disk and ask nobody for anything, ${name}`, async () => {
    const context = await browser.newContext({ javaScriptEnabled: script });
    const asked = [];
    const here = pathToFileURL(folder).href;
    context.on("request", (request) => request.url().startsWith(here) || asked.push(request.url()));
    const page = await context.newPage();
    for (const file of (await readdir(folder)).filter((it) => it.endsWith(".html"))) {
      await page.goto(pathToFileURL(join(folder, file)).href);
      const reference = file.replace(".html", "");
      assert.match(await page.title(), new RegExp(reference));
      assert.ok(await page.locator("h1", { hasText: reference }).isVisible());
      assert.match(await page.locator("main").innerText(), /Fråga nummer \d+\s+Med <b>två<\/b> stycken\./);
      assert.equal(await page.locator("script, img, iframe").count(), 0);
      // The style sheet beside it is found.
      const margin = await page.locator("dd").first().evaluate((element) => getComputedStyle(element).marginLeft).catch(() => undefined);
      if (script) assert.equal(margin, "0px");
    }
    assert.deepEqual(asked, []);
    await context.close();
  });
}

test("R18: axe finds nothing in the pages of the package, on a wide and a narrow screen", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found = [];
  for (const file of (await readdir(folder)).filter((it) => it.endsWith(".html"))) {
    await page.goto(pathToFileURL(join(folder, file)).href);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const fault of await violations(page)) found.push(`${file}, ${width} px: ${fault}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push(`${file}, ${width} px: ${wide} px too wide`);
    }
  }
  assert.deepEqual(found, []);
  await context.close();
});
