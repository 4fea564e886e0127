# How the page is read, and the page that shows every part of it.

reading_heading = Muokkaa tekstiä
reading_text = Tekstin koko
reading_size = { $size } %
reading_room = Rivien väli
reading_close = Tavallinen
reading_airy = Suurempi

design_title = Palvelun osat
design_lead = Tällä sivulla näkyy palvelun jokainen osa joka tilassa. Sivu on palvelun tekijöille ja testaajille. Mikään täällä ei ole oikea kysymys.
design_colours = Värit
design_words = Otsikot ja teksti
design_buttons = Painikkeet ja linkit
design_fields = Kentät ja virheet
design_lines = Keskustelu
design_pictures = Kuvat
design_sample = Esimerkki
design_fault = Kirjoita puhelinnumero.

adult_needed = Tähän tarvitaan aikuista
hard_word = Mitä ”{ $word }” tarkoittaa?

views_title = Mitä mieltä olet?
views_lead = Kerro, mikä on hyvää, mikä on huonoa tai mitä haluat muuttaa kunnassa. Nimeä ei tarvitse kertoa.
views_happens = Mitä kirjoittamallesi tapahtuu
views_step_reads = Ihminen kunnan neuvonnassa lukee sen ja päättää, mitä tehdään.
views_step_due = Se tapahtuu viimeistään { $due }.
views_step_answer = Saat numeron ja voit palata tänne lukemaan vastauksen.
views_no_promise = Kunta voi vastata kyllä tai ei, mutta joku lukee aina kirjoittamasi.
views_label = Mitä mieltä olet?
views_help = Älä kirjoita henkilötunnusta tai muita arkaluonteisia tietoja. Enintään 2 000 merkkiä.
views_send = Lähetä kunnan neuvontaan
views_other = Haluatko vastauksen puhelimitse tai sähköpostilla?
views_other_link = Kerro, miten tavoitamme sinut
