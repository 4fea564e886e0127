# What every page has, days and hours, and the pages beside the chat.

language_name = Enkel svenska
service_name = Medborgarsvar
nav_skip = Hoppa till innehållet
nav_languages = Språk
nav_main = Meny
nav_ask = Fråga
nav_services = E-tjänster
nav_person = Prata med en människa
nav_about = Om Medborgarsvar
nav_privacy = Det vi sparar om dig
nav_accessibility = Så funkar sidan för alla
nav_complaint = Säg vad du tycker
sample_notice_label = Om svaren
sample_notice = Svaren här är exempel. Kommunen har inte sagt ja till dem. Fråga Medborgarservice om du är osäker.

help_heading = Hjälp av en människa
way_phone = Ring
way_email = Mejla
way_visit = Besök
way_letter = Skriv brev
letter_to = { $name }, { $address }
way_visit_or_letter = Besök eller brev
way_web = På nätet
way_here = Skriv här
way_here_text = Skriv till en människa

when_date =
    { $day } { $month ->
        [1] januari
        [2] februari
        [3] mars
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] augusti
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { $year }
when_moment =
    { $weekday ->
        [1] måndag
        [2] tisdag
        [3] onsdag
        [4] torsdag
        [5] fredag
        [6] lördag
       *[7] söndag
    } { $day } { $month ->
        [1] januari
        [2] februari
        [3] mars
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] augusti
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } klockan { $hour }
when_hour = { $hour }.{ $minute }

error_not_found_title = Sidan finns inte
error_not_found_text = Kanske är adressen fel. Kanske har sidan flyttat.
error_gone_title = Här finns inget ärende
error_gone_text =
    Kanske har länken slutat att fungera.
    Ring Medborgarservice.
    Säg ditt nummer.
error_method_title = Det gick inte
error_method_text = Börja om från början.
error_unreadable_title = Vi kunde inte läsa det du skickade
error_unreadable_text = Gå tillbaka och försök igen.
error_too_large_title = Det är för mycket text
error_too_large_text = Gör texten kortare. Försök sedan igen.
error_cross_site_title = Det gick inte
error_cross_site_text = Börja om från början.
error_forbidden_title = Du måste logga in
error_forbidden_text = Sidan är för dem som jobbar på kommunen.
error_role_title = Du kommer inte åt sidan
error_role_text = Ditt konto får inte öppna sidan. En administratör kan hjälpa dig.
error_blocked_title = Samtalet är stoppat
error_blocked_text = Ingen har fått det du skrev. Du kan ringa oss. Är det fara? Ring 112.
error_conflict_title = Något har ändrats
error_conflict_text = Ladda om sidan. Försök sedan igen.
error_too_many_title = Det kom många frågor på en gång
error_too_many_text = Vänta { $seconds } sekunder. Skicka sedan igen.
error_unavailable_title = Det går inte just nu
error_unavailable_text =
    Vi har inte sparat det du skrev.
    Försök igen om en stund.
error_internal_title = Något gick fel hos oss
error_internal_text =
    Det är inte ditt fel.
    Försök igen om en stund.
error_call = Du kan alltid ringa:
error_kept = Det du skrev
error_send_again = Skicka igen
error_home = Till början

services_heading = E-tjänster
services_lead =
    En e-tjänst är något du gör på nätet.
    Du kan också ringa, besöka oss eller skriva.
services_search = Sök
services_search_button = Sök
services_found =
    { $count ->
        [0] Vi hittade inget om ”{ $query }”.
        [1] Vi hittade en sak om ”{ $query }”.
       *[other] Vi hittade { $count } saker om ”{ $query }”.
    }
services_all = Visa alla
services_none = Pröva ett annat ord. Du kan också fråga en människa.
services_other_ways = Vill du ha hjälp?
service_kind = Gör det på nätet
service_eid = Du måste ha e-legitimation. Det kan vara BankID.
service_no_eid = Du behöver inget BankID.
service_unknown_address = Länken går till en sida med alla e-tjänster. Sök på namnet där.

about_heading = Om Medborgarsvar
about_lead =
    Här får du svar på frågor om kommunen.
    Det går dag och natt.
about_what = Vad är det?
about_what_text =
    Det är en robot.
    Du skriver din fråga.
    Roboten letar efter ett svar.
about_answers = Vem har skrivit svaren?
about_answers_text =
    Svaren är färdiga texter.
    Roboten hittar inte på egna svar.
    Ibland finns det inget svar.
    Då kan du prata med en människa.
