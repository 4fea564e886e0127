# Handing over to a person, the receipt, faults in forms.

handover_heading = Talk to a person
handover_complaint_heading = Leave a comment or a complaint
handover_due = If you send it now, a person at Medborgarservice (citizen services) will have dealt with it by { $due }.
handover_what_is_due = Dealt with means that somebody has read it and decided what to do. The full answer can take longer.
handover_call_instead = Would you rather call?
handover_complaint_service = You can also leave it in the e-service.
handover_goes_along = Staff see the whole conversation. See what goes along
handover_about = What is it about?
handover_about_help = Do not write personal identity numbers or other sensitive details. At most 2,000 characters.
handover_prefill =
    { $question }

    The answer I got: { $answer }
handover_contact = How do you want the answer?
handover_contact_help = We need one way. We use it only to answer you.
handover_come_back = I will come back here to read the answer
handover_by_phone = Call me
handover_phone = Phone number
handover_by_email = E-mail me when there is an answer
handover_email = E-mail address
handover_name = Your name (optional)
handover_name_help = You may stay anonymous.
handover_record = Staff at Medborgarservice see what you write here and the whole conversation. It can become a public record that others may ask to read.
handover_send = Send to Medborgarservice
handover_back = Back to the chat

added_name = Name: { $name }
added_phone = Call me at { $phone }
added_email = E-mail me at { $email }

fault_about_missing = Write what it is about.
fault_contact_missing = Choose how you want the answer.
fault_phone_missing = Write your phone number, or choose another way.
fault_email_missing = Write your e-mail address, or choose another way.
fault_too_long = The text is too long. Shorten it.
fault_number = Remove the personal identity number or card number. We may not receive it here. Call instead if it is needed.
fault_maybe_number = This may be a personal identity number. Remove it, or tick the box at the bottom if it is something else.
fault_phone = Write the phone number in digits, for example 070-123 45 67.
fault_email = Write the whole e-mail address, for example name@example.com.

receipt_heading = Medborgarservice has received your matter
receipt_heading_handled = Medborgarservice has dealt with your matter
receipt_heading_closed = Your matter is closed
receipt_danger = Medborgarservice does not read this at once. If it is urgent, call.
receipt_reference = Reference number
receipt_received = Received
receipt_due = Somebody has dealt with it by
receipt_now = What happens now?
receipt_waiting = A person reads your matter and the whole conversation. You do not need to tell it all again.
receipt_handled = A person has read your matter. The answer stands in the conversation below.
receipt_closed = The answer stands in the conversation below. If you write more in the chat, the automatic service answers.
receipt_closed_unanswered = The matter is closed. If you write more in the chat, the automatic service answers.
receipt_come_back = Come back here to read the answer. You can do that in this browser, or with your personal link.
receipt_phone = You have asked us to call { $phone }.
receipt_email = We send an e-mail to { $email } when there is an answer. You read the answer itself here.
receipt_link = Your personal link
receipt_link_text = Save the link if you want to read the answer on another computer or phone. Anyone who has the link can read the conversation. We show it for a short while only.
receipt_conversation = The conversation
receipt_write_more = Write more

link_heading = Do you want to open another conversation?
link_text = This browser already has a conversation. If you open the link, the other conversation is shown instead.
link_yes = Yes, open it
link_no = No, stay in the conversation
