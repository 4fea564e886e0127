# What the municipality says on the pages that the law asks for, and the answers' own pages.

answers_languages = The answers are in Swedish, easy Swedish and English.

answer_ask_heading = Is there anything else you wonder?
answer_ask = Your question
answer_gone_heading = This answer no longer holds
answer_gone_text = The municipality has taken this answer away. Ask your question here, and the service looks for one that holds.

privacy_controller_is = { $controller } is the controller.
privacy_controller_contact = How to reach the controller: { $contact }
privacy_controller_missing = The municipality has not filled in who the controller is. Ask Medborgarservice.
privacy_officer_is = The municipality has a data protection officer. How to reach the officer: { $contact }
privacy_officer_missing = The municipality has not filled in how to reach the data protection officer. Ask Medborgarservice.
privacy_processors = These handle data for the municipality: { $processors }
privacy_processors_missing = The municipality has not filled in who handles data for it.
privacy_kept_conversations = Conversations with the automatic service: { $days } days after the last message. Decision { $decision } of { $day }.
privacy_kept_requested = Conversations that you have asked us to delete: { $days } days after that. Decision { $decision } of { $day }.
privacy_kept_register = Matters that are registered: { $days } days here after they are closed. Decision { $decision } of { $day }.
privacy_kept_in_order = Matters that are kept in order: { $days } days after they are closed. Decision { $decision } of { $day }.
privacy_kept_minor = Matters of minor importance: { $days } days after they are closed. Decision { $decision } of { $day }.
privacy_kept_feedback = What you thought of the answer: { $days } days. Decision { $decision } of { $day }.

access_fully = The service meets the Swedish act on accessibility of digital public services. It has been audited by { $auditor }.
access_partly = The service is built to follow WCAG 2.2 level AA and the Swedish act on accessibility of digital public services. It partly meets the act: not everything has been tested, and what has not been tested may have faults.
access_not = The service does not meet the Swedish act on accessibility of digital public services. What is wrong stands below.
access_known_gaps = This we know to be wrong:
access_burden = This we have not mended, since it would be an unreasonable burden:
access_tests =
    The program is tested automatically every time it is changed. A machine goes through all pages with axe and the rules of WCAG 2.2. Tests of our own try the keyboard, a width of 320 pixels, enlarged text, print and everything without JavaScript. Such tests find only part of what can be wrong.

    No person has tried the service with a screen reader, voice control or other aids. Children and people who find reading hard have not tried the easy Swedish.
access_assessed = The assessment is the municipality’s own. It was made on { $day }.
access_assessed_old = The assessment is the municipality’s own. It was made on { $day } and is more than a year old.
access_assessed_missing = The municipality has not filled in when it assessed the service.
access_updated = The statement was last changed on { $day }.
access_report_contact = You can also turn to: { $contact }
