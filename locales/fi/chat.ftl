# The chat: asking, answers, leaving, rating.

chat_title = Kysy kunnalta
chat_heading = Mitä haluat tietää?
chat_automatic = Keskustelet automaattisen palvelun kanssa. Kukaan ihminen ei lue kirjoittamaasi, ennen kuin otat itse yhteyttä kunnan neuvontaan (Medborgarservice).
chat_record = Kunta vastaanottaa sen, mitä kirjoitat. Siitä voi tulla julkinen asiakirja, jonka muut voivat pyytää nähtäväkseen.
chat_record_more = Näin käsittelemme tietojasi
chat_no_numbers = Älä kirjoita henkilötunnusta tai muita arkaluonteisia tietoja.
chat_handed_over = Ihminen kunnan neuvonnassa hoitaa asiaasi { $reference }. Se, mitä kirjoitat tähän, menee hänelle.
chat_handed_over_link = Katso asiasi
chat_conversation = Keskustelu
chat_latest = Viimeisin vastaus
chat_starters = Voit kysyä esimerkiksi
chat_label = Kysymyksesi
chat_help = Enintään { $limit } merkkiä. Oletko vaarassa? Soita 112 tai kirjoita tähän HJÄLP.
chat_help_keys = Enter lähettää. Vaihto + Enter tekee uuden rivin.
chat_left = { $count } merkkiä jäljellä
chat_over = { $count } merkkiä liikaa
chat_send = Lähetä
chat_waiting = Etsitään vastausta …
chat_number_hint = Tämä näyttää henkilötunnukselta tai kortin numerolta. Poista se ennen kuin lähetät.
chat_confirm_no_number = Numero ei ole henkilötunnus
chat_error_empty = Kirjoita ensin kysymyksesi.
chat_error_long = Kysymys on liian pitkä. Lyhennä se enintään { $limit } merkkiin tai valitse Puhu ihmisen kanssa.
chat_after = Kun olet valmis

title_answer = Vastaus: { $title }
title_error = Virhe: { $title }
title_clarify = Mitä tarkoitat?
title_none = Meillä ei ole valmista vastausta
fault_heading = Jotakin pitää muuttaa

starter_1 = Tarvitsenko rakennusluvan terassia varten?
starter_1_question = Behöver jag bygglov för en altan?
starter_2 = Milloin kierrätyskeskus on auki?
starter_2_question = När är återvinningscentralen öppen?
starter_3 = Miten haen esikoulupaikkaa?
starter_3_question = Hur söker jag plats på förskola?
starter_4 = Saanko polttaa risuja pihalla?
starter_4_question = Får jag elda i trädgården?
starter_5 = Miten haen kotipalvelua?
starter_5_question = Hur söker jag hemtjänst?
starter_6 = Miten teen ehdotuksen?
starter_6_question = Hur lämnar jag ett förslag till kommunen?

speaker_you = Sinä
speaker_service = Medborgarsvar, automaattinen palvelu
speaker_agent = { $name }, { $function } (ihminen)
event_handed_over = Olet siirtänyt keskustelun kunnan neuvontaan. Asiasi numero on { $reference }.
event_due = Ihminen on ottanut asian käsiteltäväksi viimeistään { $due }.
event_closed = Asia { $reference } on päättynyt. Nyt automaattinen palvelu vastaa taas.

sample_mark = Esimerkki: kukaan kunnassa ei ole hyväksynyt tätä tekstiä.
services_label = Sähköiset palvelut
ways_heading = Näin tavoitat meidät
other_ways_heading = Muita tapoja hoitaa asia
origin_summary = Mistä vastaus on peräisin?
origin_owner = Vastuussa: { $owner }.
origin_reviewed = Tarkistettu viimeksi { $date }.
origin_read = Lähteet luettu { $date }.
origin_seen = luettu { $date }
hard_words = Tekstin vaikeat sanat
also_heading = Kysyit myös
related_heading = Lue myös
actions_label = Tee vastauksella muuta
action_listen = Kuuntele
action_stop_listening = Lopeta lukeminen
action_simpler = Helpommin
action_simpler_ask = Förklara enklare
action_person = Puhu ihmisen kanssa
listen_note = Selain lukee tekstin ääneen. Jotkin selaimet lähettävät tekstin silloin valmistajalleen. Lopeta painamalla Esc.
complaint_text = Etkö ole tyytyväinen, tai onko sinulla mielipide?
complaint_link = Anna palautetta tai tee valitus

