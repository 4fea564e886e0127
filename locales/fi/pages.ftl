# What every page has, days and hours, and the pages beside the chat.

language_name = Suomi
service_name = Medborgarsvar
nav_skip = Siirry sisältöön
nav_languages = Kieli
nav_main = Päävalikko
nav_ask = Kysy
nav_services = Sähköiset palvelut
nav_person = Puhu ihmisen kanssa
nav_about = Tietoa palvelusta
nav_privacy = Näin käsittelemme tietojasi
nav_accessibility = Saavutettavuus
nav_complaint = Palaute ja valitukset
sample_notice_label = Tietoa vastauksista
sample_notice = Tämän palvelun vastaukset ovat esimerkkejä. Ne perustuvat julkisiin sivuihin, eikä kukaan kunnassa ole hyväksynyt niitä. Tarkista asia kunnan neuvonnasta (Medborgarservice).

help_heading = Apua ihmiseltä
way_phone = Soita
way_email = Lähetä sähköpostia
way_visit = Käy paikalla
way_letter = Kirjoita kirje
letter_to = { $name }, { $address }
way_visit_or_letter = Käynti tai kirje
way_web = Verkko
way_here = Kirjoita tänne
way_here_text = Siirrä kunnan neuvontaan

when_date = { $day }.{ $month }.{ $year }
when_moment =
    { $weekday ->
        [1] maanantaina
        [2] tiistaina
        [3] keskiviikkona
        [4] torstaina
        [5] perjantaina
        [6] lauantaina
       *[7] sunnuntaina
    } { $day }.{ $month }. kello { $hour }
when_hour = { $hour }.{ $minute }

error_not_found_title = Sivua ei ole
error_not_found_text = Osoite voi olla väärin kirjoitettu, tai sivu on siirretty.
error_gone_title = Täällä ei ole asiaa
error_gone_text = Linkki on voinut vanhentua, tai avasit asiasi toisessa selaimessa. Soita kunnan neuvontaan ja kerro asiasi numero.
error_method_title = Sivua ei voitu avata näin
error_method_text = Aloita uudelleen etusivulta.
error_unreadable_title = Emme voineet lukea lähettämääsi
error_unreadable_text = Palaa takaisin ja yritä uudelleen.
error_too_large_title = Lähettämäsi on liian suuri
error_too_large_text = Lyhennä tekstiä ja yritä uudelleen.
error_cross_site_title = Lomake tuli toiselta sivustolta
error_cross_site_text = Otamme vastaan vain omien sivujemme lomakkeita. Aloita uudelleen etusivulta.
error_forbidden_title = Sinun pitää kirjautua sisään
error_forbidden_text = Sivu on kunnan henkilökunnalle.
error_role_title = Et pääse tälle sivulle
error_role_text = Roolisi ei anna oikeutta siihen. Pääkäyttäjä voi antaa sinulle toisen roolin.
error_blocked_title = Keskustelu on pysäytetty
error_blocked_text = Kunnan asiakaspalvelu on pysäyttänyt tämän keskustelun. Kirjoittamaasi ei vastaanotettu. Saat silti apua soittamalla. Jos jonkun henki on vaarassa, soita 112.
error_conflict_title = Jotakin uutta on jo tapahtunut
error_conflict_text = Keskustelu on muuttunut sen jälkeen, kun avasit sivun. Lataa sivu uudelleen ja yritä uudestaan.
error_too_many_title = Lyhyessä ajassa tuli monta kysymystä
error_too_many_text = Odota { $seconds } sekuntia ja lähetä uudelleen.
error_unavailable_title = Emme voi ottaa vastaan kysymyksiä juuri nyt
error_unavailable_text = Kirjoittamaasi ei ole tallennettu. Yritä hetken kuluttua uudelleen.
error_internal_title = Meillä meni jokin vikaan
error_internal_text = Vika on meidän, ei sinun. Yritä hetken kuluttua uudelleen.
error_call = Voit aina soittaa:
error_kept = Kirjoittamasi
error_send_again = Lähetä uudelleen
error_home = Etusivulle

services_heading = Sähköiset palvelut
services_lead = Tässä ovat kunnan sähköiset palvelut. Voit myös soittaa, käydä paikalla, lähettää sähköpostia tai kirjoittaa kirjeen. Palvelujen nimet ovat ruotsiksi.
services_search = Hae sähköisistä palveluista
services_search_button = Hae
services_found =
    { $count ->
        [0] Mikään sähköinen palvelu ei vastaa hakua ”{ $query }”.
        [1] Yksi sähköinen palvelu vastaa hakua ”{ $query }”.
       *[other] { $count } sähköistä palvelua vastaa hakua ”{ $query }”.
    }