about_not = Vad kan roboten inte göra?
about_not_text =
    Roboten bestämmer ingenting.
    Den ser inte dina papper hos kommunen.
about_person = Hur når jag en människa?
about_person_text =
    Välj Prata med en människa.
    Då får de läsa hela samtalet.
    Du behöver inte berätta allt igen.
    Du kan också ringa.
about_danger = Är du i fara?
about_danger_text =
    Ring 112.
    Du kan skriva HJÄLP här.
    Då ser du vem du kan ringa.
    Ingen människa läser det du skriver.
about_easy = Andra språk
about_easy_text =
    Du kan läsa på enkel svenska.
    Du kan också läsa på engelska.
    Knapparna finns på finska.
    Välj språk högst upp.
about_children = Är du barn?
about_children_text =
    Du får fråga om vad du vill.
    Du behöver inte säga vad du heter.
    Du behöver inte säga hur gammal du är.
about_views = Vad tycker du?
about_views_text =
    Berätta vad som är bra.
    Berätta vad som är dåligt.
    Vi läser det.

privacy_heading = Det vi sparar om dig
privacy_lead =
    Du behöver inte säga vem du är.
    Vi spårar dig inte.
privacy_controller = Vem bestämmer?
privacy_officer = Vem vaktar reglerna?
privacy_purpose = Varför sparar vi?
privacy_purpose_text =
    Vi vill svara på din fråga.
    Vi vill göra svaren bättre.
privacy_basis = Får vi göra det?
privacy_basis_text =
    Ja. Kommunen ska hjälpa alla.
    Lagen säger att det är ett allmänt intresse.
privacy_what = Vad sparar vi?
privacy_what_text =
    Vi sparar det du skriver.
    Vi sparar svaren du fick.
    Vi sparar hur vi når dig, om du säger det.
    Vi tar inte emot personnummer.
privacy_recipients = Vem får se det?
privacy_recipients_text =
    Du kan skicka samtalet till en människa.
    Då läser de som jobbar på kommunen det.
    Ibland kan andra be att få läsa det.
privacy_transfer = Skickas det till andra länder?
privacy_transfer_text = Nej. Det stannar i Europa.
privacy_retention = Hur länge sparar vi?
privacy_retention_text =
    Det bestämmer kommunen.
    Du kan alltid ta bort samtalet här hos dig.
privacy_rights = Vad får du göra?
privacy_rights_text =
    Du får be att se det vi har sparat.
    Du får be oss att ändra fel.
    Du får be oss att ta bort det.
    Ibland får vi inte ta bort det.
privacy_complaint = Tycker du att vi gör fel?
privacy_complaint_text = Du kan säga det till IMY. De kollar att alla följer reglerna.
privacy_imy = Gå till IMY
privacy_imy_url = https://www.imy.se/
privacy_voluntary = Måste du berätta något?
privacy_voluntary_text = Nej. Du bestämmer själv.
privacy_automatic = Bestämmer roboten något om dig?
privacy_automatic_text = Nej. Den letar bara efter svar.
privacy_record = Andra kan få läsa
privacy_record_text =
    Kommunen får det du skriver.
    Det kan bli en allmän handling.
    Då kan andra be att få läsa det.
    Det som är hemligt får de inte läsa.
privacy_cookies = Kakor
privacy_cookies_text =
    En kaka är en liten fil.
    Den gör att samtalet hänger ihop.
    Vi har bara kakor som behövs.
privacy_listen = Lyssna
privacy_listen_text =
    Din webbläsare läser texten högt.
    Ibland skickas texten till dem som har gjort webbläsaren.

access_heading = Så funkar sidan för alla
access_lead = Alla ska kunna använda sidan.
access_who = Vem ansvarar?
access_who_text = { $municipality } ansvarar för Medborgarsvar.
access_how = Hur bra går det?
access_gaps = Vad är inte bra än?
access_gaps_text =
    Personer som inte ser har inte prövat sidan.

    Det finns inget teckenspråk.

    Barn har inte prövat den enkla svenskan.
    Knapparna har bilder.
    Svaren har inga bilder.
    Knappen Lyssna finns inte i alla webbläsare.

    Går det inte? Ring oss.
access_method = Hur har vi prövat?
access_report = Är något svårt att använda?
access_report_text = Berätta för oss. Då kan vi ändra det.
access_report_link = Berätta vad som är svårt
access_digg = Är du inte nöjd med vårt svar?
access_digg_text = Du kan säga det till Digg. De kollar att alla följer reglerna.
access_digg_link = Säg det till Digg
