# Vad tjänsten själv säger i ett samtal, och tider i ord.
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
hours_days = { $first }–{ $last } { $times }
hours_known_from = { $hours } (uppgift från { $year })
special_closed = { $date }: stängt
special_hours = { $date }: { $times }
open_until = Ja, det är öppet nu. Det stänger klockan { $time }.
closed_opens_today = Nej, det är stängt nu. Det öppnar klockan { $time } i dag.
closed_opens_on = Nej, det är stängt nu. Det öppnar { $day } { $date } klockan { $time }.
closed_unknown = Nej, det är stängt nu. När det öppnar igen vet vi inte.
hours_unverified = Enligt uppgift från { $year } är öppettiderna { $hours }. Ingen har bekräftat dem sedan dess. Ring först.
hours_not_known = Vi vet inte vilka tider som gäller för { $name }. Ring först.
clarify = Jag vill vara säker på att du får rätt svar. Vad gäller din fråga?
referral = Det här har { $name } hand om, inte kommunen.
none_no_match = Jag hittar inget godkänt svar på din fråga. Därför svarar jag inte. Du kan skriva frågan på ett annat sätt eller lämna den till Medborgarservice.
none_wants_person = Du kan lämna över samtalet till Medborgarservice. Då läser en människa det du har skrivit, och du behöver inte börja om.
none_other_language = Jag kan bara svara på svenska och engelska. Medborgarservice hjälper dig på andra sätt. I only answer in Swedish and English.
none_did_not_help = Då är det bättre att en människa tittar på det. Lämna över samtalet till Medborgarservice, så slipper du börja om.
none_not_understood = Jag förstår inte vad du menar. Skriv gärna frågan med några fler ord, eller prata med en människa.
none_already_answered = Den frågan har du redan fått mitt svar på. Det står längre upp, och jag har inget annat. Hjälpte det inte? Då kan du prata med en människa.
why_step = { $step ->
    [safety] Meddelandet berättar om fara. Det går före allt annat.
    [privacy] Det såg ut att stå ett personnummer eller liknande i meddelandet.
    [handed_over] En människa har samtalet. Då svarar inte tjänsten.
    [choice] Personen tryckte på en knapp.
    [public_record] Meddelandet ber om en allmän handling.
    [small_talk] Meddelandet är bara småprat.
    [ask] Meddelandet gäller själva samtalet.
    [language] Meddelandet är på ett annat språk.
    [repeated] Samma fråga hade redan fått samma svar.
    [several] Meddelandet har flera frågor. Den första besvarades, de andra blev knappar.
   *[other] Frågan söktes i biblioteket.
}
why_words = Ord som vägde: { $words }.
why_carried = Frågan var kort. Därför söktes den tillsammans med det som sas före: { $words }.
why_best = Bäst passade ”{ $name }”, { $sure } procent säkert. De ord den har gemensamt med frågan: { $words }.
why_best_wordless = Bäst passade ”{ $name }”, { $sure } procent säkert.
why_next = Därefter ”{ $name }”, { $sure } procent.
why_nothing = Ingenting i biblioteket liknade frågan.
why_shown = Från { $limit } procent visas svaret direkt.
why_asked_back = Det räckte inte till de { $limit } procent som krävs för att visa ett svar direkt. Därför frågade tjänsten tillbaka.
why_none = Det räckte inte till de { $limit } procent som krävs för att visa ett svar. Därför erbjöds en människa.
refused_personnummer = Det ser ut att stå ett personnummer i din text. Därför har vi inte tagit emot den. Ta bort numret och skicka igen. Behöver du lämna personnummer: logga in i en e-tjänst eller ring.
refused_card = Det ser ut att stå ett kortnummer i din text. Därför har vi inte tagit emot den. Ta bort numret och skicka igen.
refused_account = Det ser ut att stå ett kontonummer i din text. Därför har vi inte tagit emot den. Ta bort numret och skicka igen.
refused_possible = Det kan vara ett personnummer i din text. Därför har vi inte tagit emot den än. Ta bort numret, eller säg att det inte är ett personnummer.
delivered = Ditt meddelande ligger hos Medborgarservice, i ärende { $reference }. En människa svarar. Den automatiska tjänsten svarar inte så länge ärendet är öppet.
blocked = Medborgarservice har stoppat det här samtalet. Därför tar vi inte emot det du skriver här. Du får fortfarande hjälp: ring oss.
already_simple = Det här är redan den enkla texten. Vill du ha mer hjälp? Prata med en människa.
now_simple = Jag skriver enklare från och med nu. Vad vill du veta?
now_swedish = Nu svarar jag på vanlig svenska. Vad vill du veta?
now_english = I will answer in English from now on. What would you like to know?
nothing_to_repeat = Jag har inte sagt något än. Vad vill du veta?
