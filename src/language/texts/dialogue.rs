//! Texts of the group `dialogue`: what the service itself says in a turn, and hours in words.

super::texts! {
    monday(); tuesday(); wednesday(); thursday(); friday(); saturday(); sunday();
    january(); february(); march(); april(); may(); june(); july(); august(); september(); october(); november(); december();
    /// Between two stretches of hours of one day.
    and();
    /// Hours of a single day.
    hours_one_day(day, times);
    /// Hours that several days in a row share.
    hours_days(first, last, times);
    /// Hours that are not verified, with the year they are known from.
    hours_known_from(hours, year);
    /// A day with hours of its own.
    special_closed(date); special_hours(date, times);
    /// Whether a place is open: verified hours.
    open_until(time);
    closed_opens_today(time);
    closed_opens_on(day, date, time);
    closed_unknown();
    /// Hours that are known from an old source only: never yes or no.
    hours_unverified(hours, year, name);
    hours_not_known(name);
    /// A question back.
    clarify();
    /// Another body deals with it.
    referral(name);
    none_no_match(); none_wants_person(); none_other_language();
    none_did_not_help(); none_not_understood(); none_already_answered();
    refused_personnummer(); refused_card(); refused_account(); refused_possible();
    delivered(reference);
    blocked();
    /// Why a reply was chosen, for staff and editors: which step decided, and what the search went by.
    why_step(step);
    why_words(words);
    why_carried(words);
    why_best(name, sure, words);
    why_best_wordless(name, sure);
    why_next(name, sure);
    why_nothing();
    why_shown(limit); why_asked_back(limit); why_none(limit);
    already_simple(); now_simple(); now_swedish(); now_english(); nothing_to_repeat();
}
