# The chat: asking, answers, leaving, rating.

chat_title = Fråga kommunen
chat_heading = Vad vill du veta?
chat_automatic =
    Du chattar med en robot.
    Ingen människa läser det du skriver här nu.
    Du kan välja att prata med en människa.
chat_record =
    Kommunen får det du skriver.
    Ibland kan andra be att få läsa det.
chat_record_more = Läs mer om det här
chat_no_numbers =
    Skriv inte ditt personnummer.
    Skriv inte hemliga saker.
chat_handed_over =
    En människa har fått det du skickade.
    Ditt nummer är { $reference }.
    Hon eller han får det du skriver här.
chat_handed_over_link = Se vad som händer
chat_conversation = Samtalet
chat_latest = Senaste svaret
chat_starters = Välj något, eller skriv själv
chat_label = Skriv din fråga
chat_help =
    Skriv högst { $limit } tecken.
    Är du i fara? Ring 112.
    Du kan också skriva HJÄLP här.
chat_help_keys = Tryck på Enter för att skicka.
chat_left = { $count } tecken kvar
chat_over = { $count } tecken för mycket
chat_send = Skicka
chat_waiting = Jag letar efter ett svar …
chat_number_hint = Det ser ut som ett personnummer. Ta bort det innan du skickar.
chat_confirm_no_number = Det är inte ett personnummer
chat_error_empty = Skriv något först.
chat_error_long = Det är för långt. Skriv högst { $limit } tecken. Du kan också prata med en människa.
chat_after = När du är klar

title_answer = Svar: { $title }
title_error = Fel: { $title }
title_clarify = Vad menar du?
title_none = Jag har inget svar
fault_heading = Något måste ändras

starter_1 = Bygga och bo
starter_1_question = Får jag bygga en altan?
starter_2 = Sopor och skräp
starter_2_question = Var lämnar jag saker som jag vill slänga?
starter_3 = Förskola och skola
starter_3_question = Hur söker jag plats på förskola?
starter_4 = Hjälp hemma
starter_4_question = Hur får jag hjälp hemma?
starter_5 = Barn och unga
starter_5_question = Vem kan jag prata med när något känns jobbigt?
starter_6 = Vad tycker du?
starter_6_question = Jag har en idé. Hur säger jag det till kommunen?

speaker_you = Du
speaker_service = Medborgarsvar, en robot
speaker_agent = { $name }, { $function } (en människa)
event_handed_over =
    Nu får Medborgarservice ditt samtal.
    Ditt nummer är { $reference }.
event_due = En människa tar hand om det senast { $due }.
event_closed =
    Det du skickade är klart.
    Numret var { $reference }.
    Nu svarar roboten igen.

sample_mark = Det här är ett exempel. Kommunen har inte sagt ja till texten.
services_label = Gör det på nätet
ways_heading = Så når du oss
other_ways_heading = Så kan du också göra
origin_summary = Var kommer svaret från?
origin_owner = De som ansvarar: { $owner }.
origin_reviewed = Vi kollade svaret { $date }.
origin_read = Vi läste sidorna { $date }.
origin_seen = läst { $date }
hard_words = Svåra ord
also_heading = Du frågade också om
related_heading = Läs också
actions_label = Gör mer med svaret
action_listen = Lyssna
action_stop_listening = Sluta läsa
action_simpler = Enklare
action_simpler_ask = Förklara enklare
action_person = Prata med en människa
listen_note = Din webbläsare läser texten högt. Tryck på Esc om du vill att den slutar.
complaint_text = Blev det fel? Eller tycker du något?
complaint_link = Säg vad du tycker

place_hours = Öppet
place_special = Andra tider de här dagarna
place_accessibility = Så är det att komma dit
referral_link = Gå till { $name }
referral_source = Vi läste det här:
delivered_link = Se vad som händer med { $reference }

refused_title = Vi skickade inte det du skrev
refused_confirm = Är det inte ett personnummer? Kryssa i rutan där du skriver. Skicka sedan igen.

safety_numbers = Ring
safety_not_kept = Vi har inte sparat det du skrev.
safety_form_heading = Vill du att en människa läser det?
safety_form_text =
    Det du skrev står här under.
    Vi får det bara om du trycker på knappen.
    Ring om det är bråttom.

rate_heading = Fick du svar?
rate_summary = Fick du svar?
rate_question = Fick du svar?
rate_yes = Ja
rate_no = Nej
rate_comment = Vill du säga mer? Du väljer själv.
rate_comment_help =
    Skriv inte ditt personnummer.
    Du får inget svar på det här.
rate_send = Skicka
rate_thanks = Tack för att du sa det
rate_thanks_text = Vi har sparat det du svarade.
rate_nothing = Det finns inget samtal här nu.

tool_print = Skriv ut
tool_clear = Ta bort samtalet
tool_leave = Sluta
tool_leave_help = Välj Sluta om andra också använder datorn.

clear_heading = Vill du ta bort samtalet?
clear_text =
    Då syns det inte här längre.
    Du kan inte få tillbaka det.
clear_kept =
    Kommunen har en kopia.
    Den finns kvar tills kommunen bestämmer något annat.
    Om du har skickat det till en människa finns det kvar där.
clear_yes = Ja, ta bort
clear_no = Nej, gå tillbaka

nav_quick_exit = Lämna sidan snabbt
exit_site = https://www.smhi.se/
left_title = Klart
left_text = Du kan stänga sidan.
left_site = Vädret hos SMHI

take_out_heading = Ta ut samtalet
take_out_text =
    Här får du hela samtalet.
    Det du skrev och det du fick till svar.
take_out_plain = Spara som text
take_out_page = Visa som en sida att skriva ut
take_out_data = Spara som data (JSON)
take_out_nothing = Det finns inget samtal här nu.
delete_link = Be oss radera samtalet
delete_heading = Vill du att vi raderar samtalet?
delete_text =
    Vi sparar att du vill det.
    Vi raderar samtalet när reglerna säger att vi får.
delete_refused =
    Det du skriver till kommunen måste vi ibland spara.
    Det säger lagen.
    Därför kan vi svara nej.
delete_handed_over =
    En människa på Medborgarservice har samtalet.
    Hon eller han ser vad du vill.
    Du kan fråga varför det sparas.
delete_view = Vill du bara att det inte ska synas här?
delete_yes = Ja, be om det
delete_asked_heading = Du har bett oss radera samtalet
delete_asked = Vi fick veta det { $when }.
tool_take_out = Ta ut samtalet
