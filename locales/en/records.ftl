# Packages of handovers for registration. They are made in Swedish; here so that every language has the same texts.

records_title = Matter { $reference }
records_about = Extract from the self-service chat. Times are Swedish time.
records_made = Made { $at } by { $by }.
records_facts = Facts
records_received = Came in
records_due = To be dealt with by
records_handled = Dealt with
records_urgent = Request for a public record
records_yes = Yes
records_before = The conversation as it was when it was handed over
records_later = After the handover
records_nothing = Nothing
records_citizen = The person
records_event = Event
records_source = { $title }, read { $seen }
records_sources = Sources
records_services = E-services

records_protocol_title = Protocol of weeding
records_protocol_at = Weeded: { $at } (Swedish time)
records_protocol_kind = Kind of record: { $kind }
records_protocol_n = Number: { $n }
records_protocol_interval = From { $from } to { $to } (Swedish time)
records_protocol_decision = Decision: { $number }, { $date }
records_protocol_days = Kept for { $days } days
records_protocol_id = Number of the protocol: { $id }
