# What every page has, days and hours, and the pages beside the chat.

language_name = English
service_name = Medborgarsvar
nav_skip = Skip to the content
nav_languages = Language
nav_main = Main menu
nav_ask = Ask
nav_services = E-services
nav_person = Talk to a person
nav_about = About the service
nav_privacy = How we handle your data
nav_accessibility = Accessibility
nav_complaint = Comments and complaints
sample_notice_label = About the answers
sample_notice = The answers here are examples. They are based on public pages, and nobody at the municipality has approved them. Check with Medborgarservice.

help_heading = Help from a person
way_phone = Call
way_email = E-mail
way_visit = Visit
way_letter = Write a letter
letter_to = { $name }, { $address }
way_visit_or_letter = Visit or letter
way_web = Web
way_here = Write here
way_here_text = Hand over to Medborgarservice

when_date =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
when_moment =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } at { $hour }
when_hour = { $hour }:{ $minute }

error_not_found_title = There is no such page
error_not_found_text = The address may be misspelt, or the page has moved.
error_gone_title = There is no matter here
error_gone_text = The link may have expired, or you opened your matter in another browser. Call Medborgarservice and give your reference number.
error_method_title = The page cannot be opened that way
error_method_text = Start again from the first page.
error_unreadable_title = We could not read what you sent
error_unreadable_text = Go back and try again.
error_too_large_title = What you sent is too large
error_too_large_text = Shorten the text and try again.
error_cross_site_title = The form came from another website
error_cross_site_text = We accept forms from our own pages only. Start again from the first page.
error_forbidden_title = You need to log in
error_forbidden_text = The page is for staff of the municipality.
error_role_title = You can’t open this page
error_role_text = Your role does not give access to it. An admin can give you another role.
error_blocked_title = The conversation is stopped
error_blocked_text = Medborgarservice (citizen service) has stopped this conversation. What you wrote was not received. You can still get help by calling us. If somebody’s life is in danger: call 112.
error_conflict_title = Something new has happened
error_conflict_text = The conversation has changed since you opened the page. Reload the page and try again.
error_too_many_title = Many questions came in a short time
error_too_many_text = Wait { $seconds } seconds and send again.
error_unavailable_title = We cannot receive questions right now
error_unavailable_text = What you wrote has not been kept. Try again in a while.
error_internal_title = Something went wrong on our side
error_internal_text = The fault is ours, not yours. Try again in a while.
error_call = You can always call:
error_kept = What you wrote
error_send_again = Send again
error_home = To the first page

services_heading = E-services
services_lead = These are the municipality’s e-services. You can also call, visit, e-mail or write a letter.
services_search = Search the e-services
services_search_button = Search
services_found =
    { $count ->
        [0] No e-services match “{ $query }”.
        [1] One e-service matches “{ $query }”.
       *[other] { $count } e-services match “{ $query }”.
    }
services_all = Show all
services_none = Try another word, or ask a person.
services_other_ways = Can’t find it, or would you like help?
service_kind = E-service
service_eid = You need an electronic ID (e-legitimation), for example BankID.
service_no_eid = You do not need an electronic ID.
service_unknown_address = We do not know the exact address. The link goes to the portal, where you search for the name.

about_heading = About the service
about_lead = Medborgarsvar answers common questions about the municipality, day and night.
about_what = What is it?
about_what_text = An automatic service. You write in your own words, and the service finds the answer that fits best. You see who is responsible for the answer, where it comes from and whether it is an example that nobody has approved.
about_answers = Who wrote the answers?
about_answers_text = Every answer is a finished text. The service never makes up answers of its own. If no answer fits, it says so and helps you to a person.
about_not = What can the service not do?
about_not_text = The service makes no decisions and cannot see your cases. A board or an official always decides.
about_person = How do I reach a person?
about_person_text = You can hand the conversation over to Medborgarservice (citizen services) at any time. Staff then see the whole conversation, so you do not need to tell it all again. You can also call, e-mail, visit or write a letter.
about_danger = Are you in danger?
about_danger_text = Call 112. If you write HELP here you get phone numbers at once. No person reads what you write, and it is not a report.
about_easy = Easy Swedish and other languages
about_easy_text = You can read the answers in Swedish, easy Swedish and English. Buttons and instructions are in Finnish, too. Choose the language at the top of the page. If you write in another language we help you to a person.
about_children = Are you a child?
about_children_text = You may ask about anything. You do not need to say your name or your age.
about_views = What do you think?
about_views_text = Tell us what is good and bad, about the service and about the municipality. We read it, and you can get a reply.

