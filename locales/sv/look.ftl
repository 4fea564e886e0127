# How the page is read, and the page that shows every part of it.

reading_heading = Anpassa texten
reading_text = Textens storlek
reading_size = { $size } %
reading_room = Avstånd mellan rader
reading_close = Vanligt
reading_airy = Större

design_title = Tjänstens delar
design_lead = Här står varje del av tjänsten i varje läge. Sidan är till för dem som bygger och prövar tjänsten. Inget här är en riktig fråga.
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
views_lead = Berätta vad som är bra, vad som är dåligt eller vad du vill ändra i kommunen. Du behöver inte säga vad du heter.
views_happens = Det här händer med det du skriver
views_step_reads = En människa på Medborgarservice läser det och bestämmer vad som ska göras.
views_step_due = Det sker senast { $due }.
views_step_answer = Du får ett nummer och kan komma tillbaka hit och läsa svaret.
views_no_promise = Kommunen kan säga ja eller nej, men någon läser alltid det du skriver.
views_label = Vad tycker du?
views_help = Skriv inte personnummer eller andra känsliga uppgifter. Högst 2 000 tecken.
views_send = Skicka till Medborgarservice
views_other = Vill du ha svar per telefon eller e-post?
views_other_link = Skriv hur vi når dig
