# Utdrag ur ärenden för registrering. De läses av personal och arkivarier.

records_title = Ärende { $reference }
records_about = Utdrag ur självbetjäningschatten. Tiderna är svensk tid.
records_made = Utdraget är gjort { $at } av { $by }.
records_facts = Uppgifter
records_received = Kom in
records_due = Ska vara omhändertaget senast
records_handled = Omhändertaget
records_urgent = Begäran om allmän handling
records_yes = Ja
records_before = Samtalet som det var när det lämnades över
records_later = Efter överlämningen
records_nothing = Ingenting
records_citizen = Personen
records_event = Händelse
records_source = { $title }, läst { $seen }
records_sources = Källor
records_services = E-tjänster

records_protocol_title = Gallringsprotokoll
records_protocol_at = Gallrat: { $at } (svensk tid)
records_protocol_kind = Slag av handlingar: { $kind }
records_protocol_n = Antal: { $n }
records_protocol_interval = Från { $from } till { $to } (svensk tid)
records_protocol_decision = Beslut: { $number }, { $date }
records_protocol_days = Gallringsfrist: { $days } dagar
records_protocol_id = Protokollets nummer: { $id }
