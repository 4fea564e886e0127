//! Turns over the bundled library: what a citizen gets for what they write, as promised in the requirements.

use std::sync::LazyLock;

use jiff::{Timestamp, civil::date};
use medborgarsvar::{
    dialogue::{Context, Knowledge, NoneReason, PastTurn, Reply, Utterance, explain, respond},
    knowledge::{Files, build, load},
    language::Tag,
};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let loaded = load(concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge").as_ref(), true).unwrap();
    Knowledge::new(loaded.library, date(2026, 11, 23)).unwrap()
});

fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// A conversation in the making.
struct Talk(Context);

impl Talk {
    fn in_language(lang: Tag) -> Self {
        Self(Context { lang, ..Context::default() })
    }

    /// Says something; the reply, as the conversation keeps it.
    fn say(&mut self, text: &str) -> Reply {
        let turn = respond(&KNOWLEDGE, &self.0, &Utterance::words(text), now());
        self.0.lang = turn.lang;
        if turn.reply.is_stored() {
            self.0.turns.push(PastTurn { text: text.to_owned(), reply: turn.reply.clone() });
        }
        turn.reply
    }
}

fn say(text: &str) -> Reply {
    Talk::in_language(Tag::Swedish).say(text)
}

/// The id of the answer, referral or category shown; the kind of the reply when there is none.
fn shown(reply: &Reply) -> String {
    match reply {
        Reply::Answer(answer) => answer.id.to_string(),
        Reply::Referral(referral) => referral.id.to_string(),
        Reply::Safety(safety) => safety.category.clone(),
        other => other.kind().to_owned(),
    }
}

#[test]
fn r1_recurring_questions_get_the_right_answer_from_the_citizens_own_words() {
    for (text, expected) in [
        ("behöver jag bygglov för altan", "bygglov-altan"),
        ("min granne eldar hela tiden", "rokgrill-granne-vedrok"),
        ("hur får jag lägre dagisavgift", "forskola-avgift"),
        ("hur ansöker jag om fardtjanst", "fardtjanst-ansok"),
        ("soporna blev inte hämtade i dag", "sophamtning-utebliven"),
        ("var förnyar jag passet", "polisen-114-14"),
    ] {
        assert_eq!(shown(&say(text)), expected, "{text}");
    }
    // What the library knows nothing of is never answered: asked back at most.
    let reply = say("vem vinner allsvenskan");
    assert!(matches!(reply, Reply::None(_) | Reply::Clarify(_)), "{}", shown(&reply));
}

#[test]
fn r19_a_child_gets_simple_text_and_its_own_answer() {
    let mut talk = Talk::in_language(Tag::SimpleSwedish);
    let Reply::Answer(answer) = talk.say("jag vill att det ska finnas en skatepark") else { panic!("no answer") };
    assert_eq!((answer.id.as_str(), answer.lang), ("barn-tycka-till", Tag::SimpleSwedish));
    assert_eq!(shown(&say("mamma slår mig")), "child_at_risk");
}

#[test]
fn a_question_in_english_is_answered_in_english_whatever_the_page_was_in() {
    let Reply::Answer(answer) = say("when is the recycling centre open") else { panic!("no answer") };
    assert_eq!((answer.id.as_str(), answer.lang), ("atervinningscentral-hulje", Tag::English));
}

#[test]
fn r3_easier_language_can_be_asked_for_and_stays() {
    let mut talk = Talk::in_language(Tag::Swedish);
    talk.say("behöver jag bygglov för altan");
    let Reply::Answer(simple) = talk.say("förklara enklare") else { panic!("no answer") };
    assert_eq!((simple.id.as_str(), simple.lang), ("bygglov-altan", Tag::SimpleSwedish));
    assert_eq!(talk.0.lang, Tag::SimpleSwedish);
}

