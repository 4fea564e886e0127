// Staff log in with the municipality's own provider, a real one on another site, and out of both.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { violations } from "../support/axe.js";
import { MODES, Visitor, openBrowser } from "../support/browser.js";
import { sideways } from "../support/layout.js";
import { freePort, startService } from "../support/service.js";

const PEOPLE = {
  anna: { given_name: "Anna", name: "Anna Andersson", preferred_username: "anna.a@example.se", roles: ["chatt-handl"] },
  inge: { given_name: "Inge", roles: ["ekonomi"] },
};

const config = (issuer) => `samples = true
[oidc]
issuer = "${issuer}"
client_id = "medborgarsvar"
client_secret = "en hemlighet: med & tecken"
roles = { "chatt-handl" = "agent" }
`;

class Provider {
  constructor(port) {
    this.address = `http://localhost:${port}`;
    this.port = port;
  }

  async start(service) {
    const script = join(import.meta.dirname, "../support/provider.js");
    const call = [script, "--port", `${this.port}`, "--service", service.address];
    this.process = spawn(process.execPath, call, { stdio: ["ignore", "pipe", "ignore"] });
    await once(createInterface({ input: this.process.stdout }), "line");
    await fetch(`${this.address}/test/people`, { method: "PUT", body: JSON.stringify(PEOPLE) });
  }

  async stop() {
    if (!this.process) return;
    const gone = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await gone;
  }
}

let browser;
let provider;
let service;

before(async () => {
  provider = new Provider(await freePort());
  service = await startService(config(provider.address));
  await provider.start(service);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await provider?.stop();
  await service?.stop();
});

async function arrive(options) {
  const visitor = await Visitor.arrive(browser, service, options);
  visitor.known.add(provider.address);
  return visitor;
}

async function atProvider({ page }, login) {
  await page.getByRole("link", { name: "Logga in med kommunens konto" }).click();
  await page.waitForURL((url) => url.origin === provider.address);
  await page.locator("#login").fill(login);
  await page.getByRole("button", { name: "Logga in" }).click();
}

/** The page stands up to axe and to the narrowest screen, in both themes. */
async function holds({ page }) {
  for (const [width, colorScheme] of [[320, "light"], [1280, "dark"]]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], `${width} px, ${colorScheme}`);
    assert.equal((await sideways(page)) || "", "");
  }
}

for (const { name, script } of MODES) {
  test(`staff log in at the provider, come to where they were going, and log out of both, ${name}`, async () => {
    const anna = await arrive({ script });
    const { page } = anna;
    await anna.go("/desk/sok?q=bygglov");
    await anna.sees("Logga in med användarnamn och lösenord");
    await atProvider(anna, "anna");
    await page.waitForURL((url) => url.pathname === "/desk/sok" && url.searchParams.get("q") === "bygglov");
    await anna.sees("Anna, Medborgarservice");
    const cookies = await anna.context.cookies(service.address);
    assert.deepEqual(cookies.map(({ name, sameSite, httpOnly }) => ({ name, sameSite, httpOnly })), [
      { name: "desk", sameSite: "Strict", httpOnly: true },
    ]);
    // Back from here, nobody comes to an address with a code in it.
    await page.goBack();
    assert.ok(!page.url().includes("code="), page.url());

    await anna.go("/desk");
    await anna.loads(() => page.getByRole("button", { name: "Logga ut" }).click());
    await anna.sees("Du är utloggad här.");
    await page.getByRole("link", { name: "Logga ut från kommunens konto också" }).click();
    await anna.loads(() => page.getByRole("button", { name: "Logga ut" }).click());
    assert.equal(new URL(page.url()).pathname, "/desk/login");
    await page.getByRole("link", { name: "Logga in med kommunens konto" }).click();
    await page.locator("#login").waitFor();
    await anna.leave();
  });

  test(`whoever has no role is told whom to ask, ${name}`, async () => {
    const inge = await arrive({ script });
    await inge.go("/desk/login");
    await atProvider(inge, "inge");
    await inge.sees("Du har ingen roll här");
    await inge.sees(/kommunens it-support/);
    await inge.go("/desk");
    await inge.sees("Logga in med kommunens konto");
    await inge.leave();
  });
}

test("R18: nothing is found on the pages about single sign-on", async () => {
  const anna = await arrive();
  await anna.go("/desk/login");
  await holds(anna);
  await anna.go("/desk/login?ut=1");
  await anna.sees("Du är utloggad här.");
  await holds(anna);
  await anna.go("/desk/oidc/callback?code=x&state=y");
  await anna.sees("Inloggningen blev inte klar");
  await holds(anna);
  await anna.go("/desk/login");
  await atProvider(anna, "inge");
  await anna.sees("Du har ingen roll här");
  await holds(anna);
  await anna.leave();
});

test("while the provider is down the page says so, and the other way in stands open", async () => {
  const silent = `http://localhost:${await freePort()}`;
  const lonely = await startService(config(silent));
  try {
    const anna = await Visitor.arrive(browser, lonely);
    const { page } = anna;
    await anna.go("/desk/login");
    await anna.loads(() => page.getByRole("link", { name: "Logga in med kommunens konto" }).click());
    await page.getByRole("heading", { name: "Kommunens inloggning svarar inte" }).waitFor();
    await holds(anna);
    await anna.loads(() => page.getByRole("link", { name: "Logga in med användarnamn och lösenord" }).click());
    await page.locator("#password").waitFor();
    await anna.leave();
  } finally {
    await lonely.stop();
  }
});
