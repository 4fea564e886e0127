//! Texts of the group `embed`: the panel on other pages, and the sample of such a page.

super::texts! {
    embed_title(municipality);
    embed_close();
    embed_closed(hours);
    embed_link();
    demo_title();
    demo_notice();
    demo_menu();
    demo_menu_1();
    demo_menu_2();
    demo_menu_3();
    demo_menu_4();
    demo_heading();
    demo_lead();
    demo_text();
    demo_search();
    demo_search_button();
    demo_news();
    demo_news_1();
    demo_news_2();
    demo_news_3();
    demo_contact();
    demo_contact_text();
}
