# Mejl: nummer, nämnd, tider och länk. Aldrig något av det som personen skrev

mail_created_subject = Nytt ärende { $reference }
mail_created = Ett nytt ärende har kommit in genom kommunens chatt.
mail_forwarded_subject = Ärende { $reference } har lämnats över till er
mail_forwarded = Ett ärende från kommunens chatt har lämnats över till er.
mail_unclaimed_subject = Ingen har tagit hand om ärende { $reference }
mail_unclaimed = Ett ärende från kommunens chatt väntar på att någon tar hand om det.
mail_deletion_subject = Begäran om radering i ärende { $reference }
mail_deletion = En person har bett att samtalet i ärendet raderas. Ta ställning till det enligt kommunens gallringsbeslut.
mail_reference = Nummer: { $reference }
mail_area = Gäller: { $area }
mail_received = Kom in: { $received }
mail_due = Ska vara omhändertaget senast: { $due }
mail_open = Läs ärendet och svara här: { $link }
mail_no_content = Mejlet skickas automatiskt. Det innehåller inget av det som personen skrev. Svara inte på mejlet, och skriv inget om ärendet i mejl.
mail_samples = OBS! Chatten visar exempelsvar som ingen på kommunen har godkänt.
mail_answer_subject = Du har fått svar i ärende { $reference }
mail_answer = Du har fått svar på din fråga till { $municipality }.
mail_answer_open = Läs svaret här: { $link }
mail_answer_no_reply = Ge inte länken till någon annan: den öppnar ditt samtal. Mejlet skickas automatiskt och går inte att svara på. Skriv i samtalet i stället.
