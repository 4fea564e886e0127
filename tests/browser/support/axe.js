// axe over a page, with the rules of WCAG 2.2 named: its rule on target size is off otherwise.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules whose outcome can differ with width and colours; the rest judges the document alone. */
const SEEN = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];

/**
 * What axe finds, a line for each place: `violations`, and `incomplete` for what it leaves to people to judge. Put into
 * every frame by the debugger, so that the page's own policy need not allow it.
 */
export async function inspect(page, { all = true } = {}) {
  const runOnly = all ? { type: "tag", values: TAGS } : { type: "rule", values: SEEN };
  const lines = (results) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map((node) => ({ rule: id, where: node.target.join(" "), why: node.failureSummary.split("\n").slice(1).join(";").trim() })),
    );
  const told = { violations: [], incomplete: [] };
  // A frame is a page of its own, with a main part of its own: together axe would find every landmark twice.
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(source);
    const found = await frame.evaluate(
      (runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations", "incomplete"], iframes: false }),
      runOnly,
    );
    told.violations.push(...lines(found.violations));
    told.incomplete.push(...lines(found.incomplete));
  }
  return told;
}

/** What axe finds wrong, a line each. */
export async function violations(page) {
  return (await inspect(page)).violations.map(({ rule, where, why }) => `${rule}: ${where} (${why})`);
}
