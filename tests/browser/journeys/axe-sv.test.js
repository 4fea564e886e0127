// R18: the matrix in Swedish, and proof that what it looks for would be found.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inspect } from "../support/axe.js";
import { openBrowser } from "../support/browser.js";
import { pinned, sideways } from "../support/layout.js";
import { matrix } from "../support/matrix.js";

test("The tests would tell: a faulty picture, target and contrast, a page too wide and a pinned part are found", async () => {
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 320, height: 480 } });
  await page.setContent(
    '<html lang="sv"><title>t</title><main><h1>t</h1><img src="data:,"><p style="color:#bbb">blek</p>' +
      '<button style="width:9px;height:9px;padding:0;border:0">a</button><button style="width:9px;height:9px;padding:0;border:0">b</button>' +
      '<p style="width:400px">bred</p><p style="position:sticky;top:0">fast</p></main>',
  );
  const rules = (await inspect(page)).violations.map(({ rule }) => rule);
  for (const rule of ["image-alt", "color-contrast", "target-size"]) assert.ok(rules.includes(rule), `${rule} in ${rules}`);
  assert.match(await sideways(page), /400 px|4\d\d px/);
  assert.equal((await pinned(page)).length, 1);
  await browser.close();
});

matrix({ modes: ["sv"] });
