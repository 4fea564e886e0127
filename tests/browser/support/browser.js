// A real Chromium, and visitors in it: each with cookies of their own, each under watch.

import assert from "node:assert/strict";

import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

// The sandbox needs rights that root in a container lacks; the rest keeps Chromium from calling its maker.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Both ways to use the service; every journey is walked in both. */
export const MODES = [
  { name: "with JavaScript", script: true },
  { name: "without JavaScript", script: false },
];

export function openBrowser() {
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}

export class Visitor {
  /**
   * A new person at the service. `options` are Playwright's for a browser context. With `probe`, a visitor without
   * script has a page that tests can still look into: the service's own scripts are kept from loading instead.
   */
  static async arrive(browser, service, { script = true, probe = false, ...options } = {}) {
    const visitor = new Visitor();
    visitor.script = script;
    visitor.service = service;
    visitor.known = new Set([service.address]);
    visitor.faults = [];
    visitor.context = await browser.newContext({
      baseURL: service.address,
      javaScriptEnabled: script || probe,
      locale: "sv-SE",
      timezoneId: "Europe/Stockholm",
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    visitor.context.setDefaultTimeout(20_000);
    if (probe) await visitor.context.route(/\.js$/, (route) => route.abort());
    visitor.page = await visitor.context.newPage();
    visitor.#watch();
    return visitor;
  }

  // Whatever a journey is about, nothing may be fetched from elsewhere and nothing may break the policy.
  #watch() {
    const { context, page, faults, known } = this;
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (!["data:", "about:"].includes(protocol) && !known.has(origin)) faults.push(`a request to ${request.url()}`);
    });
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
    });
    page.on("pageerror", (fault) => faults.push(`a fault in a script: ${fault.message}`));
  }

  async leave() {
    await this.context.close();
    assert.deepEqual(this.faults, [], "no request elsewhere, no breach of the policy, no fault in a script");
  }

  async go(path) {
    return this.page.goto(path);
  }

  /** Writes a question and sends it with the button; ends when the answer is on the page. */
  async ask(text) {
    await this.page.locator("#text").fill(text);
    await this.turn(() => this.page.locator("#send").click());
  }

  /** Does something that asks the service, and waits for the answer: a new page, or the script having shown it. */
  async turn(action) {
    if (!this.script) return this.loads(action);
    const answered = this.page.waitForResponse((response) => response.request().method() === "POST");
    await action();
    await answered;
    await this.page.locator('#send[aria-disabled="false"]').waitFor();
  }

  /** Does something that leads to a new page, and waits for that page. */
  async loads(action) {
    const loaded = this.page.waitForEvent("load");
    await action();
    await loaded;
  }

  /** The newest exchange. */
  get latest() {
    return this.page.locator("#latest");
  }

  /** Fails unless the text can be seen, somewhere in `within`. */
  async sees(text, within = this.page.locator("body")) {
    await within.getByText(text).locator("visible=true").first().waitFor();
  }

  async count(selector) {
    return this.page.locator(selector).count();
  }
}
