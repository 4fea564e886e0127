# The panel on the municipality's own pages, and the sample of such a page.

embed_title = Keskustele kunnan kanssa: { $municipality }
embed_close = Sulje keskustelu
embed_closed = nyt automaattisia vastauksia. Ihmiset vastaavat arkisin
embed_link = Keskustele kanssamme

demo_title = Tältä se voi näyttää kunnan verkkosivuilla
demo_notice = Tämä on esimerkki sivusta, johon keskustelu on upotettu. Sivu on keksitty.
demo_menu = Esimerkkivalikko
demo_menu_1 = Lapset ja koulutus
demo_menu_2 = Rakentaminen, asuminen ja ympäristö
demo_menu_3 = Hoiva ja tuki
demo_menu_4 = Kunta ja politiikka
demo_heading = Rakentaminen, asuminen ja ympäristö
demo_lead = Sivun alareunan linkki vie keskusteluun. Jos komentosarja saa toimia, keskustelu avautuu sen sijaan paneeliin.
demo_text = Mitään ei haeta eikä tallenneta, ennen kuin painat linkkiä. Sivulla on tiukat turvasäännöt, ja keskustelu toimii silti. Sulje paneeli painamalla Esc.
demo_search = Hae sivulta
demo_search_button = Hae
demo_news = Keksittyjä uutisia
demo_news_1 = Jätteiden keräys viikonloppuna
demo_news_2 = Näin haet esikoulupaikkaa
demo_news_3 = Tietyö torin vieressä
demo_contact = Yhteystiedot
demo_contact_text = Yhteystiedot ovat joka sivulla samassa paikassa, ja keskustelulinkki niiden joukossa.
