# The chat: asking, answers, leaving, rating.

chat_title = Ask the municipality
chat_heading = What would you like to know?
chat_automatic = You are chatting with an automatic service. No person reads what you write until you choose to contact Medborgarservice (citizen services).
chat_record = The municipality receives what you write. It can become a public record that others may ask to read.
chat_record_more = How we handle your data
chat_no_numbers = Do not write personal identity numbers (personnummer) or other sensitive details.
chat_handed_over = A person at Medborgarservice has your matter { $reference }. What you write here goes to them.
chat_handed_over_link = See your matter
chat_conversation = The conversation
chat_latest = Latest answer
chat_starters = You can ask, for example
chat_label = Your question
chat_help = At most { $limit } characters. Are you in danger? Call 112, or write HELP here.
chat_help_keys = Enter sends. Shift + Enter starts a new line.
chat_left = { $count } characters left
chat_over = { $count } characters too many
chat_send = Send
chat_waiting = Looking for an answer …
chat_number_hint = This looks like a personal identity number or a card number. Remove it before you send.
chat_confirm_no_number = The number is not a personal identity number
chat_error_empty = Write your question first.
chat_error_long = The question is too long. Shorten it to { $limit } characters, or choose Talk to a person.
chat_after = When you are done

title_answer = Answer: { $title }
title_error = Error: { $title }
title_clarify = What do you mean?
title_none = We have no ready answer
fault_heading = Something needs to be changed

starter_1 = Do I need a permit for a deck?
starter_1_question = Do I need a building permit for a deck?
starter_2 = When is the recycling centre open?
starter_2_question = When is the recycling centre open?
starter_3 = How do I apply for preschool?
starter_3_question = How do I apply for preschool?
starter_4 = May I burn garden waste?
starter_4_question = May I burn garden waste?
starter_5 = How do I apply for home care?
starter_5_question = How do I apply for home care?
starter_6 = How do I make a suggestion?
starter_6_question = How do I make a suggestion to the municipality?

speaker_you = You
speaker_service = Medborgarsvar, automatic service
speaker_agent = { $name }, { $function } (a person)
event_handed_over = You have handed the conversation over to Medborgarservice. Your reference number is { $reference }.
event_due = A person will have dealt with it by { $due }.
event_closed = Matter { $reference } is closed. The automatic service answers again.

sample_mark = Example: nobody at the municipality has approved this text.
services_label = E-services
ways_heading = How to reach us
other_ways_heading = Other ways to get it done
origin_summary = Where does the answer come from?
origin_owner = Responsible: { $owner }.
origin_reviewed = Last checked { $date }.
origin_read = The sources were read { $date }.
origin_seen = read { $date }
hard_words = Hard words in the text
also_heading = You also asked about
related_heading = Read also
actions_label = Do more with the answer
action_listen = Listen
action_stop_listening = Stop reading
action_simpler = Simpler
action_simpler_ask = Explain it more simply
action_person = Talk to a person
listen_note = Your browser reads the text aloud. Some browsers send the text to their maker to do so. Press Esc to stop.
complaint_text = Not satisfied, or have an opinion?
complaint_link = Leave a comment or a complaint

place_hours = Opening hours
place_special = Other hours
place_accessibility = Accessibility
referral_link = Go to { $name }
referral_source = Source:
delivered_link = See matter { $reference }

refused_title = The message was not sent
refused_confirm = Is it not a personal identity number? Tick the box below your message and send again.

safety_numbers = Call
safety_not_kept = We have not kept what you wrote.
safety_form_heading = Would you like a person to read it?
safety_form_text = What you wrote stands below. It is sent and kept only if you press the button. If it is urgent, call.

rate_heading = Did you get an answer?
rate_summary = Did you get an answer to your question?
rate_question = Did you get an answer?
rate_yes = Yes
rate_no = No
rate_comment = Would you like to tell us more? (optional)
rate_comment_help = Do not write personal identity numbers or anything sensitive. You will not get a reply to this.
rate_send = Send
rate_thanks = Thank you for telling us
rate_thanks_text = Your answer is saved. If you want a person to read it, leave a comment instead.
rate_nothing = There is no conversation to rate in this browser.

tool_print = Print
tool_clear = Clear
tool_leave = End
tool_leave_help = Choose End if others use the same computer.

clear_heading = Do you want to clear the conversation?
clear_text = The conversation disappears from this browser. You cannot get it back here.
clear_kept = The municipality's copy stays until the municipality has decided when it is to be removed. A matter that you have handed over stays with Medborgarservice.
clear_yes = Yes, clear
clear_no = No, go back

nav_quick_exit = Leave this page quickly
exit_site = https://www.smhi.se/en
left_title = Done
left_text = You can close this page.
left_site = The weather at SMHI

take_out_heading = Take out the conversation
take_out_text = Here is everything in the conversation: what you wrote, the answers and where they come from.
take_out_plain = Save as text
take_out_page = Show as a page to print
take_out_data = Save as data (JSON)
take_out_nothing = There is no conversation in this browser.
delete_link = Ask to have the conversation deleted
delete_heading = Do you want to ask us to delete the conversation?
delete_text = We keep your request. The conversation is deleted when the municipality’s decision on weeding allows it.
delete_refused = What you write to the municipality can be a public record. We may not delete such a record as we like. That is why the answer can be no.
delete_handed_over = The conversation is with Medborgarservice. They see that you want it deleted. You can ask them why it is kept.
delete_view = Do you only want it gone from this browser?
delete_yes = Yes, ask for deletion
delete_asked_heading = You have asked us to delete the conversation
delete_asked = Your request came in { $when }.
tool_take_out = Take out
