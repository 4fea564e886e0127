# The panel on the municipality's own pages, and the sample of such a page.

embed_title = Chatt med { $municipality }
embed_close = Stäng chatten
embed_closed = automatiska svar just nu. Människor svarar { $hours }
embed_link = Chatta med oss

demo_title = Så kan det se ut på en kommuns webbplats
demo_notice = Det här är ett exempel på en sida där chatten är inbäddad. Sidan är påhittad.
demo_menu = Exempelmeny
demo_menu_1 = Barn och utbildning
demo_menu_2 = Bygga, bo och miljö
demo_menu_3 = Omsorg och stöd
demo_menu_4 = Kommun och politik
demo_heading = Bygga, bo och miljö
demo_lead = Länken längst ner på sidan leder till chatten. Där skriptet får köra öppnas chatten i stället i en panel.
demo_text = Ingenting hämtas och ingenting sparas innan du trycker på länken. Sidan har en sträng säkerhetspolicy, och chatten fungerar ändå. Tryck Esc för att stänga panelen.
demo_search = Sök på sidan
demo_search_button = Sök
demo_news = Påhittade nyheter
demo_news_1 = Nytt om sophämtning i helgen
demo_news_2 = Så söker du plats på förskola
demo_news_3 = Vägarbete vid torget
demo_contact = Kontakt
demo_contact_text = Kontaktblocket står på samma plats på varje sida, och chattlänken i det.
