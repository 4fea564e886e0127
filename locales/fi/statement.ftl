# What the municipality says on the pages that the law asks for, and the answers' own pages.

answers_languages = Vastaukset ovat ruotsiksi ja englanniksi. Suomeksi ovat vain painikkeet, ohjeet ja lomakkeet. Kirjoita kysymyksesi ruotsiksi tai englanniksi, tai puhu ihmisen kanssa.

answer_ask_heading = Haluatko kysyä lisää?
answer_ask = Kysymyksesi
answer_gone_heading = Vastaus ei ole enää voimassa
answer_gone_text = Kunta on poistanut tämän vastauksen. Esitä kysymyksesi tässä, niin palvelu etsii voimassa olevan.

privacy_controller_is = Rekisterinpitäjä on { $controller }.
privacy_controller_contact = Näin tavoitat rekisterinpitäjän: { $contact }
privacy_controller_missing = Kunta ei ole ilmoittanut, kuka on rekisterinpitäjä. Kysy kunnan neuvonnasta.
privacy_officer_is = Kunnalla on tietosuojavastaava. Näin tavoitat hänet: { $contact }
privacy_officer_missing = Kunta ei ole ilmoittanut, miten tavoitat tietosuojavastaavan. Kysy kunnan neuvonnasta.
privacy_processors = Nämä käsittelevät tietoja kunnan puolesta: { $processors }
privacy_processors_missing = Kunta ei ole ilmoittanut, ketkä käsittelevät tietoja sen puolesta.
privacy_kept_conversations = Keskustelut automaattisen palvelun kanssa: { $days } päivää viimeisestä viestistä. Päätös { $decision }, { $day }.
privacy_kept_requested = Keskustelut, jotka olet pyytänyt poistamaan: { $days } päivää pyynnöstä. Päätös { $decision }, { $day }.
privacy_kept_register = Rekisteröitävät asiat: täällä { $days } päivää siitä, kun ne on päätetty. Päätös { $decision }, { $day }.
privacy_kept_in_order = Järjestyksessä pidettävät asiat: { $days } päivää siitä, kun ne on päätetty. Päätös { $decision }, { $day }.
privacy_kept_minor = Vähäiset asiat: { $days } päivää siitä, kun ne on päätetty. Päätös { $decision }, { $day }.
privacy_kept_feedback = Mielipiteesi vastauksesta: { $days } päivää. Päätös { $decision }, { $day }.

access_fully = Palvelu täyttää lain digitaalisten julkisten palvelujen saavutettavuudesta. Sen on tarkastanut { $auditor }.
access_partly = Palvelu on rakennettu noudattamaan WCAG 2.2:n AA-tasoa ja lakia digitaalisten julkisten palvelujen saavutettavuudesta. Se täyttää lain osittain: kaikkea ei ole testattu, ja testaamattomassa voi olla puutteita.
access_not = Palvelu ei täytä lakia digitaalisten julkisten palvelujen saavutettavuudesta. Alla kerrotaan puutteista.
access_known_gaps = Nämä puutteet tiedämme:
access_burden = Näitä emme ole korjanneet, koska se olisi kohtuuton rasite:
access_tests =
    Ohjelma testataan automaattisesti joka kerta, kun sitä muutetaan. Kone käy läpi kaikki sivut axe-ohjelmalla ja WCAG 2.2:n säännöillä. Omat testit kokeilevat näppäimistöä, 320 kuvapisteen leveyttä, suurennettua tekstiä, tulostusta ja kaikkea ilman JavaScriptiä. Tällaiset testit löytävät vain osan virheistä.

    Kukaan ihminen ei ole kokeillut palvelua ruudunlukijalla, puheohjauksella tai muilla apuvälineillä. Lapset ja henkilöt, joiden on vaikea lukea, eivät ole kokeilleet helppoa ruotsia.
access_assessed = Arvio on kunnan oma. Se tehtiin { $day }.
access_assessed_old = Arvio on kunnan oma. Se tehtiin { $day } ja on yli vuoden vanha.
access_assessed_missing = Kunta ei ole ilmoittanut, milloin se on arvioinut palvelun.
access_updated = Selostetta muutettiin viimeksi { $day }.
access_report_contact = Voit kääntyä myös tänne: { $contact }
