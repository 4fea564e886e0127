# What every page has, days and hours, and the pages beside the chat.

language_name = Svenska
service_name = Medborgarsvar
nav_skip = Hoppa till innehållet
nav_languages = Språk
nav_main = Huvudmeny
nav_ask = Fråga
nav_services = E-tjänster
nav_person = Prata med en människa
nav_about = Om tjänsten
nav_privacy = Så hanterar vi dina uppgifter
nav_accessibility = Tillgänglighet
nav_complaint = Synpunkter och klagomål
sample_notice_label = Om svaren
sample_notice = Svaren här är exempel. De bygger på öppna sidor, och ingen på kommunen har godkänt dem. Kontrollera med Medborgarservice.

help_heading = Hjälp av en människa
way_phone = Ring
way_email = Mejla
way_visit = Besök
way_letter = Skriv brev
letter_to = { $name }, { $address }
way_visit_or_letter = Besök eller brev
way_web = Webb
way_here = Skriv här
way_here_text = Lämna över till Medborgarservice

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
error_not_found_text = Adressen kan vara felskriven, eller så har sidan flyttat.
error_gone_title = Här finns inget ärende
error_gone_text = Länken kan ha slutat gälla, eller så öppnade du ditt ärende i en annan webbläsare. Ring Medborgarservice och säg ditt ärendenummer.
error_method_title = Det gick inte att öppna sidan så
error_method_text = Börja om från startsidan.
error_unreadable_title = Vi kunde inte läsa det du skickade
error_unreadable_text = Gå tillbaka och försök igen.
error_too_large_title = Det du skickade är för stort
error_too_large_text = Korta texten och försök igen.
error_cross_site_title = Formuläret kom från en annan webbplats
error_cross_site_text = Vi tar bara emot formulär från våra egna sidor. Börja om från startsidan.
error_forbidden_title = Du behöver logga in
error_forbidden_text = Sidan är för personal på kommunen.
error_role_title = Du kommer inte åt den här sidan
error_role_text = Din roll ger inte tillgång till den. En administratör kan ge dig en annan roll.
error_blocked_title = Samtalet är stoppat
error_blocked_text = Medborgarservice har stoppat det här samtalet. Därför tar vi inte emot det du skrev. Du får fortfarande hjälp om du ringer oss. Vid fara för någons liv: ring 112.
error_conflict_title = Det har redan hänt något nytt
error_conflict_text = Samtalet har ändrats sedan du öppnade sidan. Ladda om sidan och försök igen.
error_too_many_title = Det kom många frågor på kort tid
error_too_many_text = Vänta { $seconds } sekunder och skicka igen.
error_unavailable_title = Vi kan inte ta emot frågor just nu
error_unavailable_text = Det du skrev är inte sparat. Försök igen om en stund.
error_internal_title = Något gick fel hos oss
error_internal_text = Felet är vårt, inte ditt. Försök igen om en stund.
error_call = Du kan alltid ringa:
error_kept = Det du skrev
error_send_again = Skicka igen
error_home = Till startsidan

services_heading = E-tjänster
services_lead = Här är kommunens e-tjänster. Du kan också ringa, besöka oss, mejla eller skriva brev.
services_search = Sök bland e-tjänsterna
services_search_button = Sök
services_found =
    { $count ->
        [0] Inga e-tjänster stämmer med ”{ $query }”.
        [1] En e-tjänst stämmer med ”{ $query }”.
       *[other] { $count } e-tjänster stämmer med ”{ $query }”.
    }
services_all = Visa alla
services_none = Pröva ett annat ord, eller fråga en människa.
services_other_ways = Hittar du inte rätt, eller vill du få hjälp?
service_kind = E-tjänst
service_eid = Du behöver e-legitimation, till exempel BankID.
service_no_eid = Du behöver ingen e-legitimation.
service_unknown_address = Vi vet inte den exakta adressen. Länken går till portalen, där du söker på namnet.

about_heading = Om tjänsten
about_lead = Medborgarsvar svarar på vanliga frågor om kommunen, dygnet runt.
about_what = Vad är det?
about_what_text = En automatisk tjänst. Du skriver med egna ord, och tjänsten letar upp det svar som passar bäst. Du ser vem som ansvarar för svaret, varifrån det kommer och om det är ett exempel som ingen har godkänt.
about_answers = Vem har skrivit svaren?
about_answers_text = Varje svar är en färdig text. Tjänsten hittar aldrig på egna svar. Passar inget svar säger tjänsten det och hjälper dig till en människa.
about_not = Vad kan tjänsten inte göra?
about_not_text = Tjänsten fattar inga beslut och ser inte dina ärenden. Det är alltid en nämnd eller en handläggare som beslutar.
about_person = Hur når jag en människa?
about_person_text = Du kan när som helst lämna över samtalet till Medborgarservice. Personalen ser då hela samtalet, så du behöver inte berätta allt igen. Du kan också ringa, mejla, besöka oss eller skriva brev.
about_danger = Är du i fara?
about_danger_text = Ring 112. Skriver du HJÄLP här får du telefonnummer direkt. Ingen människa läser det du skriver, och det är ingen anmälan.
about_easy = Enkel svenska och andra språk
about_easy_text = Du kan läsa svaren på svenska, enkel svenska och engelska. Knappar och anvisningar finns också på finska. Välj språk högst upp på sidan. Skriver du på ett annat språk hjälper vi dig till en människa.
about_children = Är du barn?
about_children_text = Du får fråga om vad du vill. Du behöver inte säga vad du heter eller hur gammal du är.
about_views = Vad tycker du?
about_views_text = Du får gärna berätta vad som är bra och dåligt, om tjänsten och om kommunen. Vi läser det och du kan få svar.

