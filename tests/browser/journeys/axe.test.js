// R18: no violation of WCAG 2.2 A and AA that axe can find, in any state, language, width or colour scheme.
// Each state is also kept as a picture, for people to look at.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { violations } from "../support/axe.js";
import { Visitor, openBrowser } from "../support/browser.js";
import { handOver } from "../support/citizen.js";
import { startService } from "../support/service.js";
import { CITIZEN_STATES, DESK_STATES } from "../support/states.js";

const PICTURES = join(import.meta.dirname, "../screenshots");
const VIEWS = [1280, 320].flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme })));

let service;
let browser;
before(async () => {
  await mkdir(PICTURES, { recursive: true });
  service = await startService();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

async function hold(visitor, name) {
  const { page } = visitor;
  const found = [];
  for (const { width, scheme } of VIEWS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    for (const fault of await violations(page)) found.push(`${width} px, ${scheme}: ${fault}`);
    await page.screenshot({ path: join(PICTURES, `${name.replaceAll(/[^\w-]+/g, "-")}-${width}-${scheme}.png`), fullPage: true });
  }
  // As a new visitor would come, for the steps that follow.
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.deepEqual(found, []);
}

test("axe would tell: a faulty picture, target and contrast on the page are found", async () => {
  const visitor = await Visitor.arrive(browser, service);
  await visitor.go("/");
  await visitor.page.evaluate(() => {
    const sample = document.createElement("div");
    sample.innerHTML = '<img src="data:,"><p class="pale">blek</p><button>a</button><button>b</button>';
    document.querySelector("main").append(sample);
    sample.querySelector(".pale").style.color = "#bbb";
    for (const button of sample.querySelectorAll("button")) button.style.cssText = "width:9px;height:9px;padding:0;border:0";
  });
  const found = (await violations(visitor.page)).map((fault) => fault.split(":")[0]);
  for (const rule of ["image-alt", "color-contrast", "target-size"]) assert.ok(found.includes(rule), `${rule} in ${found}`);
  await visitor.context.close();
});

for (const mode of ["sv", "sv-simple", "en"]) {
  describe(`R18: axe finds nothing for citizens in ${mode}`, () => {
    for (const [name, reach] of Object.entries(CITIZEN_STATES)) {
      test(name, async () => {
        const visitor = await Visitor.arrive(browser, service);
        await reach(visitor, mode);
        await hold(visitor, `${mode} ${name}`);
        await visitor.leave();
      });
    }
  });
}

describe("R18: axe finds nothing at the desk", () => {
  let staff;
  let password;
  before(async () => {
    password = await service.firstPassword();
    for (const about of ["Det är mörkt på gångvägen vid skolan.", "Jag begär ut en allmän handling om detaljplanen."]) {
      const citizen = await Visitor.arrive(browser, service);
      await citizen.go("/");
      await citizen.ask("vem vinner allsvenskan");
      await handOver(citizen, about);
      await citizen.leave();
    }
    staff = await Visitor.arrive(browser, service);
  });
  after(async () => staff?.leave());
  for (const [name, reach] of Object.entries(DESK_STATES)) {
    test(name, async () => {
      await reach(staff, "sv", password);
      await hold(staff, name);
    });
  }
});
