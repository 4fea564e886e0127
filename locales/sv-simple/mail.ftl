# Mejl: nummer, nämnd, tider och länk. Aldrig något av det som personen skrev

mail_created_subject = Nytt ärende { $reference }
mail_created = Ett nytt ärende har kommit in.
mail_forwarded_subject = Ärende { $reference } är nu ert
mail_forwarded = Ett ärende har lämnats över till er.
mail_unclaimed_subject = Ingen har tagit hand om ärende { $reference }
mail_unclaimed = Ett ärende väntar. Ingen har tagit hand om det.
mail_deletion_subject = Begäran om radering i ärende { $reference }
mail_deletion = En person vill att samtalet tas bort. Följ kommunens gallringsbeslut.
mail_reference = Nummer: { $reference }
mail_area = Gäller: { $area }
mail_received = Kom in: { $received }
mail_due = Senast: { $due }
mail_open = Läs ärendet här: { $link }
mail_no_content = Mejlet skickas av en dator. Det innehåller inget av det som personen skrev. Svara inte på mejlet.
mail_samples = OBS! Svaren i chatten är exempel. Ingen på kommunen har godkänt dem.
mail_answer_subject = Du har fått svar. Ditt nummer är { $reference }
mail_answer = Du har fått svar från { $municipality }.
mail_answer_open = Läs svaret här: { $link }
mail_answer_no_reply = Visa inte länken för någon annan. Den öppnar ditt samtal. Du kan inte svara på mejlet. Skriv i samtalet.