place_hours = Aukioloajat
place_special = Muut ajat
place_accessibility = Esteettömyys
referral_link = Siirry: { $name }
referral_source = Lähde:
delivered_link = Katso asia { $reference }

refused_title = Viestiä ei lähetetty
refused_confirm = Eikö se ole henkilötunnus? Rastita ruutu viestisi alla ja lähetä uudelleen.

safety_numbers = Soita
safety_not_kept = Emme ole tallentaneet kirjoittamaasi.
safety_form_heading = Haluatko, että ihminen lukee sen?
safety_form_text = Kirjoittamasi on tässä alla. Se lähetetään ja tallennetaan vain, jos painat painiketta. Jos on kiire, soita.

rate_heading = Saitko vastauksen?
rate_summary = Saitko vastauksen kysymykseesi?
rate_question = Saitko vastauksen?
rate_yes = Kyllä
rate_no = En
rate_comment = Haluatko kertoa lisää? (vapaaehtoinen)
rate_comment_help = Älä kirjoita henkilötunnusta tai muuta arkaluonteista. Et saa tähän vastausta.
rate_send = Lähetä
rate_thanks = Kiitos, että kerroit
rate_thanks_text = Vastauksesi on tallennettu. Jos haluat, että ihminen lukee sen, anna sen sijaan palautetta.
rate_nothing = Tässä selaimessa ei ole keskustelua arvioitavaksi.

tool_print = Tulosta
tool_clear = Tyhjennä
tool_leave = Lopeta
tool_leave_help = Valitse Lopeta, jos muut käyttävät samaa tietokonetta.

clear_heading = Haluatko tyhjentää keskustelun?
clear_text = Keskustelu häviää tästä selaimesta. Et saa sitä takaisin tänne.
clear_kept = Kunnan kappale säilyy, kunnes kunta on päättänyt, milloin se poistetaan. Asia, jonka olet siirtänyt kunnan neuvontaan, säilyy siellä.
clear_yes = Kyllä, tyhjennä
clear_no = Ei, palaa takaisin

nav_quick_exit = Poistu sivulta nopeasti
exit_site = https://www.smhi.se/
left_title = Valmis
left_text = Voit sulkea sivun.
left_site = Sää, SMHI

take_out_heading = Ota keskustelu talteen
take_out_text = Saat tästä kaiken, mitä keskustelussa on: kirjoittamasi, vastaukset ja mistä ne ovat peräisin.
take_out_plain = Tallenna tekstinä
take_out_page = Näytä tulostettavana sivuna
take_out_data = Tallenna tietona (JSON)
take_out_nothing = Tässä selaimessa ei ole keskustelua.
delete_link = Pyydä keskustelun poistamista
delete_heading = Haluatko pyytää meitä poistamaan keskustelun?
delete_text = Tallennamme toiveesi. Keskustelu poistetaan, kun kunnan päätös asiakirjojen hävittämisestä sallii sen.
delete_refused = Se, mitä kirjoitat kunnalle, voi olla julkinen asiakirja. Sellaista emme saa poistaa miten tahansa. Siksi vastaus voi olla kielteinen.
delete_handed_over = Keskustelu on siirretty kunnan neuvontaan. Siellä nähdään, että haluat sen poistettavaksi. Voit kysyä heiltä, miksi se säilytetään.
delete_view = Haluatko vain poistaa sen tästä selaimesta?
delete_yes = Kyllä, pyydä poistamista
delete_asked_heading = Olet pyytänyt meitä poistamaan keskustelun
delete_asked = Toiveesi saapui { $when }.
tool_take_out = Ota talteen
