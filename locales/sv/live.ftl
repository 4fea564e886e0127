# Chatten med en människa: kön, samtalet, vägen ut.

event_queued = Du står i kö för att chatta med Medborgarservice. Ditt ärendenummer är { $reference }.
event_joined = Nu svarar { $name }, { $function }.
event_back_in_queue = Den som svarade dig kan inte fortsätta just nu. Du är tillbaka i kön, på samma plats som förut.
event_handed_back = Nu svarar den automatiska tjänsten igen. Ärendet { $reference } finns kvar hos Medborgarservice.
event_forwarded = Ärendet { $reference } är lämnat vidare till { $to }.
event_became_errand = Du väntar inte längre i kön. Ärendet { $reference } finns kvar. En människa har tagit hand om det senast { $due }.
event_reopened = Ärendet { $reference } är öppet igen.
live_offer_heading = Chatta med en människa nu
live_offer = Medborgarservice svarar i chatten till klockan { $until }. Du får en plats i kön. Stänger vi medan du väntar får du hjälp ändå.
live_button = Ställ dig i kön för att chatta nu
live_closed = Chatten med Medborgarservice är stängd. Vi är tillbaka { $next }.
live_closed_unknown = Chatten med Medborgarservice är stängd.
live_nobody = Ingen på Medborgarservice kan svara i chatten just nu.
live_as_errand = Skicka ett ärende i stället.
live_fault = Ingen kan svara i chatten just nu. Skicka det som ett ärende i stället. Det du skrev står kvar.
live_title_waiting = Du står i kö
live_title_talking = Du chattar med { $name }
live_title_errand = Ditt ärende är skickat
live_title_over = Chatten är slut
live_status = Läget just nu
live_place = { $ahead ->
    [0] Du är först i kön.
    [one] En person står före dig i kön.
   *[other] { $ahead } personer står före dig i kön.
  }
live_wait = De senaste två timmarna har de flesta väntat mellan { $least } och { $most } minuter.
live_wait_most = { $most ->
    [one] De senaste två timmarna har de flesta väntat högst en minut.
   *[other] De senaste två timmarna har de flesta väntat högst { $most } minuter.
  }
live_served = Du får hjälp även om chatten stänger medan du väntar.
live_nobody_now = Ingen på Medborgarservice är vid chatten just nu. Du kan vänta kvar. Kommer ingen har en människa ändå tagit hand om det du skrev senast { $due }.
live_while_waiting = Skriv gärna medan du väntar. Den som svarar ser hela samtalet.
live_answers = { $name }, { $function }, svarar dig.
live_bot_answers = Den automatiska tjänsten svarar igen. Vill du prata med en människa igen kan du be om det i chatten.
live_errand = Du väntar inte i kön. En människa har tagit hand om ärendet senast { $due }. Du kan skriva mer här.
live_over = Medborgarservice har avslutat ärendet. Du kan spara samtalet.
live_lines = Samtalet med Medborgarservice
live_before = Samtalet innan
live_label = Skriv till Medborgarservice
live_help = Högst { $limit } tecken. Skriv inga personnummer.
live_send = Skicka
live_sending = Skickar …
live_not_sent = Det gick inte att skicka just nu. Vi försöker igen. Texten står kvar.
live_fetch = Hämta nya meddelanden
live_refresh_on = Hämta nya meddelanden utan att jag trycker
live_refresh_about = Sidan läses då om var { $seconds }:e sekund. Skrivfältet visas inte under tiden, så att ingen text går förlorad.
live_refreshing = Sidan läses om var { $seconds }:e sekund.
live_refresh_off = Sluta läsa om sidan, jag vill skriva
live_to_errand_heading = Vill du inte vänta?
live_to_errand_text = Gör om det till ett ärende. Då har en människa tagit hand om det senast { $due }. Du behåller din plats i kön tills du trycker.
live_to_errand = Sluta vänta, skicka som ärende
live_too_late = Någon svarar dig redan. Du är kvar i chatten.
live_typing = { $name } skriver …
live_read = Läst
live_offline = Du är inte uppkopplad. Vi hämtar det du har missat så fort det går.
live_to_chat = Till den automatiska tjänsten
live_to_receipt = Till ditt ärende
live_save = Spara samtalet
live_go = Till chatten med Medborgarservice
live_choose = Skriv här under vad det gäller. Längst ner väljer du om du vill ställa dig i kön eller skicka det som ett ärende.
