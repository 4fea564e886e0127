# Vad tjänsten själv säger i ett samtal, och tider i ord, på lätt svenska.
monday = måndag
tuesday = tisdag
wednesday = onsdag
thursday = torsdag
friday = fredag
saturday = lördag
sunday = söndag
january = januari
february = februari
march = mars
april = april
may = maj
june = juni
july = juli
august = augusti
september = september
october = oktober
november = november
december = december
and = och
hours_one_day = { $day } { $times }
hours_days = { $first } till { $last } { $times }
hours_known_from = { $hours } (från år { $year })
special_closed = { $date }: stängt
special_hours = { $date }: { $times }
open_until = Ja, det är öppet nu. Det stänger klockan { $time }.
closed_opens_today = Nej, det är stängt nu. Det öppnar klockan { $time } i dag.
closed_opens_on = Nej, det är stängt nu. Det öppnar { $day } { $date } klockan { $time }.
closed_unknown = Nej, det är stängt nu. Vi vet inte när det öppnar.
hours_unverified = År { $year } var det öppet { $hours }. Det kan vara andra tider nu. Ring först.
hours_not_known = Vi vet inte när { $name } är öppet. Ring först.
clarify = Jag vill ge dig rätt svar. Vilket menar du?
referral = { $name } hjälper dig med det här. Inte kommunen.
none_no_match = Jag vet inte svaret. Du kan fråga på ett annat sätt. Du kan också fråga en människa.
none_wants_person = Du kan prata med en människa. Tryck på knappen. Då läser en människa det du har skrivit.
none_other_language = Jag kan bara svenska och engelska. En människa kan hjälpa dig. I only know Swedish and English.
none_did_not_help = Då ska en människa hjälpa dig. Tryck på knappen. Du behöver inte skriva allt igen.
none_not_understood = Jag förstår inte. Skriv lite mer. Du kan också prata med en människa.
none_already_answered = Det har jag redan svarat på. Svaret står längre upp. Hjälpte det inte? Prata med en människa.
why_step = { $step ->
    [safety] Meddelandet berättar om fara. Det går först.
    [privacy] Det såg ut att stå ett personnummer.
    [handed_over] En människa har samtalet.
    [choice] Personen tryckte på en knapp.
    [public_record] Personen vill se en allmän handling.
    [small_talk] Det är bara småprat.
    [ask] Det gäller själva samtalet.
    [language] Det är ett annat språk.
    [repeated] Samma fråga hade redan fått svar.
    [several] Det är flera frågor. Den första fick svar.
   *[other] Tjänsten sökte i sina svar.
}
why_words = Viktiga ord: { $words }.
why_carried = Frågan var kort. Då sökte tjänsten också på: { $words }.
why_best = Bäst passade ”{ $name }”. Det är { $sure } procent säkert. Ord som är lika: { $words }.
why_best_wordless = Bäst passade ”{ $name }”. Det är { $sure } procent säkert.
why_next = Sedan kom ”{ $name }”, { $sure } procent.
why_nothing = Inget svar liknade frågan.
why_shown = Från { $limit } procent visas svaret.
why_asked_back = Det blev inte { $limit } procent. Därför frågade tjänsten tillbaka.
why_none = Det blev inte { $limit } procent. Därför kan en människa hjälpa till.
refused_personnummer = Du har skrivit ett personnummer. Det vill vi inte ha här. Ta bort det och skicka igen. Måste du säga numret? Ring oss.
refused_card = Du har skrivit ett kortnummer. Det vill vi inte ha här. Ta bort det och skicka igen.
refused_account = Du har skrivit ett kontonummer. Det vill vi inte ha här. Ta bort det och skicka igen.
refused_possible = Är det ett personnummer du har skrivit? Ta bort det då. Annars kan du säga att det inte är det.
delivered = Nu har Medborgarservice fått det du skrev. Ditt nummer är { $reference }. En människa svarar dig.
blocked = Medborgarservice har stoppat samtalet. Ingen läser det du skriver här. Du kan ringa oss.
already_simple = Det här är den lätta texten. Vill du ha mer hjälp? Prata med en människa.
now_simple = Jag skriver enklare nu. Vad vill du veta?
now_swedish = Nu skriver jag vanlig svenska. Vad vill du veta?
now_english = I will answer in English from now on. What would you like to know?
nothing_to_repeat = Jag har inte sagt något än. Vad vill du veta?
