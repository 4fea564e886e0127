# Handing over to a person, the receipt, faults in forms.

handover_heading = Prata med en människa
handover_complaint_heading = Säg vad du tycker
handover_due =
    Du kan skicka det nu.
    Då tar en människa hand om det senast { $due }.
handover_what_is_due =
    Först läser någon det.
    Sedan bestämmer de vad de ska göra.
    Hela svaret kan ta längre tid.
handover_call_instead = Vill du hellre ringa?
handover_complaint_service = Du kan också göra det på nätet.
handover_goes_along = De får läsa hela samtalet. Se vad de får
handover_about = Vad handlar det om?
handover_about_help =
    Skriv inte ditt personnummer.
    Skriv inte hemliga saker.
handover_prefill =
    { $question }

    Svaret jag fick: { $answer }
handover_contact = Hur vill du få svaret?
handover_contact_help = Välj ett sätt.
handover_come_back = Jag kommer tillbaka hit
handover_by_phone = Ring mig
handover_phone = Telefonnummer
handover_by_email = Mejla mig när svaret finns
handover_email = Mejladress
handover_name = Ditt namn
handover_name_help = Du behöver inte säga vad du heter.
handover_record =
    De som jobbar på kommunen läser det du skriver.
    Ibland kan andra be att få läsa det.
handover_send = Skicka
handover_back = Tillbaka till chatten

added_name = Jag heter { $name }
added_phone = Ring mig på { $phone }
added_email = Mejla mig på { $email }

fault_about_missing = Skriv vad det handlar om.
fault_contact_missing = Välj hur du vill få svaret.
fault_phone_missing = Skriv ditt telefonnummer. Eller välj något annat.
fault_email_missing = Skriv din mejladress. Eller välj något annat.
fault_too_long = Det är för långt. Gör det kortare.
fault_number = Ta bort personnumret. Vi får inte ta emot det här.
fault_maybe_number = Det kan vara ett personnummer. Ta bort det. Är det något annat? Kryssa i rutan längst ner.
fault_phone = Skriv numret med siffror.
fault_email = Skriv hela mejladressen.

receipt_heading = Vi har fått det du skickade
receipt_heading_handled = En människa har läst det
receipt_heading_closed = Det här är klart
receipt_danger = Ingen läser det här just nu. Ring om du behöver hjälp nu.
receipt_reference = Ditt nummer
receipt_received = Vi fick det
receipt_due = Någon tar hand om det senast
receipt_now = Vad händer nu?
receipt_waiting =
    En människa läser det du har skrivit.
    Du behöver inte berätta allt igen.
receipt_handled =
    En människa har läst det.
    Svaret står här under.
receipt_closed =
    Svaret står här under.
    Om du skriver mer svarar roboten.
receipt_closed_unanswered =
    Nu är det klart.
    Om du skriver mer svarar roboten.
receipt_come_back =
    Kom tillbaka hit och läs svaret.
    Du kan också använda din egen länk.
receipt_phone = Vi ringer { $phone }.
receipt_email =
    Vi mejlar { $email } när svaret finns.
    Du läser svaret här.
receipt_link = Din egen länk
receipt_link_text =
    Spara länken.
    Då kan du läsa svaret på en annan dator eller telefon.
    Ge inte länken till andra.
    De kan läsa allt du har skrivit.
receipt_conversation = Samtalet
receipt_write_more = Skriv mer

link_heading = Vill du öppna ett annat samtal?
link_text = Du har redan ett samtal här. Då ser du det andra samtalet i stället.
link_yes = Ja, öppna
link_no = Nej, stanna kvar
