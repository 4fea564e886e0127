# What the municipality says on the pages that the law asks for, and the answers' own pages.

answers_languages = Svaren finns på svenska och engelska.

answer_ask_heading = Vill du fråga mer?
answer_ask = Skriv din fråga
answer_gone_heading = Svaret gäller inte längre
answer_gone_text =
    Kommunen har tagit bort svaret.
    Skriv din fråga här.
    Då letar vi efter ett nytt svar.

privacy_controller_is = { $controller } ansvarar.
privacy_controller_contact = Så når du den som ansvarar: { $contact }
privacy_controller_missing =
    Kommunen har inte skrivit vem som ansvarar.
    Fråga Medborgarservice.
privacy_officer_is =
    Kommunen har ett dataskyddsombud.
    Ombudet ser till att vi följer reglerna.
    Så når du ombudet: { $contact }
privacy_officer_missing =
    Kommunen har inte skrivit hur du når dataskyddsombudet.
    Fråga Medborgarservice.
privacy_processors = De här hjälper kommunen med tjänsten: { $processors }
privacy_processors_missing = Kommunen har inte skrivit vilka som hjälper till.
privacy_kept_conversations = Samtal sparas { $days } dagar. Beslut { $decision } den { $day }.
privacy_kept_requested = Samtal som du vill ta bort sparas { $days } dagar till. Beslut { $decision } den { $day }.
privacy_kept_register = Viktiga ärenden sparas { $days } dagar här. Beslut { $decision } den { $day }.
privacy_kept_in_order = Vanliga ärenden sparas { $days } dagar. Beslut { $decision } den { $day }.
privacy_kept_minor = Små ärenden sparas { $days } dagar. Beslut { $decision } den { $day }.
privacy_kept_feedback = Det du tyckte sparas { $days } dagar. Beslut { $decision } den { $day }.

access_fully =
    Sidan följer reglerna.
    Det har { $auditor } kollat.
access_partly =
    Vi har byggt sidan efter reglerna.
    Reglerna heter WCAG 2.2.
    Den följer en del av reglerna.
    Allt är inte prövat än.
access_not =
    Sidan följer inte reglerna.
    Här står vad som är fel.
access_known_gaps = Det här är fel:
access_burden = Det här kan vi inte ändra nu:
access_tests =
    En dator prövar sidan varje gång vi ändrar den.
    Datorn hittar inte alla fel.

    Ingen människa som inte ser har prövat sidan.
    Barn har inte prövat den enkla svenskan.
access_assessed = Kommunen kollade sidan den { $day }.
access_assessed_old =
    Kommunen kollade sidan den { $day }.
    Det är mer än ett år sedan.
access_assessed_missing = Kommunen har inte skrivit när den kollade sidan.
access_updated = Texten ändrades den { $day }.
access_report_contact = Du kan också skriva eller ringa hit: { $contact }
