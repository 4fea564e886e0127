# Utdrag ur ärenden för registrering. Används bara på svenska; här för att alla språk har samma texter.

records_title = Ärende { $reference }
records_about = Utdrag ur chatten. Tiderna är svensk tid.
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
