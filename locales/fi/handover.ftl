# Handing over to a person, the receipt, faults in forms.

handover_heading = Puhu ihmisen kanssa
handover_complaint_heading = Anna palautetta tai tee valitus
handover_due = Jos lähetät tämän nyt, ihminen kunnan neuvonnassa on ottanut sen käsiteltäväksi viimeistään { $due }.
handover_what_is_due = Ottaa käsiteltäväksi tarkoittaa, että joku on lukenut sen ja päättänyt, mitä tehdään. Valmis vastaus voi kestää kauemmin.
handover_call_instead = Haluatko mieluummin soittaa?
handover_complaint_service = Voit antaa sen myös sähköisessä palvelussa.
handover_goes_along = Henkilökunta näkee koko keskustelun. Katso, mitä lähtee mukaan
handover_about = Mitä asia koskee?
handover_about_help = Älä kirjoita henkilötunnusta tai muita arkaluonteisia tietoja. Enintään 2 000 merkkiä.
handover_prefill =
    { $question }

    Saamani vastaus: { $answer }
handover_contact = Miten haluat saada vastauksen?
handover_contact_help = Tarvitsemme yhden tavan. Käytämme sitä vain vastataksemme sinulle.
handover_come_back = Palaan tänne ja luen vastauksen
handover_by_phone = Soittakaa minulle
handover_phone = Puhelinnumero
handover_by_email = Lähettäkää sähköpostia, kun vastaus on valmis
handover_email = Sähköpostiosoite
handover_name = Nimesi (vapaaehtoinen)
handover_name_help = Saat pysyä nimettömänä.
handover_record = Kunnan neuvonnan henkilökunta näkee tähän kirjoittamasi ja koko keskustelun. Siitä voi tulla julkinen asiakirja, jonka muut voivat pyytää nähtäväkseen.
handover_send = Lähetä kunnan neuvontaan
handover_back = Takaisin keskusteluun

added_name = Nimi: { $name }
added_phone = Soittakaa minulle numeroon { $phone }
added_email = Lähettäkää sähköpostia osoitteeseen { $email }

fault_about_missing = Kirjoita, mitä asia koskee.
fault_contact_missing = Valitse, miten haluat saada vastauksen.
fault_phone_missing = Kirjoita puhelinnumerosi tai valitse toinen tapa.
fault_email_missing = Kirjoita sähköpostiosoitteesi tai valitse toinen tapa.
fault_too_long = Teksti on liian pitkä. Lyhennä sitä.
fault_number = Poista henkilötunnus tai kortin numero. Emme saa vastaanottaa sitä täällä. Soita sen sijaan, jos se on tarpeen.
fault_maybe_number = Se voi olla henkilötunnus. Poista se tai rastita alin ruutu, jos se on jotakin muuta.
fault_phone = Kirjoita puhelinnumero numeroina, esimerkiksi 070-123 45 67.
fault_email = Kirjoita koko sähköpostiosoite, esimerkiksi nimi@esimerkki.se.

receipt_heading = Kunnan neuvonta on saanut asiasi
receipt_heading_handled = Kunnan neuvonta on ottanut asiasi käsiteltäväksi
receipt_heading_closed = Asiasi on päättynyt
receipt_danger = Kunnan neuvonta ei lue tätä heti. Jos on kiire, soita.
receipt_reference = Asian numero
receipt_received = Saapui
receipt_due = Joku on ottanut sen käsiteltäväksi viimeistään
receipt_now = Mitä tapahtuu nyt?
receipt_waiting = Ihminen lukee asiasi ja koko keskustelun. Sinun ei tarvitse kertoa kaikkea uudelleen.
receipt_handled = Ihminen on lukenut asiasi. Vastaus on keskustelussa tässä alla.
receipt_closed = Vastaus on keskustelussa tässä alla. Jos kirjoitat lisää, automaattinen palvelu vastaa.
receipt_closed_unanswered = Asia on päättynyt. Jos kirjoitat lisää, automaattinen palvelu vastaa.
receipt_come_back = Palaa tänne lukemaan vastaus. Se onnistuu tällä selaimella tai henkilökohtaisella linkilläsi.
receipt_phone = Olet pyytänyt meitä soittamaan numeroon { $phone }.
receipt_email = Lähetämme sähköpostia osoitteeseen { $email }, kun vastaus on valmis. Itse vastauksen luet täältä.
receipt_link = Henkilökohtainen linkkisi
receipt_link_text = Tallenna linkki, jos haluat lukea vastauksen toisella tietokoneella tai puhelimella. Se, jolla on linkki, voi lukea keskustelun. Näytämme sen vain lyhyen ajan.
receipt_conversation = Keskustelu
receipt_write_more = Kirjoita lisää

link_heading = Haluatko avata toisen keskustelun?
link_text = Tässä selaimessa on jo keskustelu. Jos avaat linkin, näet toisen keskustelun sen sijaan.
link_yes = Kyllä, avaa se
link_no = Ei, pysy keskustelussa
