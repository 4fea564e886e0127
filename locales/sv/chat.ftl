# The chat: asking, answers, leaving, rating.

chat_title = Fråga kommunen
chat_heading = Vad vill du veta?
chat_automatic = Du chattar med en automatisk tjänst. Ingen människa läser det du skriver förrän du väljer att kontakta Medborgarservice.
chat_record = Kommunen tar emot det du skriver. Det kan bli en allmän handling som andra kan begära att få läsa.
chat_record_more = Så hanterar vi dina uppgifter
chat_no_numbers = Skriv inte personnummer eller andra känsliga uppgifter.
chat_handed_over = En människa på Medborgarservice har ditt ärende { $reference }. Det du skriver här går dit.
chat_handed_over_link = Se ditt ärende
chat_conversation = Samtalet
chat_latest = Senaste svaret
chat_starters = Du kan till exempel fråga
chat_label = Din fråga
chat_help = Högst { $limit } tecken. Är du i fara? Ring 112, eller skriv HJÄLP här.
chat_help_keys = Enter skickar. Skift + Enter ger ny rad.
chat_left = { $count } tecken kvar
chat_over = { $count } tecken för mycket
chat_send = Skicka
chat_waiting = Söker ett svar …
chat_number_hint = Det ser ut som ett personnummer eller kortnummer. Ta bort det innan du skickar.
chat_confirm_no_number = Numret är inte ett personnummer
chat_error_empty = Skriv din fråga först.
chat_error_long = Frågan är för lång. Korta den till högst { $limit } tecken, eller välj Prata med en människa.
chat_after = När du är klar

title_answer = Svar: { $title }
title_error = Fel: { $title }
title_clarify = Vad menar du?
title_none = Vi har inget färdigt svar
fault_heading = Något behöver ändras

starter_1 = Behöver jag bygglov för en altan?
starter_1_question = Behöver jag bygglov för en altan?
starter_2 = När är återvinningscentralen öppen?
starter_2_question = När är återvinningscentralen öppen?
starter_3 = Hur söker jag förskola?
starter_3_question = Hur söker jag plats på förskola?
starter_4 = Får jag elda i trädgården?
starter_4_question = Får jag elda i trädgården?
starter_5 = Hur söker jag hemtjänst?
starter_5_question = Hur söker jag hemtjänst?
starter_6 = Hur lämnar jag ett förslag?
starter_6_question = Hur lämnar jag ett förslag till kommunen?

speaker_you = Du
speaker_service = Medborgarsvar, automatisk tjänst
speaker_agent = { $name }, { $function } (en människa)
event_handed_over = Du har lämnat över samtalet till Medborgarservice. Ditt ärendenummer är { $reference }.
event_due = En människa har tagit hand om det senast { $due }.
event_closed = Ärendet { $reference } är avslutat. Nu svarar den automatiska tjänsten igen.

sample_mark = Exempel: ingen på kommunen har godkänt den här texten.
services_label = E-tjänster
ways_heading = Så når du oss
other_ways_heading = Andra sätt att få det gjort
origin_summary = Varifrån kommer svaret?
origin_owner = Ansvarig: { $owner }.
origin_reviewed = Senast kontrollerat { $date }.
origin_read = Källorna lästes { $date }.
origin_seen = läst { $date }
hard_words = Svåra ord i texten
also_heading = Du frågade också om
related_heading = Läs också
actions_label = Gör mer med svaret
action_listen = Lyssna
action_stop_listening = Sluta läsa
action_simpler = Enklare
action_simpler_ask = Förklara enklare
action_person = Prata med en människa
listen_note = Webbläsaren läser upp texten. Vissa webbläsare skickar då texten till sin tillverkare. Tryck Esc för att sluta.
complaint_text = Är du inte nöjd, eller har du en åsikt?
complaint_link = Lämna en synpunkt eller ett klagomål

place_hours = Öppettider
place_special = Andra tider
place_accessibility = Tillgänglighet
referral_link = Gå till { $name }
referral_source = Källa:
delivered_link = Se ärende { $reference }

refused_title = Meddelandet är inte skickat
refused_confirm = Är det inte ett personnummer? Kryssa i rutan under ditt meddelande och skicka igen.

safety_numbers = Ring
safety_not_kept = Vi har inte sparat det du skrev.
safety_form_heading = Vill du att en människa läser det?
safety_form_text = Det du skrev står här under. Det skickas och sparas bara om du trycker på knappen. Är det bråttom ska du ringa.

rate_heading = Fick du svar?
rate_summary = Fick du svar på din fråga?
rate_question = Fick du svar?
rate_yes = Ja
rate_no = Nej
rate_comment = Vill du berätta mer? (frivilligt)
rate_comment_help = Skriv inte personnummer eller annat känsligt. Du får inget svar på det här.
rate_send = Skicka
rate_thanks = Tack för att du berättade
rate_thanks_text = Ditt svar är sparat. Vill du att en människa läser det lämnar du en synpunkt i stället.
rate_nothing = Det finns inget samtal att tycka till om i den här webbläsaren.

tool_print = Skriv ut
tool_clear = Rensa
tool_leave = Avsluta
tool_leave_help = Välj Avsluta om andra använder samma dator.

clear_heading = Vill du rensa samtalet?
clear_text = Samtalet försvinner från den här webbläsaren. Du kan inte få tillbaka det hit.
clear_kept = Kommunens kopia finns kvar tills kommunen har beslutat när den ska tas bort. Ett ärende som du har lämnat över finns kvar hos Medborgarservice.
clear_yes = Ja, rensa
clear_no = Nej, gå tillbaka

nav_quick_exit = Lämna sidan snabbt
exit_site = https://www.smhi.se/
left_title = Klart
left_text = Du kan stänga sidan.
left_site = Vädret hos SMHI

take_out_heading = Ta ut samtalet
take_out_text = Här får du allt som står i samtalet: det du skrev, svaren och var de kommer ifrån.
take_out_plain = Spara som text
take_out_page = Visa som sida att skriva ut
take_out_data = Spara som data (JSON)
take_out_nothing = Det finns inget samtal i den här webbläsaren.
delete_link = Be att få samtalet raderat
delete_heading = Vill du be oss radera samtalet?
delete_text = Vi sparar din önskan. Samtalet raderas när kommunens beslut om gallring tillåter det.
delete_refused = Det du skriver till kommunen kan vara en allmän handling. En sådan får vi inte radera hur som helst. Därför kan svaret bli nej.
delete_handed_over = Samtalet är lämnat till Medborgarservice. De ser att du vill ha det raderat. Du kan fråga dem varför det sparas.
delete_view = Vill du bara få bort det från den här webbläsaren?
delete_yes = Ja, be om radering
delete_asked_heading = Du har bett oss radera samtalet
delete_asked = Din önskan kom in { $when }.
tool_take_out = Ta ut
