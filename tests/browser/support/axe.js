// axe over a page, with the rules of WCAG 2.2 named: its rule on target size is off otherwise.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, a line each. Put into every frame by the debugger, so that the page's own policy need not allow it. */
export async function violations(page) {
  const faults = [];
  // A frame is a page of its own, with a main part of its own: together axe would find every landmark twice.
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(source);
    const found = await frame.evaluate(
      (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], iframes: false }),
      TAGS,
    );
    for (const { id, nodes } of found.violations) {
      for (const node of nodes) faults.push(`${id}: ${node.target.join(" ")} (${node.failureSummary.split("\n").slice(1).join(";").trim()})`);
    }
  }
  return faults;
}
