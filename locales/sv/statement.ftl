# What the municipality says on the pages that the law asks for, and the answers' own pages.

answers_languages = Svaren finns på svenska, enkel svenska och engelska.

answer_ask_heading = Undrar du något mer?
answer_ask = Din fråga
answer_gone_heading = Svaret gäller inte längre
answer_gone_text = Kommunen har tagit bort det här svaret. Ställ din fråga här, så letar tjänsten efter ett som gäller.

privacy_controller_is = { $controller } är personuppgiftsansvarig.
privacy_controller_contact = Så når du den som är ansvarig: { $contact }
privacy_controller_missing = Kommunen har inte fyllt i vem som är personuppgiftsansvarig. Fråga Medborgarservice.
privacy_officer_is = Kommunen har ett dataskyddsombud. Så når du ombudet: { $contact }
privacy_officer_missing = Kommunen har inte fyllt i hur du når dataskyddsombudet. Fråga Medborgarservice.
privacy_processors = De här hanterar uppgifter åt kommunen: { $processors }
privacy_processors_missing = Kommunen har inte fyllt i vilka som hanterar uppgifter åt den.
privacy_kept_conversations = Samtal med den automatiska tjänsten: { $days } dagar efter det sista meddelandet. Beslut { $decision } den { $day }.
privacy_kept_requested = Samtal som du har bett oss radera: { $days } dagar efter det. Beslut { $decision } den { $day }.
privacy_kept_register = Ärenden som registreras: { $days } dagar här efter att de är avslutade. Beslut { $decision } den { $day }.
privacy_kept_in_order = Ärenden som hålls ordnade: { $days } dagar efter att de är avslutade. Beslut { $decision } den { $day }.
privacy_kept_minor = Ärenden av liten betydelse: { $days } dagar efter att de är avslutade. Beslut { $decision } den { $day }.
privacy_kept_feedback = Vad du tyckte om svaret: { $days } dagar. Beslut { $decision } den { $day }.

access_fully = Tjänsten uppfyller lagen om tillgänglighet till digital offentlig service. Den är granskad av { $auditor }.
access_partly = Tjänsten är byggd för att följa WCAG 2.2 nivå AA och lagen om tillgänglighet till digital offentlig service. Den uppfyller lagen delvis: allt är inte prövat, och det som inte är prövat kan ha brister.
access_not = Tjänsten uppfyller inte lagen om tillgänglighet till digital offentlig service. Nedan står vad som brister.
access_known_gaps = Det här vet vi brister:
access_burden = Det här har vi inte rättat, för att det är oskäligt betungande:
access_tests =
    Programmet prövas automatiskt varje gång det ändras. En maskin går igenom alla sidor med axe och reglerna för WCAG 2.2. Egna tester prövar tangentbord, 320 bildpunkters bredd, förstorad text, utskrift och allt utan JavaScript. Sådana tester hittar bara en del av det som kan vara fel.

    Ingen människa har prövat tjänsten med skärmläsare, röststyrning eller andra hjälpmedel. Barn och personer som har svårt att läsa har inte prövat den enkla svenskan.
access_assessed = Bedömningen är kommunens egen. Den gjordes den { $day }.
access_assessed_old = Bedömningen är kommunens egen. Den gjordes den { $day } och är mer än ett år gammal.
access_assessed_missing = Kommunen har inte fyllt i när den bedömde tjänsten.
access_updated = Redogörelsen ändrades senast den { $day }.
access_report_contact = Du kan också vända dig hit: { $contact }