services_all = Näytä kaikki
services_none = Kokeile toista sanaa tai kysy ihmiseltä.
services_other_ways = Etkö löydä oikeaa, tai haluatko apua?
service_kind = Sähköinen palvelu
service_eid = Tarvitset sähköisen henkilöllisyyden, esimerkiksi BankID:n.
service_no_eid = Et tarvitse sähköistä henkilöllisyyttä.
service_unknown_address = Emme tiedä tarkkaa osoitetta. Linkki vie portaaliin, josta haet nimellä.

about_heading = Tietoa palvelusta
about_lead = Medborgarsvar vastaa tavallisiin kuntaa koskeviin kysymyksiin kellon ympäri.
about_what = Mikä se on?
about_what_text = Automaattinen palvelu. Kirjoitat omin sanoin, ja palvelu etsii parhaiten sopivan vastauksen. Näet, kuka vastauksesta vastaa, mistä se on peräisin ja onko se esimerkki, jota kukaan ei ole hyväksynyt.
about_answers = Kuka on kirjoittanut vastaukset?
about_answers_text = Jokainen vastaus on valmis teksti. Palvelu ei koskaan keksi omia vastauksia. Jos mikään vastaus ei sovi, palvelu kertoo sen ja auttaa sinut ihmisen luo.
about_not = Mitä palvelu ei voi tehdä?
about_not_text = Palvelu ei tee päätöksiä eikä näe asioitasi. Päätöksen tekee aina lautakunta tai virkailija.
about_person = Miten tavoitan ihmisen?
about_person_text = Voit milloin tahansa siirtää keskustelun kunnan neuvontaan. Henkilökunta näkee silloin koko keskustelun, joten sinun ei tarvitse kertoa kaikkea uudelleen. Voit myös soittaa, lähettää sähköpostia, käydä paikalla tai kirjoittaa kirjeen.
about_danger = Oletko vaarassa?
about_danger_text = Soita 112. Jos kirjoitat tänne HJÄLP, saat puhelinnumerot heti. Kukaan ihminen ei lue kirjoittamaasi, eikä se ole ilmoitus.
about_easy = Helppo ruotsi ja muut kielet
about_easy_text = Voit lukea helpolla ruotsilla tai englanniksi. Valitse kieli sivun ylälaidasta. Vastaukset ovat ruotsiksi ja englanniksi; suomeksi ovat vain painikkeet ja ohjeet. Jos kirjoitat muulla kielellä, autamme sinut ihmisen luo.
about_children = Oletko lapsi?
about_children_text = Saat kysyä mitä haluat. Sinun ei tarvitse kertoa nimeäsi tai ikääsi.
about_views = Mitä mieltä olet?
about_views_text = Kerro mielellään, mikä on hyvää ja mikä huonoa palvelussa ja kunnassa. Luemme sen, ja voit saada vastauksen.

