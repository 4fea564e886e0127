# What the service itself says in a conversation, and hours in words.
monday = Monday
tuesday = Tuesday
wednesday = Wednesday
thursday = Thursday
friday = Friday
saturday = Saturday
sunday = Sunday
january = January
february = February
march = March
april = April
may = May
june = June
july = July
august = August
september = September
october = October
november = November
december = December
and = and
hours_one_day = { $day } { $times }
hours_days = { $first }–{ $last } { $times }
hours_known_from = { $hours } (as known in { $year })
special_closed = { $date }: closed
special_hours = { $date }: { $times }
open_until = Yes, it is open now. It closes at { $time }.
closed_opens_today = No, it is closed now. It opens at { $time } today.
closed_opens_on = No, it is closed now. It opens on { $day } { $date } at { $time }.
closed_unknown = No, it is closed now. We don't know when it opens again.
hours_unverified = As known in { $year }, the opening hours are { $hours }. Nobody has confirmed them since. Call first.
hours_not_known = We don't know the opening hours of { $name }. Call first.
clarify = I want to give you the right answer. What is your question about?
referral = { $name } deals with this, not the municipality.
none_no_match = I find no approved answer to your question, so I won't guess. You can ask in another way, or hand it over to Medborgarservice, the municipality's service desk.
none_wants_person = You can hand this conversation over to Medborgarservice, the municipality's service desk. A person then reads what you have written, so you don't have to start again.
none_other_language = I can only answer in Swedish and English. Medborgarservice, the municipality's service desk, can help you in other ways.
none_did_not_help = Then a person should look at it. Hand the conversation over to Medborgarservice, so you don't have to start again.
none_not_understood = I don't understand what you mean. Please write a few more words, or talk to a person.
none_already_answered = You have already had my answer to that question. It is further up, and I have no other. Did it not help? Then you can talk to a person.
why_step = { $step ->
    [safety] The message tells of danger. That comes before everything else.
    [privacy] The message seemed to hold a personal identity number or the like.
    [handed_over] A person has the conversation, so the service does not answer.
    [choice] The person pressed a button.
    [public_record] The message asks for a public record.
    [small_talk] The message is small talk only.
    [ask] The message is about the conversation itself.
    [language] The message is in another language.
    [repeated] The same question had already had the same answer.
    [several] The message holds several questions. The first was answered, the others became buttons.
   *[other] The question was looked up in the library.
}
why_words = Words that counted: { $words }.
why_carried = The question was short, so it was looked up together with what was said before: { $words }.
why_best = “{ $name }” fitted best, { $sure } per cent sure. The words it shares with the question: { $words }.
why_best_wordless = “{ $name }” fitted best, { $sure } per cent sure.
why_next = Then “{ $name }”, { $sure } per cent.
why_nothing = Nothing in the library was like the question.
why_shown = From { $limit } per cent an answer is shown at once.
why_asked_back = That was below the { $limit } per cent needed to show an answer at once, so the service asked back.
why_none = That was below the { $limit } per cent needed to show an answer, so a person was offered.
refused_personnummer = Your text seems to hold a personal identity number (personnummer), so we have not received it. Take the number away and send again. If you need to give it, log in to an e-service or call.
refused_card = Your text seems to hold a card number, so we have not received it. Take the number away and send again.
refused_account = Your text seems to hold a bank account number, so we have not received it. Take the number away and send again.
refused_possible = Your text may hold a personal identity number (personnummer), so we have not received it yet. Take the number away, or tell us that it is not one.
delivered = Your message is with Medborgarservice, in case { $reference }. A person answers. The automatic service is silent while the case is open.
blocked = Medborgarservice (citizen service) has stopped this conversation. What you write here is not received. You can still get help: call us.
already_simple = This is already the simple text. Do you want more help? Talk to a person.
now_simple = I will write simple Swedish from now on. What would you like to know?
now_swedish = Nu svarar jag på svenska. Vad vill du veta?
now_english = I will answer in English from now on. What would you like to know?
nothing_to_repeat = I haven't said anything yet. What would you like to know?
