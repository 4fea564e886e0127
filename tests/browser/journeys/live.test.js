// A citizen and a member of staff talk, each in a browser of their own: queued, taken, both write, handed back, closed,
// and read again as a transcript. With and without JavaScript, and with the citizen offline in the middle.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { violations } from "../support/axe.js";
import { MODES, Visitor, openBrowser } from "../support/browser.js";
import { logIn } from "../support/desk.js";
import { startService } from "../support/service.js";

let service;
let browser;

// Staffed hours differ by day and a test runs at any time: this library is open around the clock, every day.
before(async () => {
  service = await startService(undefined, { alwaysOpen: true });
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await service.stop();
});

/** A member of staff who is at work; without the script when the journey is walked without it. */
async function atWork(script) {
  const agent = await Visitor.arrive(browser, service, { script });
  await logIn(agent, await password());
  if (await agent.count('input[name=state][value=at_work]')) {
    await agent.loads(() => agent.page.getByRole("button", { name: "Jag är på plats" }).click());
  }
  return agent;
}

let known;
async function password() {
  known ??= await service.firstPassword();
  return known;
}

/** Asks, is not helped, and stands in the queue. */
async function queue(citizen, about) {
  await citizen.go("/?lang=sv");
  await citizen.ask("vad är huvudstaden i peru");
  await citizen.loads(() => citizen.latest.locator("a.button").first().click());
  await citizen.page.locator("#about").fill(about);
  await citizen.loads(() => citizen.page.getByRole("button", { name: "Ställ dig i kön" }).click());
  await citizen.page.getByRole("heading", { level: 1, name: "Du står i kö" }).waitFor();
}

/** Takes the matter that is about something. */
async function take(agent, about) {
  const row = agent.page.locator("#lists tr", { hasText: about });
  // With the script the row comes by itself; without it the page is read again.
  if (!agent.script) await agent.page.reload();
  await row.waitFor();
  await agent.loads(() => row.getByRole("button").click());
}

async function answer(agent, text) {
  await agent.page.locator("textarea#text").fill(text);
  await agent.loads(() => agent.page.getByRole("button", { name: "Skicka svaret" }).click());
}

async function write(citizen, text) {
  await citizen.page.locator("#text").fill(text);
  const send = () => citizen.page.locator("#send").click();
  if (citizen.script) {
    await send();
    await citizen.sees(text, citizen.page.locator(".conversation"));
  } else await citizen.loads(send);
}

/** Waits for a line: it comes by itself, or when the link is followed. */
async function hears(visitor, text) {
  if (!visitor.script) {
    const fetch = visitor.page.locator("#fetch");
    if (await fetch.count()) await visitor.loads(async () => { await fetch.click(); await visitor.page.reload(); });
    else await visitor.page.reload();
  }
  await visitor.sees(text);
}

async function close(agent) {
  await agent.page.locator("#outcome-answered").check();
  await agent.page.locator("#record-keep_in_order").check();
  await agent.loads(() => agent.page.getByRole("button", { name: "Avsluta ärendet" }).click());
}

/** R18: axe finds nothing wrong with the page as it stands, wide and narrow. */
async function isClean(visitor) {
  if (!visitor.script) return;
  for (const width of [1280, 320]) {
    await visitor.page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await violations(visitor.page), [], `${visitor.page.url()} at ${width}`);
  }
  await visitor.page.setViewportSize({ width: 1280, height: 900 });
}

for (const { name, script } of MODES) {
  test(`a citizen and Medborgarservice talk until it is handed back and closed, ${name}`, async () => {
    const about = `Min granne bygger en mur ${name}`;
    const agent = await atWork(script);
    const citizen = await Visitor.arrive(browser, service, { script });
    await queue(citizen, about);
    await isClean(citizen);
    await take(agent, about);
    await hears(citizen, "Nu svarar Handläggare, Medborgarservice.");
    await answer(agent, "Hej! Hur hög är muren?");
    await hears(citizen, "Hej! Hur hög är muren?");
    await write(citizen, "Två meter.");
    if (script) await agent.sees("Två meter.", agent.page.locator("#senare"));
    else await agent.page.reload();
    await agent.sees("Två meter.", agent.page.locator("#senare"));
    await answer(agent, "Då behövs bygglov.");
    await hears(citizen, "Då behövs bygglov.");
    await isClean(citizen);
    await isClean(agent);
    assert.equal(await citizen.page.getByText("Meddelandet är lämnat").count(), 0, "the service is silent");

    await agent.loads(() => agent.page.getByRole("button", { name: "Låt den automatiska tjänsten svara igen" }).click());
    await hears(citizen, "Nu svarar den automatiska tjänsten igen.");
    await citizen.page.getByRole("heading", { level: 1, name: "Chatten är slut" }).waitFor();
    await close(agent);
    await citizen.go("/ta-ut/samtal.html?lang=sv");
    for (const part of ["vad är huvudstaden i peru", "Hej! Hur hög är muren?", "Två meter.", "Då behövs bygglov."]) {
      await citizen.sees(part);
    }
    await citizen.leave();
    await agent.leave();
  });
}

test("a citizen who loses the connection in the middle misses nothing and sends nothing twice", async () => {
  const about = "Jag åker tåg genom tunnlar";
  const agent = await atWork(true);
  const citizen = await Visitor.arrive(browser, service);
  await queue(citizen, about);
  await take(agent, about);
  await hears(citizen, "Nu svarar Handläggare");
  await citizen.context.setOffline(true);
  await answer(agent, "Ser du det här?");
  await answer(agent, "Och det här?");
  await citizen.page.locator("#text").fill("Skickat i tunneln");
  await citizen.page.locator("#send").click();
  await citizen.sees("Det gick inte att skicka just nu");
  await citizen.context.setOffline(false);
  for (const text of ["Ser du det här?", "Och det här?", "Skickat i tunneln"]) {
    await citizen.sees(text, citizen.page.locator(".conversation"));
  }
  await agent.sees("Skickat i tunneln", agent.page.locator("#senare"));
  for (const visitor of [citizen, agent]) {
    await visitor.page.reload();
    for (const text of ["Ser du det här?", "Och det här?", "Skickat i tunneln"]) {
      assert.equal(await visitor.page.locator(".line .words", { hasText: text }).count(), 1, text);
    }
  }
  await close(agent);
  await citizen.leave();
  await agent.leave();
});
