// R18: every state of every page × language × width × theme × with and without JavaScript, held to WCAG 2.2 AA.
//
// All of axe's rules judge each state once; the rules that a width or a theme can change, and the layout, judge it in
// three views, so that every pair of state, width and theme is met (a Latin square). MEDBORGARSVAR_FULL=1 runs
// everything in every view: `tests/run --full`. Each state is kept as a picture, for people to look at.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { inspect } from "./axe.js";
import { Visitor, openBrowser } from "./browser.js";
import { pinned, sideways } from "./layout.js";
import { ROOT, startService } from "./service.js";
import { CITIZEN_STATES, DESK_STATES, SERVER_RENDERED, staffPassword } from "./states.js";

const FULL = process.env.MEDBORGARSVAR_FULL === "1";
const PICTURES = join(import.meta.dirname, "../screenshots");
const WIDTHS = [320, 768, 1280];
const THEMES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "dark", forcedColors: "active" },
};

const square = (index) => WIDTHS.map((width, at) => ({ width, theme: Object.keys(THEMES)[(at + index) % 3] }));
const product = WIDTHS.flatMap((width) => Object.keys(THEMES).map((theme) => ({ width, theme })));

/** Declares the tests of one file. `modes` are languages; `desk` adds the desk's states. */
export function matrix({ modes = [], desk = false }) {
  let service;
  let browser;
  const unjudged = new Map();

  before(async () => {
    await mkdir(PICTURES, { recursive: true });
    service = await startService();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  async function hold(visitor, name, index, views) {
    const { page } = visitor;
    const faults = [];
    for (const [at, { width, theme }] of views.entries()) {
      const view = `${width} px, ${theme}`;
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(THEMES[theme]);
      const { violations, incomplete } = await inspect(page, { all: FULL || at === index % views.length });
      for (const { rule, where, why } of violations) faults.push(`${view}: ${rule}: ${where} (${why})`);
      for (const { rule, where, why } of incomplete) unjudged.set(rule, [...(unjudged.get(rule) ?? []), `${name}, ${view}: ${where} (${why})`]);
      const wide = await sideways(page);
      if (wide) faults.push(`${view}: A-CHAT-9: ${wide}`);
      for (const part of await pinned(page)) faults.push(`${view}: A-CHAT-8: ${part}`);
      if (width !== 768) await page.screenshot({ path: join(PICTURES, `${name.replaceAll(/[^\w-]+/g, "-")}-${width}-${theme}.png`), fullPage: true });
    }
    // As a new visitor would come, for the steps that follow.
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia(THEMES.light);
    assert.deepEqual(faults, []);
  }

  const state = (name, options, reach, index, views) =>
    test(name, async () => {
      const visitor = await Visitor.arrive(browser, service, options);
      await reach(visitor);
      await hold(visitor, name, index, views);
      await visitor.leave();
    });

  for (const mode of modes) {
    describe(`R18 A-CHAT-11 A-CHAT-12: nothing is found in ${mode}`, () => {
      Object.entries(CITIZEN_STATES).forEach(([name, reach], index) => {
        const views = FULL ? product : square(index);
        state(`${mode} ${name}`, {}, (visitor) => reach(visitor, mode), index, views);
        if (!SERVER_RENDERED.has(name)) return;
        const one = FULL ? product : [square(index)[(index + 1) % 3]];
        state(`${mode} ${name} without JavaScript`, { script: false, probe: true }, (visitor) => reach(visitor, mode), 0, one);
      });
    });
  }

  if (desk) {
    describe("R18: nothing is found at the desk", () => {
      let staff;
      before(async () => {
        await DESK_STATES.prepare(browser, service);
        staff = await Visitor.arrive(browser, service);
      });
      after(async () => staff?.leave());
      Object.entries(DESK_STATES.states).forEach(([name, reach], index) =>
        test(name, async () => {
          await reach(staff, "sv", await staffPassword(service));
          await hold(staff, name, index, FULL ? product : square(index));
        }),
      );
    });
  }

  test("What axe leaves to people is judged in docs/accessibility.md, kind by kind", async () => {
    const judged = await readFile(join(ROOT, "docs/accessibility.md"), "utf8");
    for (const [rule, places] of unjudged) console.log(`incomplete: ${rule}, ${places.length} places, for example ${places[0]}`);
    const open = [...unjudged.keys()].filter((rule) => !judged.includes(`\`${rule}\``));
    assert.deepEqual(open, []);
  });
}
