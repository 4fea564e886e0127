# Chatting with a person: the queue, the conversation, the way out.

event_queued = Olet jonossa keskusteluun kunnan neuvonnan kanssa. Asiasi numero on { $reference }.
event_joined = Nyt vastaa { $name }, { $function }.
event_back_in_queue = Se, joka vastasi sinulle, ei voi jatkaa juuri nyt. Olet taas jonossa samalla paikalla kuin ennen.
event_handed_back = Nyt automaattinen palvelu vastaa taas. Asia { $reference } on yhä kunnan neuvonnassa.
event_forwarded = Asia { $reference } on siirretty: { $to }.
event_became_errand = Et odota enää jonossa. Asia { $reference } on tallessa. Ihminen on ottanut sen käsiteltäväksi viimeistään { $due }.
event_reopened = Asia { $reference } on avattu uudelleen.
live_offer_heading = Keskustele ihmisen kanssa nyt
live_offer = Kunnan neuvonta vastaa kello { $until } asti. Saat paikan jonossa. Jos suljemme sinun odottaessasi, saat silti apua.
live_button = Mene jonoon keskustelemaan nyt
live_closed = Keskustelu kunnan neuvonnan kanssa on suljettu. Olemme taas paikalla { $next }.
live_closed_unknown = Keskustelu kunnan neuvonnan kanssa on suljettu.
live_nobody = Kukaan kunnan neuvonnassa ei voi vastata juuri nyt.
live_as_errand = Lähetä sen sijaan asia.
live_fault = Kukaan ei voi vastata juuri nyt. Lähetä se sen sijaan asiana. Kirjoittamasi on tallella.
live_title_waiting = Olet jonossa
live_title_talking = Keskustelet: { $name }
live_title_errand = Asiasi on lähetetty
live_title_over = Keskustelu on päättynyt
live_status = Tilanne nyt
live_place = { $ahead ->
    [0] Olet jonossa ensimmäisenä.
    [one] Yksi ihminen on jonossa ennen sinua.
   *[other] { $ahead } ihmistä on jonossa ennen sinua.
  }
live_wait = Kahden viime tunnin aikana useimmat ovat odottaneet { $least }–{ $most } minuuttia.
live_wait_most = { $most ->
    [one] Kahden viime tunnin aikana useimmat ovat odottaneet enintään minuutin.
   *[other] Kahden viime tunnin aikana useimmat ovat odottaneet enintään { $most } minuuttia.
  }
live_served = Saat apua, vaikka keskustelu suljettaisiin sinun odottaessasi.
live_nobody_now = Kukaan kunnan neuvonnassa ei ole paikalla juuri nyt. Voit jäädä odottamaan. Jos kukaan ei tule, ihminen on silti ottanut kirjoittamasi käsiteltäväksi viimeistään { $due }.
live_while_waiting = Kirjoita mielellään odottaessasi. Vastaaja näkee koko keskustelun.
live_answers = { $name }, { $function }, vastaa sinulle.
live_bot_answers = Automaattinen palvelu vastaa taas. Jos haluat puhua ihmisen kanssa uudelleen, voit pyytää sitä keskustelussa.
live_errand = Et odota jonossa. Ihminen on ottanut asian käsiteltäväksi viimeistään { $due }. Voit kirjoittaa tähän lisää.
live_over = Kunnan neuvonta on päättänyt asian. Voit tallentaa keskustelun.
live_lines = Keskustelu kunnan neuvonnan kanssa
live_before = Keskustelu sitä ennen
live_label = Kirjoita kunnan neuvontaan
live_help = Enintään { $limit } merkkiä. Älä kirjoita henkilötunnuksia.
live_send = Lähetä
live_sending = Lähetetään …
live_not_sent = Lähettäminen ei onnistunut juuri nyt. Yritämme uudelleen. Teksti on tallella.
live_fetch = Hae uudet viestit
live_refresh_on = Hae uudet viestit ilman että painan
live_refresh_about = Sivu luetaan silloin { $seconds } sekunnin välein. Kirjoituskenttää ei näytetä sinä aikana, jotta teksti ei häviä.
live_refreshing = Sivu luetaan { $seconds } sekunnin välein.
live_refresh_off = Lopeta sivun lukeminen, haluan kirjoittaa
live_to_errand_heading = Etkö halua odottaa?
live_to_errand_text = Tee siitä asia. Silloin ihminen on ottanut sen käsiteltäväksi viimeistään { $due }. Pidät paikkasi jonossa, kunnes painat.
live_to_errand = Lopeta odottaminen, lähetä asiana
live_too_late = Joku vastaa sinulle jo. Olet yhä keskustelussa.
live_typing = { $name } kirjoittaa …
live_read = Luettu
live_offline = Yhteytesi on poikki. Haemme puuttuvat viestit heti, kun se onnistuu.
live_to_chat = Automaattiseen palveluun
live_to_receipt = Asiaasi
live_save = Tallenna keskustelu
live_go = Keskusteluun kunnan neuvonnan kanssa
live_choose = Kirjoita alle, mitä asia koskee. Alimpana valitset, haluatko jonoon vai lähetätkö sen asiana.
