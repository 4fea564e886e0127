# The panel on the municipality's own pages, and the sample of such a page.

embed_title = Chat with { $municipality }
embed_close = Close the chat
embed_closed = automatic answers right now. People answer { $hours }
embed_link = Chat with us

demo_title = How it can look on a municipality's website
demo_notice = This is an example of a page with the chat embedded. The page is made up.
demo_menu = Example menu
demo_menu_1 = Children and education
demo_menu_2 = Building, housing and environment
demo_menu_3 = Care and support
demo_menu_4 = Municipality and politics
demo_heading = Building, housing and environment
demo_lead = The link at the bottom of the page leads to the chat. Where the script may run, the chat opens in a panel instead.
demo_text = Nothing is fetched and nothing is stored before you press the link. The page has a strict security policy, and the chat works all the same. Press Esc to close the panel.
demo_search = Search the page
demo_search_button = Search
demo_news = Made-up news
demo_news_1 = Waste collection this weekend
demo_news_2 = How to apply for preschool
demo_news_3 = Roadworks by the square
demo_contact = Contact
demo_contact_text = The contact block stands in the same place on every page, and the chat link in it.
