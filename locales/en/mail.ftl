# Mail: reference, body, times and a link. Never a word of what the person wrote

mail_created_subject = New matter { $reference }
mail_created = A new matter has come in through the chat of the municipality.
mail_forwarded_subject = Matter { $reference } has been handed over to you
mail_forwarded = A matter from the chat of the municipality has been handed over to you.
mail_unclaimed_subject = Nobody has taken matter { $reference }
mail_unclaimed = A matter from the chat of the municipality waits for somebody to take it.
mail_deletion_subject = Deletion asked for in matter { $reference }
mail_deletion = A person has asked to have the conversation deleted. Decide by the municipality’s weeding decision.
mail_reference = Reference: { $reference }
mail_area = Concerns: { $area }
mail_received = Received: { $received }
mail_due = To be dealt with by: { $due }
mail_open = Read it and answer here: { $link }
mail_no_content = This mail is sent automatically. It holds nothing of what the person wrote. Do not reply, and do not write about the matter by mail.
mail_samples = Note: the chat shows sample answers that nobody at the municipality has approved.
mail_answer_subject = You have an answer in matter { $reference }
mail_answer = You have an answer to your question to { $municipality }.
mail_answer_open = Read the answer here: { $link }
mail_answer_no_reply = Do not give the link to anybody else: it opens your conversation. This mail is sent automatically and can’t be replied to. Write in the conversation instead.
