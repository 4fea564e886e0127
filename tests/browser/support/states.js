// Every state of every page that a person can meet, and how to get there. What differs by language is in WORDS.

import { Visitor } from "./browser.js";
import { handOver } from "./citizen.js";
import { answer, logIn } from "./desk.js";

const WORDS = {
  sv: { answer: "behöver jag bygglov för altan", clarify: ["avgift", "bygga", "bidrag"], referral: "var förnyar jag passet", danger: "mamma slår mig", none: "vad är huvudstaden i peru", more: "tack" },
  en: { answer: "do I need a building permit for a deck", clarify: ["fee", "build", "permit"], referral: "where do I renew my passport", danger: "my mother hits me", none: "what is the capital of peru", more: "thank you very much" },
};
WORDS["sv-simple"] = WORDS.sv;

const NUMBER = "640823-3234";

const reach = (selector) => async (visitor) => visitor.page.locator(selector).first().waitFor();

const asked = (which, selector) => async (visitor, mode) => {
  await visitor.go(`/?lang=${mode}`);
  await visitor.ask(which === "number" ? NUMBER : WORDS[mode][which]);
  await reach(`#latest ${selector}`)(visitor);
};

// Which question is too open for one answer changes as the library grows: the first of a few that is asked back about.
// Tried in the address, where nothing is stored.
const askedBack = async (visitor, mode) => {
  const choices = ".reply:not(.answer) > .choices";
  for (const question of WORDS[mode].clarify) {
    await visitor.go(`/?lang=${mode}&q=${encodeURIComponent(question)}`);
    if ((await visitor.count(choices)) === 0) continue;
    await visitor.go(`/?lang=${mode}`);
    await visitor.ask(question);
    return reach(`#latest ${choices}`)(visitor);
  }
  throw new Error(`none of these is asked back about: ${WORDS[mode].clarify.join(", ")}`);
};

const page = (path) => async (visitor, mode) => visitor.go(`${path}${path.includes("?") ? "&" : "?"}lang=${mode}`);

const faulty = async (visitor, mode) => {
  await page("/prata-med-oss")(visitor, mode);
  await visitor.page.locator("#about").fill(NUMBER);
  await visitor.page.locator("#contact-email").check();
  await visitor.loads(() => visitor.page.locator("form.handover button[type=submit]").click());
  await reach("#fault-summary")(visitor);
};

/** The password of the first account: its file is gone once somebody has logged in. */
export async function staffPassword(service) {
  service.password ??= await service.firstPassword();
  return service.password;
}

/** The states of the chat that the server renders otherwise when there is no script. */
export const SERVER_RENDERED = new Set(["chat empty", "chat answer", "chat clarify", "chat referral", "chat safety", "chat refused", "chat none", "chat handed over", "chat live", "receipt"]);

