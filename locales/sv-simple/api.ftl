# API: vad som gick fel, och samtalet som ren text

api_title_malformed = Oläslig JSON
api_title_unauthorized = Nyckel saknas
api_title_query = Oläslig fråga i adressen
api_title_not_found = Finns inte
api_title_method = Fel metod
api_title_conflict = Krockar med det som finns
api_title_too_large = För stort
api_title_not_json = Inte JSON
api_title_fields = Fel i fält
api_title_too_many = För många anrop
api_title_unavailable = Tillfälligt stopp
api_malformed = Det som skickades går inte att läsa som JSON.
api_unauthorized = Skicka samtalets nyckel i rubriken Authorization, som "Bearer" och nyckeln. En nyckel som är fel, för gammal eller bortkopplad gäller inte.
api_query = Det som står efter frågetecknet i adressen går inte att läsa.
api_notice = Du skriver till en dator, inte en människa. Ingen människa läser nu. En människa läser om du ber om det. Kommunen får det du skriver. Andra kan få läsa det. Skriv inte ditt personnummer.
api_not_found = Det finns inget på den här adressen.
api_method = Adressen tar inte emot den metoden. Rubriken Allow visar vilka som går.
api_client_id_reused = Samma client_id har redan använts med en annan text. Ingenting har sparats.
api_already_handed_over = Medborgarservice har redan ditt samtal. Det har nummer { $reference }.
api_conflict = Samtalet ändrades under tiden. Läs det igen och försök på nytt.
api_wants_person = Vill prata med en människa.
api_too_large = Det som skickades är för stort. Gränsen är { $bytes } byte.
api_not_json = Skicka JSON med rubriken Content-Type: application/json.
api_fields = { $count ->
    [one] Ett fält behöver rättas.
   *[other] { $count } fält behöver rättas.
  }
api_too_many = Det kom många anrop på kort tid. Vänta { $seconds } sekunder och försök igen.
api_unavailable = Ingenting har sparats. Försök igen om en stund.
api_field_unknown = Fältet finns inte.
api_field_missing = Fältet måste fyllas i.
api_field_not_text = Fältet ska vara text.
api_field_not_bool = Fältet ska vara true eller false.
api_field_not_object = Här ska det vara ett objekt.
api_field_too_long = Texten är för lång. Högst { $max } tecken.
api_field_language = Tjänsten har inte det språket. Välj sv, sv-simple eller en.
api_field_client_id = Använd 1 till 100 tecken: a-z, siffror och skiljetecken, utan mellanslag.
api_field_contact_way = Välj come_back, phone eller email.
api_field_phone = Det ser inte ut som ett telefonnummer.
api_field_email = Det ser inte ut som en e-postadress.
api_field_personal_number = Här finns ett personnummer eller liknande. Ta bort det. Ingenting har sparats.
api_field_maybe_personal_number = Här finns något som kan vara ett personnummer. Ta bort det eller skriv om det. Ingenting har sparats.
transcript_title = Samtal med den automatiska tjänsten
transcript_started = Började { $when }
transcript_samples = Svaren är exempel. Ingen på kommunen har godkänt dem.
transcript_you = Du
transcript_service = Automatisk tjänst
transcript_agent = { $name }, { $function }
transcript_answer_of = Den som ansvarar: { $owner }. Kontrollerat { $date }.
transcript_answer_read = Den som ansvarar: { $owner }. Sidorna lästes { $date }.
transcript_answer_by = Den som ansvarar: { $owner }.
transcript_sample = Exempel, inte godkänt av kommunen.
transcript_version = Svar { $id }, version { $version }
transcript_source = Källa: { $title }
transcript_handed_over = Samtalet lämnades till Medborgarservice. Nummer { $reference }. Någon tar hand om det senast { $when }.
transcript_closed = Ärendet { $reference } är avslutat.