privacy_heading = Näin käsittelemme tietojasi
privacy_lead = Sinun ei tarvitse antaa henkilötietoja saadaksesi vastauksen. Emme seuraa sinua emmekä jaa mitään muille yrityksille.
privacy_controller = Kuka vastaa?
privacy_officer = Tietosuojavastaava
privacy_purpose = Miksi käsittelemme tietoja?
privacy_purpose_text = Vastataksemme kysymykseesi, jotta ihminen voi auttaa sinua ja jotta vastaukset paranevat.
privacy_basis = Millä perusteella?
privacy_basis_text = Palvelun antaminen on yleistä etua koskeva tehtävä (yleisen tietosuoja-asetuksen 6 artiklan 1 kohdan e alakohta). Emme pyydä suostumusta.
privacy_what = Mitä tietoja?
privacy_what_text = Se, mitä itse kirjoitat, saamasi vastaukset ja milloin se tapahtui. Jos siirrät keskustelun kunnan neuvontaan, mukaan tulevat tapa tavoittaa sinut ja nimesi, jos annat sen. Emme ota vastaan henkilötunnuksia emmekä korttien numeroita. Vastausta vaaraan ei tallenneta, vain se, montako kertaa päivässä se on näytetty.
privacy_recipients = Kuka näkee ne?
privacy_recipients_text = Jos siirrät keskustelun, kunnan neuvonnan henkilökunta näkee sen, samoin hallinto, jota kysymys koskee. Myös palvelun ylläpitäjät voivat joutua tekemisiin tietojen kanssa. Muut voivat pyytää saada lukea julkisia asiakirjoja.
privacy_transfer = Lähtevätkö tiedot EU:sta?
privacy_transfer_text = Palvelu ei siirrä tietoja EU:n ja ETA-alueen ulkopuolelle. Sivu ei hae mitään muilta sivustoilta.
privacy_retention = Miten kauan säilytämme ne?
privacy_retention_text = Sen kunta päättää päätöksessään asiakirjojen hävittämisestä. Ennen sitä mitään ei poisteta. Voit aina tyhjentää keskustelun omasta selaimestasi.
privacy_rights = Oikeutesi
privacy_rights_text = Voit pyytää nähdä tietosi, oikaista virheet, rajoittaa käsittelyä, vastustaa sitä tai pyytää meitä poistamaan tiedot. Julkisia asiakirjoja saamme poistaa vain, kun siitä on päätös. Ota yhteyttä kunnan neuvontaan ja kerro mielellään asiasi numero.
privacy_complaint = Haluatko valittaa?
privacy_complaint_text = Voit valittaa Ruotsin tietosuojaviranomaiselle (Integritetsskyddsmyndigheten, IMY).
privacy_imy = Siirry IMY:n sivuille
privacy_imy_url = https://www.imy.se/
privacy_voluntary = Onko minun annettava tietoja?
privacy_voluntary_text = Ei, se on vapaaehtoista. Jos et kerro, miten tavoitamme sinut, luet vastauksen täältä.
privacy_automatic = Tekeekö palvelu päätöksiä minusta?
privacy_automatic_text = Ei. Palvelu valitsee valmiista vastauksista. Se ei tee päätöksiä eikä profiilia.
privacy_record = Julkinen asiakirja
privacy_record_text = Kunta vastaanottaa sen, mitä kirjoitat, ja siitä voi tulla julkinen asiakirja. Silloin muut voivat pyytää saada lukea sen. Lain mukaan salaista ei luovuteta.
privacy_cookies = Evästeet
privacy_cookies_text = Kun lähetät ensimmäisen kysymyksesi, tallennetaan välttämätön eväste, joka pitää keskustelun koossa. Jos siirrät keskustelun, tallennetaan toinen puoleksi tunniksi, jotta kuitti voi näyttää henkilökohtaisen linkkisi. Muita evästeitä ei käytetä.
privacy_listen = Kuuntele
privacy_listen_text = Kuuntele-painike käyttää selaimen omaa ääntä. Jotkin selaimet lähettävät tekstin silloin valmistajalleen.

access_heading = Saavutettavuus
access_lead = Kaikkien pitää voida käyttää palvelua. Tässä kerrotaan, mitä tiedämme siitä, miten hyvin se onnistuu.
access_who = Kuka vastaa palvelusta?
access_who_text = { $municipality } vastaa keskustelupalvelusta Medborgarsvar. Tämä seloste koskee vain sitä.
access_how = Miten saavutettava palvelu on?
access_gaps = Mikä ei toimi?
access_gaps_text =
    Ilman näköä: ruudunlukijaa käyttävät eivät ole kokeilleet palvelua.

    Heikentynyt kuulo ja puhe: emme tiedä puutteista. Palvelussa ei ole viittomakieltä.

    Heikentynyt liikkuvuus ja hienomotoriikka: kaikki pitäisi voida tehdä näppäimistöllä, mutta kaikkia apuvälineitä ei ole kokeiltu.

    Vaikea lukea ja ymmärtää: lapset ja henkilöt, joiden on vaikea lukea, eivät ole kokeilleet helppoa ruotsia. Kuuntele-painike on vain, kun selaimessa on kielen ääni. Suomeksi ovat vain painikkeet ja ohjeet, eivät vastaukset.

    Eikö se onnistu? Soita, lähetä sähköpostia, käy paikalla tai kirjoita kirje.
access_method = Miten olemme testanneet?
access_report = Löydätkö esteen?
access_report_text = Kerro meille, niin voimme korjata sen. Voit myös pyytää sisältöä toisella tavalla.
access_report_link = Ilmoita esteestä
access_digg = Etkö ole tyytyväinen vastaukseemme?
access_digg_text = Ruotsin digitaalihallinnon viranomainen Digg valvoo lakia. Voit ilmoittaa puutteista sille.
access_digg_link = Ilmoita Diggille