/** The citizens' states, in every language. */
export const CITIZEN_STATES = {
  "chat empty": page("/"),
  "chat answer": asked("answer", "article.answer"),
  "chat clarify": askedBack,
  "chat referral": asked("referral", "article.referral"),
  "chat safety": asked("danger", "article.safety"),
  "chat refused": asked("number", ".refused"),
  "chat none": asked("none", "a.button"),
  "chat waiting": async (visitor, mode) => {
    await page("/")(visitor, mode);
    // Never answered: the page waits for as long as it is looked at.
    await visitor.page.route((url) => url.pathname === "/", (route) => (route.request().method() === "POST" ? undefined : route.continue()));
    await visitor.page.locator("#text").fill(WORDS[mode].answer);
    await visitor.page.locator("#send").click();
    await reach("#waiting:not(:empty)")(visitor);
  },
  "chat live": async (visitor, mode) => {
    await asked("answer", "article.answer")(visitor, mode);
    const { reference } = await handOver(visitor);
    const staff = await Visitor.arrive(visitor.context.browser(), visitor.service);
    await logIn(staff, await staffPassword(visitor.service));
    await answer(staff, reference, "Hej! Vi har läst det du skrev.");
    await staff.leave();
    await visitor.go(`/?lang=${mode}`);
    await reach(".line.agent")(visitor);
  },
  "chat nothing written": async (visitor, mode) => {
    await page("/")(visitor, mode);
    // As without the script, which would not send an empty form.
    await visitor.loads(() => visitor.page.evaluate(() => document.querySelector("#composer").submit()));
    await reach("#fault-summary")(visitor);
  },
  "chat after a reload": async (visitor, mode) => {
    await asked("answer", "article.answer")(visitor, mode);
    await visitor.ask(WORDS[mode].referral);
    await visitor.page.reload();
    await visitor.page.locator(".rate summary").click();
  },
  "chat in danger, as a whole page": async (visitor, mode) => {
    await page("/")(visitor, mode);
    await visitor.page.locator("#text").fill(WORDS[mode].danger);
    await visitor.loads(() => visitor.page.evaluate(() => document.querySelector("#composer").submit()));
    await reach("article.safety")(visitor);
  },
  "handover form": async (visitor, mode) => {
    await asked("none", "a.button")(visitor, mode);
    await visitor.loads(() => visitor.page.locator("#latest a.button").click());
  },
  "handover form with faults": faulty,
  "complaint form": page("/prata-med-oss?vad=synpunkt"),
  "receipt": async (visitor, mode) => {
    await asked("none", "a.button")(visitor, mode);
    await handOver(visitor);
  },
  "chat handed over": async (visitor, mode) => {
    await asked("answer", "article.answer")(visitor, mode);
    await handOver(visitor);
    await visitor.go(`/?lang=${mode}`);
    await visitor.ask(WORDS[mode].more);
  },
  "clear": async (visitor, mode) => {
    await asked("answer", "article.answer")(visitor, mode);
    await page("/rensa")(visitor, mode);
  },
  "left": page("/avslutat"),
  "rated": async (visitor, mode) => {
    await asked("answer", "article.answer")(visitor, mode);
    await visitor.page.locator(".rate summary").click();
    await visitor.page.locator("#helped-yes").check();
    await visitor.loads(() => visitor.page.locator(".rate button[type=submit]").click());
  },
  "take out, nothing to": page("/ta-ut"),
  "take out": async (visitor, mode) => {
    await asked("answer", "article.answer")(visitor, mode);
    await page("/ta-ut")(visitor, mode);
  },
  "deletion, nothing to": page("/radera"),
  "deletion": async (visitor, mode) => {
    await asked("answer", "article.answer")(visitor, mode);
    await page("/radera")(visitor, mode);
  },
  "deletion asked for": async (visitor, mode) => {
    await asked("answer", "article.answer")(visitor, mode);
    await page("/radera")(visitor, mode);
    await visitor.loads(() => visitor.page.locator('form[action^="/radera"] button[type=submit]').click());
  },
  "services": page("/tjanster"),
  "services found": page("/tjanster?q=bygglov"),
  "services none found": page("/tjanster?q=xyzzy"),
  "views": page("/tyck-till"),
  "about": page("/om"),
  "design": page("/om/design"),
  "privacy": page("/integritet"),
  "accessibility": page("/tillganglighet"),
  "not found": page("/finns-inte"),
  "text at 200 %": page("/?storlek=200&rader=glesa"),
  "text to be adjusted": async (visitor, mode) => {
    await page("/om?storlek=150")(visitor, mode);
    await visitor.page.locator(".reading summary").click();
  },
};

/** Two matters for the desk to show. */
async function prepare(browser, service) {
  for (const about of ["Det är mörkt på gångvägen vid skolan.", "Jag begär ut en allmän handling om detaljplanen."]) {
    const citizen = await Visitor.arrive(browser, service);
    await citizen.go("/");
    await citizen.ask("vad är huvudstaden i peru");
    await handOver(citizen, about);
    await citizen.leave();
  }
}

