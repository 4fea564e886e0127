//! `ask`: one turn on the terminal.

use std::process::ExitCode;

use serde::Serialize;

use crate::dialogue::{Context, Reply, Utterance, Why, explain, respond};

use super::{
    arguments::{AskCall, Common},
    library, output,
};

/// The reply as the API gives it, and why it was chosen.
#[derive(Serialize)]
struct Asked<'a> {
    #[serde(flatten)]
    reply: &'a Reply,
    why: &'a Why,
}

pub(super) fn run(call: &AskCall, common: &Common) -> anyhow::Result<ExitCode> {
    let now = library::moment(call.today)?;
    let knowledge = library::knowledge(common, library::date(now))?;
    let context = Context { lang: call.lang, ..Context::default() };
    let turn = respond(&knowledge, &context, &Utterance::words(&call.text), now);
    if call.json {
        output::say(&serde_json::to_string_pretty(&Asked { reply: &turn.reply, why: &turn.why })?);
    } else {
        output::say(&plain(&turn.reply));
    }
    if call.explain {
        output::say("");
        for line in explain(&knowledge, &turn, call.lang) {
            output::say(&line);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The reply as plain text.
fn plain(reply: &Reply) -> String {
    match reply {
        Reply::Answer(answer) => {
            let services = answer.services.iter().map(|service| format!("\n→ {}: {}", service.name, service.url));
            let also = answer.also.iter().map(|choice| format!("\n- {}", choice.title));
            let more = services.chain(also).collect::<String>();
            format!("{}\n\n{}\n{more}", answer.title, answer.text)
        }
        Reply::Clarify(clarify) => {
            let options = clarify.options.iter().map(|option| format!("\n- {}", option.title));
            format!("{}{}", clarify.text, options.collect::<String>())
        }
        Reply::Referral(referral) => {
            let ways = [&referral.phone, &referral.url].into_iter().flatten().map(|way| format!("\n→ {way}"));
            format!("{}\n{}{}", referral.text, referral.handles, ways.collect::<String>())
        }
        Reply::Safety(safety) => {
            let numbers = safety.numbers.iter().map(|number| format!("\n→ {}: {}", number.name, number.phone));
            format!("{}\n\n{}\n{}", safety.title, safety.text, numbers.collect::<String>())
        }
        Reply::SmallTalk(talk) => talk.text.clone(),
        Reply::Refused(refused) => refused.text.clone(),
        Reply::None(none) => {
            let phones =
                none.contacts.iter().filter_map(|card| Some(format!("\n→ {}: {}", card.name, card.phone.as_ref()?)));
            let own = none.other_language.iter().map(|own| format!("{}\n", own.text));
            format!("{}{}{}", own.collect::<String>(), none.text, phones.collect::<String>())
        }
        Reply::Blocked(blocked) => blocked.text.clone(),
        Reply::Delivered(delivered) => delivered.text.clone(),
    }
}
