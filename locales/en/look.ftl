# How the page is read, and the page that shows every part of it.

reading_heading = Adjust the text
reading_text = Size of the text
reading_size = { $size } %
reading_room = Space between lines
reading_close = Normal
reading_airy = Larger

design_title = The parts of the service
design_lead = Every part of the service in every state. This page is for those who build and test the service. Nothing here is a real question.
design_colours = Colours
design_words = Headings and text
design_buttons = Buttons and links
design_fields = Fields and faults
design_lines = The conversation
design_pictures = Pictures
design_sample = An example
design_fault = Write a phone number.

adult_needed = An adult needs to do this
hard_word = What does “{ $word }” mean?

views_title = What do you think?
views_lead = Tell us what is good, what is bad or what you would like to change in the municipality. You need not say who you are.
views_happens = What happens with what you write
views_step_reads = A person at Medborgarservice reads it and decides what is to be done.
views_step_due = By { $due } at the latest.
views_step_answer = You get a number, and can come back here to read the answer.
views_no_promise = The municipality may say yes or no, but somebody always reads what you write.
views_label = What do you think?
views_help = Leave out personal identity numbers and other sensitive details. At most 2,000 characters.
views_send = Send to Medborgarservice
views_other = Would you like the answer by phone or e-mail?
views_other_link = Say how we can reach you
