# Handing over to a person, the receipt, faults in forms.

handover_heading = Prata med en människa
handover_complaint_heading = Lämna en synpunkt eller ett klagomål
handover_due = Skickar du det nu har en människa på Medborgarservice tagit hand om det senast { $due }.
handover_what_is_due = Ta hand om betyder att någon har läst det och bestämt vad som ska göras. Det färdiga svaret kan ta längre tid.
handover_call_instead = Vill du hellre ringa?
handover_complaint_service = Du kan också lämna den i e-tjänsten.
handover_goes_along = Personalen ser hela samtalet. Se vad som följer med
handover_about = Vad gäller det?
handover_about_help = Skriv inte personnummer eller andra känsliga uppgifter. Högst 2 000 tecken.
handover_prefill =
    { $question }

    Svaret jag fick: { $answer }
handover_contact = Hur vill du få svaret?
handover_contact_help = Vi behöver ett sätt. Vi använder det bara för att svara dig.
handover_come_back = Jag kommer tillbaka hit och läser svaret
handover_by_phone = Ring mig
handover_phone = Telefonnummer
handover_by_email = Mejla mig när svaret finns
handover_email = E-postadress
handover_name = Ditt namn (frivilligt)
handover_name_help = Du får vara anonym.
handover_record = Personalen på Medborgarservice ser det du skriver här och hela samtalet. Det kan bli en allmän handling som andra kan begära att få läsa.
handover_send = Skicka till Medborgarservice
handover_back = Tillbaka till chatten

added_name = Namn: { $name }
added_phone = Ring mig på { $phone }
added_email = Mejla mig på { $email }

fault_about_missing = Skriv vad det gäller.
fault_contact_missing = Välj hur du vill få svaret.
fault_phone_missing = Skriv ditt telefonnummer, eller välj ett annat sätt.
fault_email_missing = Skriv din e-postadress, eller välj ett annat sätt.
fault_too_long = Texten är för lång. Korta den.
fault_number = Ta bort personnumret eller kortnumret. Vi får inte ta emot det här. Ring i stället om det behövs.
fault_maybe_number = Det kan vara ett personnummer. Ta bort det, eller kryssa i rutan längst ner om det är något annat.
fault_phone = Skriv telefonnumret med siffror, till exempel 070-123 45 67.
fault_email = Skriv hela e-postadressen, till exempel namn@exempel.se.

receipt_heading = Medborgarservice har fått ditt ärende
receipt_heading_handled = Medborgarservice har tagit hand om ditt ärende
receipt_heading_closed = Ditt ärende är avslutat
receipt_danger = Medborgarservice läser inte det här genast. Är det bråttom ska du ringa.
receipt_reference = Ärendenummer
receipt_received = Kom in
receipt_due = Någon har tagit hand om det senast
receipt_now = Vad händer nu?
receipt_waiting = En människa läser ditt ärende och hela samtalet. Du behöver inte berätta allt igen.
receipt_handled = En människa har läst ditt ärende. Svaret står i samtalet här under.
receipt_closed = Svaret står i samtalet här under. Skriver du mer i chatten svarar den automatiska tjänsten.
receipt_closed_unanswered = Ärendet är avslutat. Skriver du mer i chatten svarar den automatiska tjänsten.
receipt_come_back = Kom tillbaka hit för att läsa svaret. Det går i den här webbläsaren, eller med din personliga länk.
receipt_phone = Du har bett oss ringa { $phone }.
receipt_email = Vi mejlar { $email } när svaret finns. Själva svaret läser du här.
receipt_link = Din personliga länk
receipt_link_text = Spara länken om du vill läsa svaret på en annan dator eller telefon. Den som har länken kan läsa samtalet. Vi visar den bara en kort stund.
receipt_conversation = Samtalet
receipt_write_more = Skriv mer

link_heading = Vill du öppna ett annat samtal?
link_text = I den här webbläsaren finns redan ett samtal. Öppnar du länken visas det andra samtalet i stället.
link_yes = Ja, öppna det
link_no = Nej, stanna i samtalet
