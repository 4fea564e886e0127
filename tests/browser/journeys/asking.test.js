// A citizen asks. Each story is told twice: with the script, and without it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { MODES, Visitor, openBrowser } from "../support/browser.js";
import { startService } from "../support/service.js";

let service;
let browser;
before(async () => {
  service = await startService();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

for (const { name, script } of MODES) {
  describe(`A citizen ${name}`, () => {
    const story = (title, options, tell) =>
      test(title, async () => {
        const visitor = await Visitor.arrive(browser, service, { script, ...options });
        await tell(visitor, visitor.page);
        await visitor.leave();
      });

    story("is told before the first message that nobody reads along and that it may become a public record", {}, async (visitor) => {
      for (const [mode, automatic, record] of [
        ["sv", "automatisk tjänst", "allmän handling"],
        ["sv-simple", "Ingen människa", "Kommunen"],
        ["en", "automatic service", "public record"],
      ]) {
        await visitor.go(`/?lang=${mode}`);
        await visitor.sees(automatic, visitor.page.locator("#before"));
        await visitor.sees(record, visitor.page.locator("#before"));
      }
    });

    story("R1 R4: asks about a deck and gets the approved answer, the e-tjänst before the text", {}, async (visitor, page) => {
      await visitor.go("/");
      await visitor.ask("behöver jag bygglov för altan");
      const answer = visitor.latest.locator("article.answer");
      await visitor.sees("Bygglov för altan", answer.locator("h3"));
      const order = await answer.locator(".services, .text, .other-ways").evaluateAll((parts) => parts.map((part) => part.className));
      assert.deepEqual(order, ["services", "text", "other-ways"]);
      assert.match(await answer.locator(".service").first().innerText(), /bygglov/i);
      assert.match(await answer.locator(".other-ways").innerText(), /010-234 50 00/);
      await visitor.sees("Ansvarig:", answer.locator(".origin"));
      await visitor.sees("behöver jag bygglov för altan", visitor.latest.locator(".citizen"));
      if (!script) assert.match(page.url(), /#m-\d+$/, "A-CHAT-6: the address points at the newest answer");
      assert.match(await page.title(), /^Svar: /, "A-CHAT-6: the title tells");
      assert.equal(await service.hasStored("behöver jag bygglov för altan"), true);
      assert.equal(service.hasLogged("altan"), false, "X-12: what people write is not logged");
    });

    story("R3: makes the answer easier with one button, and gets the text in simple Swedish", {}, async (visitor, page) => {
      await visitor.go("/");
      await visitor.ask("behöver jag bygglov för altan");
      await visitor.loads(() => visitor.latest.getByRole("button", { name: "Enklare" }).click());
      await visitor.sees("Bygga en altan", visitor.latest.locator("article.answer h3"));
      await page.locator("html[data-mode=sv-simple]").waitFor();
      assert.equal(await visitor.count("#latest article.answer .services .service"), await visitor.count("#latest .service"));
    });

    for (const [question, title] of [
      ["min granne eldar hela tiden", "granne som eldar"],
      ["hur får jag lägre dagisavgift", "Avgift för förskola"],
    ]) {
      story(`R1: asks "${question}" in everyday words and gets the answer`, {}, async (visitor) => {
        await visitor.go("/");
        await visitor.ask(question);
        await visitor.sees(title, visitor.latest.locator("article.answer h3"));
      });
    }

    story("R19: as a child, in simple mode, asks for a skate park and learns how to say it", {}, async (visitor, page) => {
      await visitor.go("/?lang=sv-simple");
      await visitor.ask("jag vill att det ska finnas en skatepark");
      await visitor.sees("skatepark", visitor.latest.locator("article.answer .text"));
      assert.equal(await page.locator("html").getAttribute("data-mode"), "sv-simple");
      assert.equal(await visitor.count("#latest .actions form"), 0, "there is nothing easier to offer");
    });

    story("R3: asks in English and is answered in English", { locale: "en-GB" }, async (visitor, page) => {
      await visitor.go("/");
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      await visitor.ask("when is the recycling centre open");
      await visitor.sees("recycling centre", visitor.latest.locator("article.answer h3[lang=en]"));
    });

    story("R19: tells of being hit, meets numbers to call, and nothing is stored", {}, async (visitor, page) => {
      await visitor.go("/");
      await visitor.ask("mamma slår mig");
      const safety = visitor.latest.locator("article.safety");
      await visitor.sees("112", safety);
      const numbers = await safety.locator(".numbers a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      assert.ok(numbers.length > 0 && numbers.every((href) => href.startsWith("tel:")), `numbers to call: ${numbers}`);
      await visitor.sees("Ingen människa läser det du skriver", safety);
      assert.equal(await page.locator(".rate").isVisible().catch(() => false), false, "nobody in danger is asked to rate");
      assert.equal(await page.locator(".panel #about").inputValue(), "mamma slår mig", "what was written is at hand");
      assert.equal(await visitor.count(".panel #name"), 0, "nobody in danger is asked for a name");
      assert.deepEqual(await visitor.context.cookies(), []);
      await visitor.go("/");
      assert.doesNotMatch(await page.locator("main").innerText(), /slår mig/);
      assert.equal(await service.hasStored("slår mig"), false);
      assert.equal(service.hasLogged("slår mig"), false);
    });

    story("R19: tells of being hit in English on the Swedish page, and meets the numbers there and then", {}, async (visitor, page) => {
      await visitor.go("/?lang=sv");
      if (script) await page.evaluate(() => (window.stayed = true));
      await visitor.ask("my dad hits me every day");
      const safety = visitor.latest.locator("article.safety");
      await visitor.sees("112", safety);
      assert.equal(await safety.locator("h3").getAttribute("lang"), "en");
      assert.equal(await page.locator(".panel #about").inputValue(), "my dad hits me every day", "what was written is at hand");
      if (script) {
        assert.equal(await page.evaluate(() => window.stayed), true, "the page does not navigate");
        assert.equal(await page.locator(".panel").getAttribute("lang"), "en");
      }
      assert.deepEqual(await visitor.context.cookies(), []);
    });

    story("R12: asks about the passport and is referred to the police, with name, phone and link", {}, async (visitor) => {
      await visitor.go("/");
      await visitor.ask("var förnyar jag passet");
      const referral = visitor.latest.locator("article.referral");
      await visitor.sees("Polisen", referral.locator("h3"));
      await referral.locator('a[href="tel:11414"], a[href="tel:+4611414"]').waitFor();
      await referral.locator('a[href^="https://polisen.se"]').waitFor();
    });

    story("R15 P-1: writes a personal number, is refused kindly, keeps the text, and nothing is stored", {}, async (visitor, page) => {
      await visitor.go("/");
      await visitor.ask("640823-3234");
      await visitor.latest.locator(".refused").waitFor();
      assert.equal(await page.locator("#text").inputValue(), "640823-3234");
      assert.doesNotMatch(await visitor.latest.innerText(), /640823/, "P-5: the number is never repeated");
      assert.deepEqual(await visitor.context.cookies(), []);
      assert.equal(await service.hasStored("640823-3234"), false);
      assert.equal(service.hasLogged("640823"), false);
      await visitor.go("/");
      assert.doesNotMatch(await page.locator("main").innerText(), /640823/);
    });

    story("R2 R6: asks what the municipality can't know, and is shown the way to a person", {}, async (visitor, page) => {
      await visitor.go("/");
      await visitor.ask("vad är huvudstaden i peru");
      assert.equal(await visitor.count("#latest article"), 0, "no answer rather than a wrong one");
      await visitor.loads(() => visitor.latest.locator("a.button").click());
      assert.match(page.url(), /\/prata-med-oss/);
      assert.match(await page.locator("#about").inputValue(), /vad är huvudstaden i peru/, "A-CHAT-22: nobody has to write it again");
    });

    story("R2: sends nothing at all and is told so, with the focus where it is mended", {}, async (visitor, page) => {
      await visitor.go("/");
      if (script) await page.locator("#send").click();
      else await visitor.loads(() => page.locator("#send").click());
      await visitor.sees("Skriv din fråga först", page.locator("#composer"));
      if (script) assert.equal(await page.evaluate(() => document.activeElement.id), "text");
      assert.deepEqual(await visitor.context.cookies(), []);
    });

    story("R14: says whether the answer helped", {}, async (visitor, page) => {
      await visitor.go("/");
      await visitor.ask("behöver jag bygglov för altan");
      await page.locator(".rate summary").click();
      await page.locator("#helped-yes").check();
      await visitor.loads(() => page.locator(".rate button[type=submit]").click());
      await visitor.sees("Tack för att du berättade", page.locator("h1"));
    });

    story("R5: finds an e-tjänst in the catalogue by searching", {}, async (visitor, page) => {
      await visitor.go("/tjanster");
      const all = await visitor.count(".service");
      await page.locator("#q").fill("bygglov");
      await visitor.loads(() => page.locator("form.search button").click());
      const found = await visitor.count(".service");
      assert.ok(found > 0 && found < all, `${found} of ${all}`);
      await visitor.sees(/bygglov/i, page.locator(".service").first());
    });

    story("A-CHAT-28: empties the view, is asked first, and can change their mind", {}, async (visitor, page) => {
      await visitor.go("/");
      await visitor.ask("behöver jag bygglov för altan");
      await visitor.loads(() => page.locator('a[href*="/rensa"]').click());
      await visitor.sees("Vill du rensa samtalet?", page.locator("h1"));
      await visitor.loads(() => page.locator("main form.row a").click());
      await visitor.sees("Bygglov för altan", visitor.latest);
      await visitor.loads(() => page.locator('a[href*="/rensa"]').click());
      await visitor.loads(() => page.locator("main form.row button").click());
      assert.equal(await visitor.count(".line"), 0);
      assert.deepEqual(await visitor.context.cookies(), []);
    });

    story("R17: leaves a shared computer, and the next person sees nothing", {}, async (visitor, page) => {
      await visitor.go("/");
      await visitor.ask("behöver jag bygglov för altan");
      await visitor.loads(() => page.locator("section.after form[action*='/avsluta'] button").click());
      await visitor.sees("Klart", page.locator("h1"));
      assert.deepEqual(await visitor.context.cookies(), []);
      await page.goBack();
      assert.doesNotMatch(await page.locator("body").innerText(), /bygglov för altan/i, "the button Back brings nothing back");
      await visitor.go("/");
      assert.equal(await visitor.count(".line"), 0);
    });
  });
}