#[test]
fn an_elliptic_question_keeps_the_topic_even_after_an_ask() {
    let mut talk = Talk::in_language(Tag::Swedish);
    talk.say("behöver jag bygglov för altan");
    talk.say("förklara enklare");
    let reply = talk.say("hur hög får den vara då?");
    assert_eq!(shown(&reply), "bygglov-altan");
}

#[test]
fn f2_a_person_can_be_asked_for_at_any_time() {
    for text in ["prata med en människa", "jag vill prata med en människa", "I want to talk to a human"] {
        let Reply::None(none) = say(text) else { panic!("{text}: not the ways to a person") };
        assert_eq!(none.reason, NoneReason::WantsPerson, "{text}");
        assert!(none.contacts[0].phone.is_some());
    }
}

#[test]
fn r15_a_personal_number_is_refused_and_never_repeated() {
    let Reply::Refused(refused) = say("mitt nummer är 640823-3234 och jag undrar om bygglov") else {
        panic!("not refused")
    };
    assert!(!refused.text.contains("640823"));
    assert!(!refused.may_confirm);
}

#[test]
fn danger_comes_before_the_personal_number() {
    assert_eq!(say("mamma slår mig, 640823-3234").kind(), "safety");
}

#[test]
fn r20_hours_that_nobody_verified_are_never_a_yes_or_no() {
    let Reply::Answer(answer) = say("är stadshuset öppet nu?") else { panic!("no answer") };
    let place = answer.places.first().expect("the place belongs to the answer");
    assert!(place.open_now.contains("2023") && place.open_now.contains("Ring först"), "{}", place.open_now);
}

#[test]
fn r20_a_place_with_verified_hours_is_closed_on_its_own_special_day_and_tells_of_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge");
    let files = Files::read(folder.as_ref()).unwrap();
    let verified =
        "[stadshuset]\nhours_verified_at = 2026-11-01\nspecial = [{ date = 2026-11-23, hours = [], note = \"flytt\" }]";
    let places = files.get("places.toml").unwrap().replacen("[stadshuset]", verified, 1);
    let loaded = build(&files.with("places.toml", &places), true).unwrap();
    let knowledge = Knowledge::new(loaded.library, date(2026, 11, 23)).unwrap();
    let turn = respond(&knowledge, &Context::default(), &Utterance::words("är stadshuset öppet nu?"), now());
    let Reply::Answer(answer) = turn.reply else { panic!("no answer") };
    let place = answer.places.first().expect("the place belongs to the answer");
    assert!(place.open_now.contains("stängt") && place.open_now.contains("24 november"), "{}", place.open_now);
    assert_eq!(place.special, ["23 november: stängt (flytt)"]);
}

#[test]
fn r4_the_e_service_comes_with_what_it_does_and_an_unknown_address_leads_to_the_portal() {
    let Reply::Answer(answer) = say("hur söker jag bygglov") else { panic!("no answer") };
    let card = answer.services.first().expect("there is an e-tjänst");
    assert!(!card.address_known && card.url.starts_with("https://minasidor."));
    assert!(!card.what_for.is_empty());
}