privacy_heading = How we handle your data
privacy_lead = You do not need to give any personal data to get an answer. We do not track you and share nothing with other companies.
privacy_controller = Who is responsible?
privacy_officer = Data protection officer
privacy_purpose = Why do we process data?
privacy_purpose_text = To answer your question, to let a person help you and to make the answers better.
privacy_basis = On what basis?
privacy_basis_text = Giving service is a task in the public interest (article 6.1 e of the General Data Protection Regulation). We do not ask for consent.
privacy_what = Which data?
privacy_what_text = What you write yourself, the answers you got and when it happened. If you hand over to Medborgarservice we add the way to reach you and your name, if you give it. We do not receive personal identity numbers or card numbers. The reply in case of danger is not kept, only how many times a day it was shown.
privacy_recipients = Who can see it?
privacy_recipients_text = If you hand the conversation over, staff at Medborgarservice see it, and the department that the question is about. Those who run the service may also come into contact with the data. Others may ask to read public records.
privacy_transfer = Does the data leave the EU?
privacy_transfer_text = The service does not transfer data to countries outside the EU and EEA. The page fetches nothing from other websites.
privacy_retention = How long do we keep it?
privacy_retention_text = The municipality decides that in a decision on weeding. Until there is such a decision nothing is removed. You can always clear the conversation from your own browser.
privacy_rights = Your rights
privacy_rights_text = You can ask to see your data, to have errors corrected, to restrict the processing, to object to it, or to have it erased. We may remove public records only when there is a decision about it. Contact Medborgarservice, if possible with your reference number.
privacy_complaint = Do you want to complain?
privacy_complaint_text = You can complain to the Swedish Authority for Privacy Protection (IMY).
privacy_imy = Go to IMY
privacy_imy_url = https://www.imy.se/en/
privacy_voluntary = Do I have to give data?
privacy_voluntary_text = No, it is voluntary. Without a way to reach you, you read the answer here instead.
privacy_automatic = Does the service make decisions about me?
privacy_automatic_text = No. The service chooses among finished answers. It makes no decisions and builds no profile.
privacy_record = Public records
privacy_record_text = What you write is received by the municipality and can become a public record (allmän handling). Others may then ask to read it. What is secret by law is not given out.
privacy_cookies = Cookies
privacy_cookies_text = When you send your first question a necessary cookie is saved that keeps the conversation together. If you hand the conversation over, another is saved for half an hour so that the receipt can show your personal link. No other cookies are used.
privacy_listen = Listen
privacy_listen_text = The Listen button uses your browser’s own voice. Some browsers send the text to their maker to do so.

access_heading = Accessibility
access_lead = Everyone should be able to use the service. This is what we know of how well that works.
access_who = Who is responsible for the service?
access_who_text = { $municipality } is responsible for the chat Medborgarsvar. This statement is about the chat only.
access_how = How accessible is the service?
access_gaps = What does not work?
access_gaps_text =
    Without sight: the service has not been tried by people who use screen readers.

    Impaired hearing and speech: we know of no faults. There is no sign language in the service.

    Impaired mobility and fine motor skills: everything should work with a keyboard, but it has not been tried with all aids.

    Difficulty reading and understanding: the easy Swedish has not been tried by children or by people who find reading hard. The choices have pictures, but the answers do not. The Listen button exists only when the browser has a voice for the language.

    Does it not work for you? Call, e-mail, visit us or write a letter instead.
access_method = How have we tested?
access_report = Have you found an obstacle?
access_report_text = Tell us, so that we can mend it. You can also ask to get content in another way.
access_report_link = Report an obstacle
access_digg = Not satisfied with our reply?
access_digg_text = Digg, the Agency for Digital Government, supervises the act. You can report faults to them.
access_digg_link = Report to Digg