privacy_heading = Så hanterar vi dina uppgifter
privacy_lead = Du behöver inte lämna några personuppgifter för att få svar. Vi följer dig inte och delar inget med andra företag.
privacy_controller = Vem ansvarar?
privacy_officer = Dataskyddsombud
privacy_purpose = Varför behandlar vi uppgifter?
privacy_purpose_text = För att svara på din fråga, för att en människa ska kunna hjälpa dig och för att göra svaren bättre.
privacy_basis = Med vilket stöd?
privacy_basis_text = Att ge service är en uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen). Vi ber inte om samtycke.
privacy_what = Vilka uppgifter?
privacy_what_text = Det du själv skriver, svaren du fick och när det skedde. Lämnar du över till Medborgarservice tillkommer sättet att nå dig och ditt namn, om du anger det. Personnummer och kortnummer tar vi inte emot. Svaret vid fara sparas inte, bara hur många gånger per dag det har visats.
privacy_recipients = Vem får se dem?
privacy_recipients_text = Lämnar du över samtalet ser personalen på Medborgarservice det, och den förvaltning som frågan gäller. De som sköter driften kan också komma i kontakt med uppgifterna. Andra kan begära att få läsa allmänna handlingar.
privacy_transfer = Lämnar uppgifterna EU?
privacy_transfer_text = Tjänsten för inte över uppgifter till länder utanför EU och EES. Sidan hämtar inget från andra webbplatser.
privacy_retention = Hur länge sparar vi dem?
privacy_retention_text = Det bestämmer kommunen i ett gallringsbeslut. Innan det beslutet finns tas inget bort. Du kan alltid rensa samtalet från din egen webbläsare.
privacy_rights = Dina rättigheter
privacy_rights_text = Du kan begära att få se dina uppgifter, få fel rättade, begränsa behandlingen, invända mot den eller be oss radera. Allmänna handlingar får vi bara ta bort när det finns beslut om det. Kontakta Medborgarservice och ange gärna ditt ärendenummer.
privacy_complaint = Vill du klaga?
privacy_complaint_text = Du kan klaga hos Integritetsskyddsmyndigheten (IMY).
privacy_imy = Gå till IMY
privacy_imy_url = https://www.imy.se/
privacy_voluntary = Måste jag lämna uppgifter?
privacy_voluntary_text = Nej, det är frivilligt. Utan ett sätt att nå dig läser du svaret här i stället.
privacy_automatic = Fattar tjänsten beslut om mig?
privacy_automatic_text = Nej. Tjänsten väljer bland färdiga svar. Den fattar inga beslut och bygger ingen profil.
privacy_record = Allmän handling
privacy_record_text = Det du skriver tas emot av kommunen och kan bli en allmän handling. Då kan andra begära att få läsa det. Det som är hemligt enligt lag lämnas inte ut.
privacy_cookies = Kakor
privacy_cookies_text = När du skickar din första fråga sparas en nödvändig kaka som håller ihop samtalet. Lämnar du över samtalet sparas en till i en halvtimme, så att kvittot kan visa din personliga länk. Inga andra kakor används.
privacy_listen = Lyssna
privacy_listen_text = Knappen Lyssna använder webbläsarens egen röst. Vissa webbläsare skickar då texten till sin tillverkare.

access_heading = Tillgänglighet
access_lead = Alla ska kunna använda tjänsten. Här står vad vi vet om hur väl det går.
access_who = Vem ansvarar för tjänsten?
access_who_text = { $municipality } ansvarar för chatten Medborgarsvar. Den här redogörelsen gäller bara chatten.
access_how = Hur tillgänglig är tjänsten?
access_gaps = Vad fungerar inte?
access_gaps_text =
    Utan syn: tjänsten är inte prövad av personer som använder skärmläsare.

    Nedsatt hörsel och tal: vi känner inte till några brister. Det finns inget teckenspråk i tjänsten.

    Nedsatt rörlighet och finmotorik: allt ska gå att göra med tangentbord, men det är inte prövat med alla hjälpmedel.

    Svårt att läsa och förstå: den enkla svenskan är inte prövad av barn eller av personer som har svårt att läsa. Valen har bilder, men svaren har det inte. Knappen Lyssna finns bara när webbläsaren har en röst för språket.

    Går det inte? Ring, mejla, besök oss eller skriv brev i stället.
access_method = Hur har vi prövat?
access_report = Hittar du ett hinder?
access_report_text = Berätta för oss, så kan vi rätta det. Du kan också be att få innehåll på ett annat sätt.
access_report_link = Rapportera ett hinder
access_digg = Är du inte nöjd med vårt svar?
access_digg_text = Digg, Myndigheten för digital förvaltning, har tillsyn över lagen. Du kan anmäla brister till dem.
access_digg_link = Anmäl till Digg
