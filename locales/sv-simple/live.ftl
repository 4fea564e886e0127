# Chatten med en människa: kön, samtalet, vägen ut.

event_queued =
    Du väntar på en människa.
    Ditt nummer är { $reference }.
event_joined =
    Nu svarar { $name }.
    { $name } är en människa på { $function }.
event_back_in_queue =
    Den som svarade kan inte svara mer just nu.
    Du väntar igen.
    Du har samma plats som förut.
event_handed_back =
    Nu svarar roboten igen.
    Medborgarservice har kvar det du skickade.
    Numret är { $reference }.
event_forwarded =
    Det du skickade har gått vidare till { $to }.
    Numret är { $reference }.
event_became_errand =
    Du väntar inte längre.
    Vi har kvar det du skrev.
    En människa tar hand om det senast { $due }.
    Numret är { $reference }.
event_reopened =
    Vi har öppnat det du skickade igen.
    Numret är { $reference }.
live_offer_heading = Chatta med en människa nu
live_offer =
    Du kan chatta med en människa till klockan { $until }.
    Du får vänta på din tur.
    Du får hjälp även om vi stänger när du väntar.
live_button = Vänta på en människa och chatta
live_closed =
    Chatten med människor är stängd.
    Vi är tillbaka { $next }.
live_closed_unknown = Chatten med människor är stängd.
live_nobody = Ingen människa kan chatta just nu.
live_as_errand = Du kan skicka det till oss. Då läser en människa det senare.
live_fault =
    Ingen kan chatta just nu.
    Skicka det till oss i stället.
    Det du skrev står kvar.
live_title_waiting = Du väntar på en människa
live_title_talking = Du chattar med { $name }
live_title_errand = Vi har fått det du skrev
live_title_over = Chatten är slut
live_status = Läget just nu
live_place = { $ahead ->
    [0] Det är snart din tur.
    [one] En annan får hjälp före dig.
   *[other] { $ahead } andra får hjälp före dig.
  }
live_wait = De flesta har väntat mellan { $least } och { $most } minuter.
live_wait_most = { $most ->
    [one] De flesta har väntat högst en minut.
   *[other] De flesta har väntat högst { $most } minuter.
  }
live_served = Du får hjälp även om vi stänger.
live_nobody_now =
    Ingen är vid chatten just nu.
    Du kan vänta.
    Kommer ingen läser en människa det senast { $due }.
live_while_waiting =
    Du kan skriva när du väntar.
    Den som svarar ser allt du har skrivit.
live_answers = { $name } på { $function } svarar dig.
live_bot_answers =
    Roboten svarar igen.
    Du kan be om en människa igen.
live_errand =
    Du väntar inte längre.
    En människa tar hand om det senast { $due }.
    Du kan skriva mer här.
live_over =
    Det du skickade är klart.
    Du kan spara samtalet.
live_lines = Samtalet med Medborgarservice
live_before = Samtalet innan
live_label = Skriv här
live_help =
    Skriv högst { $limit } tecken.
    Skriv inte ditt personnummer.
live_send = Skicka
live_sending = Skickar …
live_not_sent =
    Det gick inte att skicka.
    Vi försöker igen.
    Det du skrev står kvar.
live_fetch = Hämta nya meddelanden
live_refresh_on = Hämta nya meddelanden hela tiden
live_refresh_about =
    Sidan kommer på nytt var { $seconds }:e sekund.
    Du kan inte skriva under tiden.
live_refreshing = Sidan kommer på nytt var { $seconds }:e sekund.
live_refresh_off = Jag vill skriva
live_to_errand_heading = Vill du inte vänta?
live_to_errand_text =
    Då slutar du vänta.
    En människa tar hand om det senast { $due }.
    Du har kvar din plats tills du trycker.
live_to_errand = Sluta vänta och skicka
live_too_late =
    En människa svarar dig redan.
    Du är kvar i chatten.
live_typing = { $name } skriver …
live_read = Läst
live_offline =
    Du har inget internet just nu.
    Vi hämtar det du har missat.
live_to_chat = Till roboten
live_to_receipt = Se vad som händer
live_save = Spara samtalet
live_go = Till chatten med Medborgarservice
live_choose =
    Skriv här under vad det gäller.
    Längst ner väljer du om du vill vänta eller skicka det.