/** The desk's states. They follow on each other: each begins where the one before ended. */
const states = {
  "desk login": async (visitor) => visitor.go("/desk/login"),
  "desk login with a fault": async (visitor) => logIn(visitor, "fel lösenord, helt enkelt"),
  "desk list": async (visitor, _, password) => {
    await logIn(visitor, password);
    await reach("tbody a")(visitor);
  },
  "desk list at work": async (visitor) => {
    await visitor.loads(() => visitor.page.getByRole("button", { name: "Jag är på plats" }).click());
    await visitor.page.locator(".presence summary").click();
  },
  "desk search": async (visitor) => {
    await visitor.go("/desk/sok?q=bygglov");
    await reach("article.answer")(visitor);
  },
  "desk call with faults": async (visitor) => {
    await visitor.go("/desk/telefon");
    await visitor.loads(() => visitor.page.locator("main form button[type=submit]").click());
    await reach("#fault-summary")(visitor);
  },
  "desk detail": async (visitor) => {
    await visitor.go("/desk");
    await visitor.loads(() => visitor.page.locator("tbody a").first().click());
  },
  "desk detail held, looking for an answer": async (visitor) => {
    await visitor.loads(() => visitor.page.getByRole("button", { name: "Ta ärendet", exact: true }).click());
    await visitor.page.locator("#sok").fill("bygglov altan");
    await visitor.loads(() => visitor.page.locator("#svar form button").click());
    await visitor.page.locator("#svar summary").first().click();
  },
  "desk detail with faults": async (visitor) => {
    await visitor.loads(() => visitor.page.locator("form:has(input[name=outcome]) button[type=submit]").click());
    await reach("#fault-summary")(visitor);
  },
  "desk detail answered": async (visitor) => {
    await visitor.page.locator("textarea#text").fill("Hej! Vi har läst det du skrev.");
    await visitor.loads(() => visitor.page.locator("form:has(textarea#text) button[type=submit]").click());
  },
  "desk detail closed": async (visitor) => {
    await visitor.page.locator("#outcome-answered").check();
    await visitor.page.locator("input[name=record]").nth(1).check();
    await visitor.loads(() => visitor.page.locator("form:has(input[name=outcome]) button[type=submit]").click());
  },
  "desk list closed": async (visitor) => visitor.go("/desk?visa=avslutade"),
  "desk block with a fault": async (visitor) => {
    await visitor.go("/desk?visa=avslutade");
    await visitor.loads(() => visitor.page.locator("tbody a").first().click());
    await visitor.page.locator("#sparr summary").click();
    await visitor.loads(() => visitor.page.locator("#sparr button[type=submit]").click());
    await reach("#reason-fault")(visitor);
  },
  "desk blocked": async (visitor) => {
    await visitor.page.locator("#reason").selectOption("abuse");
    await visitor.loads(() => visitor.page.locator("#sparr button[type=submit]").click());
  },
  "desk letters": async (visitor) => visitor.go("/desk/utskick"),
  "desk readings": async (visitor) => {
    await visitor.go("/desk/lasningar");
    await reach("tbody a")(visitor);
  },
  "desk accounts with a fault": async (visitor) => {
    await visitor.go("/desk/konton");
    await visitor.loads(() => visitor.page.locator("section form button[type=submit]").click());
    await reach("#fault-summary")(visitor);
  },
  "desk account made": async (visitor) => {
    await visitor.page.locator("#name").fill(`berit${Date.now()}`);
    await visitor.page.locator("#first_name").fill("Berit");
    await visitor.page.locator("#function").fill("Medborgarservice");
    await visitor.loads(() => visitor.page.locator("section form button[type=submit]").click());
    await reach("[role=status] code")(visitor);
  },
  "desk own account": async (visitor) => visitor.go("/desk/konto"),
  "desk own account with a fault": async (visitor) => {
    await visitor.page.locator("#code").fill("000000");
    await visitor.loads(() => visitor.page.locator("form:has(#code) button[type=submit]").click());
    await reach("#fault-summary")(visitor);
  },
  "desk package": async (visitor) => visitor.go("/desk/utdrag"),
  "desk package with faults": async (visitor) => {
    await visitor.page.locator("#from").fill("");
    await visitor.loads(() => visitor.page.locator("main form button[type=submit]").click());
    await reach("#fault-summary")(visitor);
  },
};

export const DESK_STATES = { prepare, states };
