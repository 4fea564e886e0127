// The whole way: a citizen gets no answer, hands the matter over, staff answer at the desk, the citizen reads it.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { MODES, Visitor, openBrowser } from "../support/browser.js";
import { handOver } from "../support/citizen.js";
import { logIn } from "../support/desk.js";
import { startService } from "../support/service.js";

let service;
let browser;
let password;
before(async () => {
  service = await startService();
  browser = await openBrowser();
  password = await service.firstPassword();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

test("The password of the first account lies in a file that only its owner can read", async () => {
  assert.equal(await service.passwordFileMode(), "600");
});

test("The file with the first password is gone once somebody has logged in", async () => {
  const staff = await Visitor.arrive(browser, service);
  await logIn(staff, password);
  await staff.sees("Öppna ärenden", staff.page.locator("h1"));
  await staff.leave();
  assert.equal(existsSync(service.passwordFile()), false);
});

for (const { name, script } of MODES) {
  describe(`A handover ${name}`, () => {
    // One matter goes through all stories, in order; each begins where the one before ended.
    let citizen;
    let staff;
    let matter;
    before(async () => {
      citizen = await Visitor.arrive(browser, service, { script });
      staff = await Visitor.arrive(browser, service, { script });
    });
    const question = `vad är huvudstaden i peru ${name}`;
    const reply = `Hej! Det vet vi inte, men hejar på laget. (${name})`;
    const later = `Tack, bra svar (${name})`;

    test("R6 R7 R8: gives a reference, the day and hour, and a personal link", async () => {
      const { page } = citizen;
      await citizen.go("/");
      await citizen.ask("behöver jag bygglov för altan");
      await citizen.ask(question);
      await citizen.loads(() => page.locator(".main-nav .to-person").click());
      await citizen.sees(/senast .*\d{1,2}[.:]\d{2}/, page.locator(".lead"));
      await page.goBack();
      matter = await handOver(citizen);
      assert.match(matter.reference, /\S{4,}/);
      assert.ok(matter.link.startsWith(`${service.address}/a/`), matter.link);
      const facts = await page.locator(".facts").innerText();
      assert.match(facts, /(måndag|tisdag|onsdag|torsdag|fredag)[^\n]*\d{1,2}[.:]\d{2}/, "the due day and hour");
      await citizen.sees(question, page.locator(".lines"));
      assert.equal(await service.hasStored(new URL(matter.link).pathname.split("/").pop()), false, "the link is hashed at rest");
    });

    test("X-13: the desk is closed to who has not logged in, and to who writes the wrong password", async () => {
      const { page } = staff;
      await staff.go(`/desk`);
      assert.match(page.url(), /\/desk\/login/);
      await page.locator("#name").fill("medborgarservice");
      await page.locator("#password").fill("fel lösenord, helt enkelt");
      await staff.loads(() => page.locator("main form button[type=submit]").click());
      await staff.sees("hör inte ihop", page.locator("#fault-summary"));
      assert.equal(await page.locator("#name").inputValue(), "medborgarservice");
    });

    test("R7: staff see the matter in the list, with its clock", async () => {
      const { page } = staff;
      await logIn(staff, password);
      const row = page.locator("tbody tr", { hasText: matter.reference });
      assert.match(await row.innerText(), /\d{1,2}[.:]\d{2}/);
      assert.match(await row.innerText(), /Väntar/);
    });

    test("R6: staff read the conversation exactly as the citizen saw it", async () => {
      const { page } = staff;
      await staff.loads(() => page.getByRole("link", { name: matter.reference }).click());
      await staff.sees("behöver jag bygglov för altan", page.locator(".lines").first());
      await staff.sees("Bygglov för altan", page.locator(".lines").first());
      await staff.sees(question, page.locator(".lines").first());
    });

    test("R15: a reply with a personal number is not sent, and what was written stays", async () => {
      const { page } = staff;
      await page.locator("#text").fill("Ditt nummer är 640823-3234");
      await staff.loads(() => page.locator("form[action*='/reply'] button[type=submit], form:has(#text) button[type=submit]").first().click());
      await page.locator("#fault-summary").waitFor();
      assert.equal(await page.locator("textarea#text").inputValue(), "Ditt nummer är 640823-3234");
      assert.equal(await service.hasStored("640823-3234"), false);
    });

    test("R24: staff reply, and the citizen reads it in the same browser, with first name and function", async () => {
      const { page } = staff;
      await page.locator("textarea#text").fill(reply);
      await staff.loads(() => page.locator("form:has(textarea#text) button[type=submit]").click());
      await staff.sees(reply);
      await citizen.go("/");
      const line = citizen.page.locator(".line.agent", { hasText: reply });
      await citizen.sees("Medborgarservice", line.locator(".speaker"));
      await citizen.go("/arende");
      await citizen.sees("har tagit hand om ditt ärende", citizen.page.locator("h1"));
    });

    test("The citizen writes more, the automatic service keeps quiet, and staff see it", async () => {
      await citizen.go("/");
      await citizen.ask(later);
      await citizen.sees(matter.reference, citizen.latest);
      await staff.page.reload();
      await staff.sees(later, staff.page.locator("#senare"));
    });

    test("The personal link opens the answer on another device, without a token left in the address", async () => {
      const other = await Visitor.arrive(browser, service, { script });
      await other.go(matter.link);
      assert.doesNotMatch(other.page.url(), /\/a\//);
      await other.go("/arende");
      await other.sees(reply);
      await other.go("/");
      await other.sees(reply);
      assert.equal(service.hasLogged(new URL(matter.link).pathname), false, "X-12: the link is in no log");
      await other.leave();
    });

    test("R16: staff choose how it ended and what happens to the record, or are told to", async () => {
      const { page } = staff;
      const close = () => page.locator("form:has(input[name=outcome]) button[type=submit]").click();
      await staff.loads(close);
      assert.equal(await staff.count("#fault-summary li"), 2, "outcome and record are both asked for");
      await page.locator("#outcome-answered").check();
      await page.locator("input[name=record]").nth(1).check();
      await staff.loads(close);
      assert.equal(await staff.count("form:has(input[name=outcome])"), 0);
      await staff.go("/desk?visa=avslutade");
      await staff.sees(matter.reference, page.locator("tbody"));
      await staff.go("/desk");
      assert.equal(await staff.count(`tbody tr:has-text("${matter.reference}")`), 0);
    });

    test("The citizen sees that the matter is closed, and the automatic service answers again", async () => {
      await citizen.go("/arende");
      await citizen.sees("Ditt ärende är avslutat", citizen.page.locator("h1"));
      await citizen.go("/");
      await citizen.sees(/avslutat/, citizen.page.locator(".event").last());
      await citizen.ask("hur ansöker jag om färdtjänst");
      await citizen.sees("färdtjänst", citizen.latest.locator("h3"));
    });

    test("Staff log out, and the desk is closed again", async () => {
      await staff.loads(() => staff.page.locator("form[action*='/desk/logout'] button").click());
      await staff.go("/desk");
      assert.match(staff.page.url(), /\/desk\/login/);
      await staff.leave();
    });

    test("R17: the citizen leaves the shared computer; the matter stays with Medborgarservice", async () => {
      await citizen.go("/");
      await citizen.loads(() => citizen.page.locator("section.after form[action*='/avsluta'] button").click());
      await citizen.go("/");
      assert.equal(await citizen.count(".line"), 0);
      assert.deepEqual(await citizen.context.cookies(), []);
      assert.equal(await service.hasStored(reply), true);
      await citizen.leave();
    });

    test("R14: a complaint can be left without a conversation, from the foot of every page", async () => {
      const person = await Visitor.arrive(browser, service, { script });
      await person.go("/om");
      await person.loads(() => person.page.locator('.foot-links a[href*="vad=synpunkt"]').click());
      await person.page.locator("#about").fill(`Det tog för lång tid (${name})`);
      await person.page.locator("#contact-come-back").check();
      await person.loads(() => person.page.locator("form.handover button[type=submit]").click());
      await person.page.locator(".reference").waitFor();
      await person.leave();
    });

    test("A form with faults says which, keeps what was written, and stores nothing", async () => {
      const person = await Visitor.arrive(browser, service, { script });
      const { page } = person;
      await person.go("/prata-med-oss");
      await page.locator("#about").fill(`Ring mig om 640823-3234 (${name})`);
      await page.locator("#contact-phone").check();
      await person.loads(() => page.locator("form.handover button[type=submit]").click());
      await page.locator("#fault-summary").waitFor();
      assert.match(await page.title(), /^Fel: /);
      assert.match(await page.locator("#about").inputValue(), /640823-3234/);
      assert.equal(await page.locator("#contact-phone").isChecked(), true);
      assert.equal(await service.hasStored("640823-3234"), false);
      if (script) assert.equal(await page.evaluate(() => document.activeElement.id), "fault-summary");
      await person.leave();
    });
  });
}
