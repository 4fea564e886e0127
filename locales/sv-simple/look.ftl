# How the page is read, and the page that shows every part of it.

reading_heading = Gör texten större
reading_text = Hur stor ska texten vara?
reading_size = { $size } %
reading_room = Hur långt ska det vara mellan raderna?
reading_close = Vanligt
reading_airy = Långt

design_title = Alla delar på sidan
design_lead =
    Här ser du alla delar på sidan.
    De som bygger sidan använder den.
    Inget här är en riktig fråga.
design_colours = Färger
design_words = Rubriker och text
design_buttons = Knappar och länkar
design_fields = Fält och fel
design_lines = Samtalet
design_pictures = Bilder
design_sample = Ett exempel
design_fault = Skriv ett telefonnummer.

adult_needed = Det här behöver en vuxen göra
hard_word = Vad betyder ”{ $word }”?

views_title = Vad tycker du?
views_lead =
    Säg vad som är bra.
    Säg vad som är dåligt.
    Säg vad du vill ändra.
    Du behöver inte säga vad du heter.
views_happens = Det här händer sedan
views_step_reads = En människa läser det du skriver.
views_step_due = Det blir senast { $due }.
views_step_answer = Du får ett nummer. Kom tillbaka hit och läs svaret.
views_no_promise =
    Svaret kan bli ja eller nej.
    Men någon läser det alltid.
views_label = Skriv vad du tycker
views_help =
    Skriv inte ditt personnummer.
    Skriv inget hemligt.
views_send = Skicka
views_other = Vill du att vi ringer eller mejlar?
views_other_link = Säg hur vi når dig