#[test]
fn r5_every_e_service_is_found_by_its_own_name() {
    let missed: Vec<_> = KNOWLEDGE
        .library
        .services
        .iter()
        .filter(|(id, service)| match say(&service.name.sv) {
            Reply::Answer(answer) => !answer.services.iter().any(|card| card.id == **id),
            _ => true,
        })
        .map(|(id, service)| format!("{id}: {}: {}", service.name.sv, shown(&say(&service.name.sv))))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn every_way_to_ask_in_the_library_leads_to_its_own_answer_or_asks_back() {
    let mut wrong = Vec::new();
    let mut all = 0;
    for answer in KNOWLEDGE.library.answers.values() {
        for (lang, asks) in [(Tag::Swedish, &answer.questions.sv), (Tag::English, &answer.questions.en)] {
            for ask in asks {
                all += 1;
                let reply = Talk::in_language(lang).say(ask);
                let offered = match &reply {
                    Reply::Clarify(clarify) => {
                        clarify.options.iter().any(|option| option.id.to_string() == answer.id.as_str())
                    }
                    other => shown(other) == answer.id.as_str(),
                };
                if !offered {
                    wrong.push(format!("{}: {ask}: {}", answer.id, shown(&reply)));
                }
            }
        }
    }
    assert!(wrong.len() * 100 <= all * 2, "{} of {all}: {wrong:#?}", wrong.len());
}

#[test]
fn did_it_not_help_then_something_else_or_a_person_is_offered() {
    let mut talk = Talk::in_language(Tag::Swedish);
    talk.say("får jag elda löv");
    let reply = talk.say("det hjälpte inte");
    assert!(matches!(reply.kind(), "clarify" | "none"), "{}", reply.kind());
}

#[test]
fn small_talk_is_answered_kindly_and_never_as_a_person() {
    assert_eq!(say("hej").kind(), "small_talk");
    let Reply::SmallTalk(who) = say("är du en robot?") else { panic!("not small talk") };
    assert!(who.text.contains("maskin, ingen människa"), "{}", who.text);
}

#[test]
fn the_same_turn_gives_the_same_reply() {
    let ask = || respond(&KNOWLEDGE, &Context::default(), &Utterance::words("vad kostar vatten och avlopp"), now());
    assert_eq!(ask(), ask());
}

#[test]
fn several_questions_in_one_message_the_first_is_answered_and_the_others_are_kept_as_buttons() {
    let reply = say("Hur ansöker jag om färdtjänst? Och hur söker jag bygglov för en altan?");
    let Reply::Answer(answer) = &reply else { panic!("{}", reply.kind()) };
    assert_eq!(shown(&reply), "fardtjanst-ansok");
    assert_eq!(answer.also.iter().map(|choice| choice.id.to_string()).collect::<Vec<_>>(), ["bygglov-altan"]);
}

#[test]
fn a_message_that_takes_back_what_was_understood_is_asked_anew_without_it() {
    let mut talk = Talk::in_language(Tag::Swedish);
    let first = shown(&talk.say("hur ansöker jag om färdtjänst"));
    assert_eq!(first, "fardtjanst-ansok");
    let reply = talk.say("nej, jag menade bygglov för en altan");
    assert_eq!(shown(&reply), "bygglov-altan");
}

#[test]
fn what_was_taken_back_is_not_offered_again() {
    let mut talk = Talk::in_language(Tag::Swedish);
    let first = shown(&talk.say("hur ansöker jag om färdtjänst"));
    match talk.say("nej, inte det") {
        Reply::Clarify(clarify) => assert!(clarify.options.iter().all(|option| option.id.to_string() != first)),
        other => assert_ne!(shown(&other), first),
    }
}

#[test]
fn a_new_topic_is_a_new_topic_however_short_it_is() {
    let mut talk = Talk::in_language(Tag::Swedish);
    talk.say("behöver jag bygglov för altan");
    assert_eq!(shown(&talk.say("och hur ansöker jag om färdtjänst då?")), "fardtjanst-ansok");
}

#[test]
fn the_same_question_again_gets_a_person_and_not_the_same_answer() {
    let mut talk = Talk::in_language(Tag::Swedish);
    assert_eq!(shown(&talk.say("hur ansöker jag om färdtjänst")), "fardtjanst-ansok");
    let Reply::None(none) = talk.say("Hur ansöker jag om färdtjänst?") else { panic!("it repeats itself") };
    assert_eq!(none.reason, NoneReason::AlreadyAnswered);
    assert!(!none.contacts.is_empty());
}

#[test]
fn why_a_reply_was_chosen_is_told_in_words() {
    let turn = respond(&KNOWLEDGE, &Context::default(), &Utterance::words("bygglov för altan"), now());
    let lines = explain(&KNOWLEDGE, &turn, Tag::Swedish);
    assert!(lines.iter().any(|line| line.contains("Ord som vägde: bygglov, altan")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("Bäst passade ”Bygglov för altan")), "{lines:#?}");
}
