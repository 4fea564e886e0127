# The panel on the municipality's own pages, and the sample of such a page.

embed_title = Chatt med { $municipality }
embed_close = Stäng chatten
embed_closed = automatiska svar just nu. Människor svarar { $hours }
embed_link = Chatta med oss

demo_title = Så kan chatten se ut på en annan sida
demo_notice = Det här är ett exempel. Sidan är påhittad.
demo_menu = Exempelmeny
demo_menu_1 = Barn och skola
demo_menu_2 = Bygga och bo
demo_menu_3 = Hjälp och stöd
demo_menu_4 = Kommunen
demo_heading = Bygga och bo
demo_lead = Längst ner finns en länk till chatten.
demo_text =
    Tryck på länken.
    Då öppnas chatten.
    Tryck på Esc för att stänga den.
demo_search = Sök på sidan
demo_search_button = Sök
demo_news = Påhittade nyheter
demo_news_1 = Nytt om sopor
demo_news_2 = Så söker du förskola
demo_news_3 = Arbete på vägen
demo_contact = Kontakt
demo_contact_text = Här finns länken till chatten.
