## Numbers and times

number = { $number }
now = Teraz
minutes-ago =
    { $count ->
        [one] { $count } minutę temu
        [few] { $count } minuty temu
        [many] { $count } minut temu
       *[other] { $count } minuty temu
    }
hours-ago =
    { $count ->
        [one] { $count } godzinę temu
        [few] { $count } godziny temu
        [many] { $count } godzin temu
       *[other] { $count } godziny temu
    }
days-ago =
    { $count ->
        [one] { $count } dzień temu
        [few] { $count } dni temu
        [many] { $count } dni temu
       *[other] { $count } dnia temu
    }
seconds =
    { $count ->
        [one] { $count } sekundę
        [few] { $count } sekundy
        [many] { $count } sekund
       *[other] { $count } sekundy
    }
minutes =
    { $count ->
        [one] { $count } minutę
        [few] { $count } minuty
        [many] { $count } minut
       *[other] { $count } minuty
    }
number-with-tenth = { $whole },{ $tenth }

## Lists of names

live-more = jeszcze { $count }
live-list-comma = { ", " }
live-list-end = { $first } i { $last }

## A living list, whatever it lists

live-live = Na żywo
live-as-of = Stan na:
live-paused = Wstrzymano, stan na:
live-offline = Brak połączenia. Ostatnia aktualizacja:
live-stale = Ostatnia aktualizacja:
live-pause = Wstrzymaj
live-pause-name = Wstrzymaj aktualizacje na żywo
live-resume = Wznów
live-resume-name = Wznów aktualizacje na żywo
live-dismiss = Ukryj
live-password = Hasło
live-cancel = Anuluj
live-new-session = Nowa
live-new-website = Nowa
live-reason-no-answer = usługa nie mogła odpowiedzieć. Spróbuj ponownie.
live-reason-offline = brak połączenia. Spróbuj ponownie, gdy połączenie wróci.
live-over-closed-heading = Ta sesja została zamknięta
live-over-unknown-heading = W tej przeglądarce nikt nie jest zalogowany
live-over-unknown-text = Jeśli to nie było Twoje wylogowanie, sesja może być nadal otwarta: zaloguj się, aby zobaczyć ją wśród swoich sesji.
live-over-other-heading = Teraz używane jest konto { $name }
live-over-other-text = Niczego nie zmieniono. Strona wczytuje się od nowa.
live-load-again = Wczytaj stronę ponownie

## User Sessions

live-sessions-heading = Sesje
live-sessions-intro = Wszystkie miejsca, w których Twoje konto jest zalogowane. Jeśli nie rozpoznajesz którejś sesji, zamknij ją i <a>zmień hasło</a>.
live-sessions-caption = Aktywne sesje
live-sessions-device = Urządzenie
live-sessions-started = Czas rozpoczęcia
live-sessions-from = Połączenie z adresu IP
live-sessions-active = Ostatnia aktywność
live-sessions-action = Działanie
# What stands before the time or the address on a small screen.
live-session-started = Początek
live-session-from = Adres
live-session-active = Aktywność
live-current = Bieżąca sesja
live-session-came = Nowa sesja: { $name }, połączenie z { $address }.
live-sessions-came =
    { $count ->
        [one] { $count } nowa sesja.
        [few] { $count } nowe sesje.
        [many] { $count } nowych sesji.
       *[other] { $count } nowej sesji.
    }
live-session-went = Zakończyła się sesja: { $name }.
live-sessions-went =
    { $count ->
        [one] Zakończyła się { $count } sesja.
        [few] Zakończyły się { $count } sesje.
        [many] Zakończyło się { $count } sesji.
       *[other] Zakończyło się { $count } sesji.
    }
live-close = Zamknij
live-close-name = Zamknij sesję: { $name } (początek: { $when })
live-closing = Zamykanie…
live-closing-name = Zamykanie… sesja: { $name } (początek: { $when })
live-closed = Zamknięta
live-close-answer = Zamknij sesję
live-select-session = Zaznacz sesję: { $name } (początek: { $when })
live-close-selected = Zamknij zaznaczone sesje
live-close-password-due = Aby kontynuować, wpisz hasło: od ostatniego wpisania minęło trochę czasu. Niczego jeszcze nie zamknięto.
live-session-not-closed = Nie zamknięto sesji { $names }: { $reason }
live-sessions-not-closed = Nie zamknięto sesji { $names }: { $reason }
live-others-not-closed = Nie zamknięto pozostałych sesji: { $reason }
live-session-still-open = Nie ma jeszcze odpowiedzi; ta sesja jest nadal otwarta: { $names }. Spróbuj ponownie.
live-sessions-still-open = Nie ma jeszcze odpowiedzi; te sesje są nadal otwarte: { $names }. Spróbuj ponownie.
live-others-still-open = Nie ma jeszcze odpowiedzi; pozostałe sesje są nadal otwarte. Spróbuj ponownie.
live-session-maybe-open = Nie ma jeszcze odpowiedzi; nie wiadomo, czy ta sesja jest nadal otwarta: { $names }. Spróbuj ponownie.
live-sessions-maybe-open = Nie ma jeszcze odpowiedzi; nie wiadomo, czy te sesje są nadal otwarte: { $names }. Spróbuj ponownie.
live-others-maybe-open = Nie ma jeszcze odpowiedzi; nie wiadomo, czy pozostałe sesje są nadal otwarte. Spróbuj ponownie.
live-close-others = Zamknij wszystkie pozostałe sesje ({ $count })
live-close-others-question =
    { $count ->
        [one] Zamknąć { $count } inną sesję?
        [few] Zamknąć { $count } inne sesje?
        [many] Zamknąć { $count } innych sesji?
       *[other] Zamknąć { $count } innej sesji?
    }
live-close-others-consequence = Zostaną od razu wylogowane i trzeba będzie zalogować się w nich ponownie. Ta przeglądarka pozostanie zalogowana.
live-close-others-choice = Cofnij też dostęp witrynom, których w nich używano
live-close-others-answer =
    { $count ->
        [one] Zamknij { $count } sesję
        [few] Zamknij { $count } sesje
        [many] Zamknij { $count } sesji
       *[other] Zamknij { $count } sesji
    }
live-close-others-done = Wszystkie pozostałe sesje są zamknięte.
live-since-last-visit =
    { $count ->
        [one] { $count } nowa sesja od ostatniej wizyty.
        [few] { $count } nowe sesje od ostatniej wizyty.
        [many] { $count } nowych sesji od ostatniej wizyty.
       *[other] { $count } nowej sesji od ostatniej wizyty.
    }
live-since-last-visit-text = Każda jest oznaczona na liście. Czy któraś z nich nie należy do Ciebie?
live-secure-question = Czy jest tu coś, czego nie rozpoznajesz?
live-secure-text = Jeden krok zamyka wszystkie pozostałe sesje, cofa dostęp, którego w nich udzielono, i ustawia nowe hasło.
live-secure = Zabezpiecz konto
live-sound = Dźwięk
live-search = Szukaj
live-search-name = Szukaj według urządzenia, miejsca lub adresu
live-search-hint = Urządzenie, miejsce lub adres
live-order = Kolejność
live-newest-first = Od najnowszych
live-last-active-first = Od ostatnio aktywnych
live-range = { $first }–{ $last } z { $names }
live-no-match = Nie ma pasujących sesji.
live-newer = Nowsze sesje
live-older = Starsze sesje
live-show-all = Pokaż wszystkie
live-pages = Strony
live-pages-below = Strony, pod listą
live-details = Szczegóły
live-details-name = Szczegóły: { $name }
live-name-session = Nazwij tę sesję
live-recently-ended = Niedawno zakończone
live-kept = Przechowywane przez 7 dni, potem usuwane wraz z adresami
live-ended = Zakończona
live-show = Pokaż
live-revoke-websites = Cofnij dostęp jej witrynom
live-revoke-of-session = Cofnij dostęp witrynom sesji: { $name }

## A session in its row

session-new-place = Nowe miejsce
session-new-browser = Nowa przeglądarka
session-method-password = hasłem
session-signed-in-to = Zalogowano do: { $names }
session-signed-in-from = Zalogowano z adresu { $address }
session-signed-in-from-place = Miejsce logowania: { $place } ({ $address })
session-address-at-sign-in = Adres przy logowaniu: { $address }
session-expires = Wygasa: { $when }
session-id = Identyfikator sesji dla pomocy: { $id }
session-group =
    { $count ->
        [one] { $count } sesja tej przeglądarki
        [few] { $count } sesje tej przeglądarki
        [many] { $count } sesji tej przeglądarki
       *[other] { $count } sesji tej przeglądarki
    }
session-group-close =
    { $count ->
        [2] Zamknij obie
        [one] Zamknij wszystkie
        [few] Zamknij wszystkie
        [many] Zamknij wszystkie
       *[other] Zamknij wszystkie
    }
session-closed = Zamknięto sesję: { $name }.
session-told =
    { $count ->
        [one] Trwa powiadamianie witryny: { $names }.
        [few] Trwa powiadamianie witryn: { $names }.
        [many] Trwa powiadamianie witryn: { $names }.
       *[other] Trwa powiadamianie witryn: { $names }.
    }
session-untold = Nie można powiadomić: { $names }.
session-unseen = Rozpoczęto później niż wyświetlana lista: { $names }.
session-started-at = { $name } (początek: { $when })

## How a session ended, in the list

end-signed-out = Wylogowano
end-signed-in-again = Zalogowano ponownie w tej samej przeglądarce
end-closed = Zamknięta przez Ciebie
end-closed-from = Zamknięta przez Ciebie, urządzenie: { $device }
end-closed-with-others = Zamknięta przez Ciebie wraz ze wszystkimi pozostałymi
end-closed-with-others-from = Zamknięta przez Ciebie wraz ze wszystkimi pozostałymi, urządzenie: { $device }
end-password-changed = Zamknięta z powodu zmiany hasła
end-password-changed-from = Zamknięta z powodu zmiany hasła, urządzenie: { $device }
end-idle = Wygasła z powodu braku aktywności
end-expired = Wygasła (maksymalny czas sesji)
end-closed-by-administrator = Zamknięta przez administratora
end-account-disabled = Zamknięta z powodu wyłączenia konta
end-restored = Wylogowana, ponieważ usługę przywrócono z kopii zapasowej
end-other = Zakończona
ended-together =
    { $count ->
        [one] { $count } sesja zamknięta jednocześnie
        [few] { $count } sesje zamknięte jednocześnie
        [many] { $count } sesji zamkniętych jednocześnie
       *[other] { $count } sesji zamkniętej jednocześnie
    }
ended-page-title = Sesje zamknięte jednocześnie
ended-page-empty = Na tej stronie nie ma więcej sesji.

## How a session ended, for the browser that held it. The subject is "it", or "session" where nothing before has named it.

live-it-closed =
    { $subject ->
        [session] Ta sesja została zamknięta ({ $when }).
       *[it] Została zamknięta ({ $when }).
    }
live-it-closed-from =
    { $subject ->
        [session] Ta sesja została zamknięta z urządzenia: { $device } ({ $when }).
       *[it] Została zamknięta z urządzenia: { $device } ({ $when }).
    }
live-it-closed-with-others =
    { $subject ->
        [session] Ta sesja została zamknięta wraz ze wszystkimi pozostałymi ({ $when }).
       *[it] Została zamknięta wraz ze wszystkimi pozostałymi ({ $when }).
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] Ta sesja została zamknięta wraz ze wszystkimi pozostałymi z urządzenia: { $device } ({ $when }).
       *[it] Została zamknięta wraz ze wszystkimi pozostałymi z urządzenia: { $device } ({ $when }).
    }
live-it-password-changed =
    { $subject ->
        [session] Ta sesja została zamknięta przy zmianie hasła ({ $when }). Zaloguj się nowym hasłem.
       *[it] Została zamknięta przy zmianie hasła ({ $when }). Zaloguj się nowym hasłem.
    }
live-it-password-changed-from =
    { $subject ->
        [session] Ta sesja została zamknięta przy zmianie hasła z urządzenia: { $device } ({ $when }). Zaloguj się nowym hasłem.
       *[it] Została zamknięta przy zmianie hasła z urządzenia: { $device } ({ $when }). Zaloguj się nowym hasłem.
    }
live-it-signed-out =
    { $subject ->
        [session] Ta sesja została zamknięta przez wylogowanie ({ $when }).
       *[it] Została zamknięta przez wylogowanie ({ $when }).
    }
live-it-signed-in-again =
    { $subject ->
        [session] Ta sesja została zastąpiona nowym logowaniem w tej samej przeglądarce ({ $when }).
       *[it] Została zastąpiona nowym logowaniem w tej samej przeglądarce ({ $when }).
    }
live-it-idle =
    { $subject ->
        [session] Ta sesja wygasła z powodu braku aktywności ({ $when }).
       *[it] Wygasła z powodu braku aktywności ({ $when }).
    }
live-it-expired =
    { $subject ->
        [session] Ta sesja wygasła po upływie maksymalnego czasu sesji ({ $when }).
       *[it] Wygasła po upływie maksymalnego czasu sesji ({ $when }).
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] Ta sesja została zamknięta przez administratora ({ $when }).
       *[it] Została zamknięta przez administratora ({ $when }).
    }
live-it-account-disabled =
    { $subject ->
        [session] Ta sesja została zamknięta z powodu wyłączenia konta ({ $when }).
       *[it] Została zamknięta z powodu wyłączenia konta ({ $when }).
    }
live-it-restored =
    { $subject ->
        [session] Ta sesja została zamknięta, ponieważ usługę przywrócono z kopii zapasowej ({ $when }).
       *[it] Została zamknięta, ponieważ usługę przywrócono z kopii zapasowej ({ $when }).
    }

## What became of telling a website that a session has ended

receipts-more = i jeszcze { $count }
receipt-confirmed-in = { $name }: wylogowano w ciągu { $seconds } s
receipt-confirmed-at = { $name }: wylogowano ({ $when })
receipt-no-such-session = { $name }: według odpowiedzi nie ma tam takiej sesji
receipt-pending = { $name }: trwa powiadamianie
receipt-not-reached = { $name }: jeszcze nie powiadomiono. Następna próba: { $when }
receipt-cannot-be-reached = { $name }: nie można powiadomić
receipt-access-ends = { $name }: nie można powiadomić. Koniec dostępu: { $when }
receipt-keeps-access = Zachowuje dostęp po wylogowaniu, na który udzielono zgody.

## Asking before a session is closed or named

connected-from = Połączenie z <a>{ $address }</a>
close-title = Zamknij sesję
close-question = Zamknąć sesję „{ $name }”?
close-consequence = Zostanie od razu wylogowana i trzeba będzie zalogować się w niej ponownie.
close-choice = Cofnij też dostęp witrynom, których w niej używano
close-others-title = Zamknij wszystkie pozostałe sesje
close-others-unreadable = Nie udało się odczytać listy. Niczego nie zamknięto. Spróbuj ponownie.
selection-empty = Nie zaznaczono żadnej innej otwartej sesji. Niczego nie zmieniono.
selection-question =
    { $count ->
        [one] Zamknąć { $count } sesję?
        [few] Zamknąć { $count } sesje?
        [many] Zamknąć { $count } sesji?
       *[other] Zamknąć { $count } sesji?
    }
revoke-of-session-title = Cofnij dostęp witrynom sesji
revoke-of-session-question = Cofnąć dostęp witrynom, których używano w sesji „{ $name }”?
revoke-of-session-text = Aby kontynuować, wpisz hasło: od ostatniego wpisania minęło trochę czasu. Niczego jeszcze nie cofnięto. Dostęp tych witryn skończy się we wszystkich Twoich sesjach, a przy następnym logowaniu poproszą o zgodę.
back-to-sessions = Wróć do sesji
go-to-sessions = Przejdź do strony Sesje
name-title = Nazwij sesję
name-question = Nadaj nazwę: { $device }
name-label = Nazwa
name-hint = Na przykład: Laptop w kuchni. Pozostaw puste, aby znów wyświetlać urządzenie.
name-password-due = Aby kontynuować, wpisz hasło: od ostatniego wpisania minęło trochę czasu.
name-save = Zapisz nazwę
others-are-closed = Pozostałe sesje są zamknięte
no-others-to-close = Nie ma innej sesji do zamknięcia
shut-this-tab = Możesz zamknąć tę kartę.
session-is-closed = Sesja jest zamknięta: { $name }
own-session-title = To jest sesja, której teraz używasz
own-session-text = { $name }. Jej zamknięcie wyloguje Cię w tej przeglądarce. Jeśli tego nie chcesz, możesz zamknąć tę kartę.
no-such-session-title = Na tym koncie nie ma takiej sesji
no-such-session-text = Tutaj używane jest konto <a>{ $name }</a>, na którym nie ma już takiej sesji. Niczego nie zamknięto. Być może w tym miejscu używane jest inne konto: { $place }. Zaloguj się na nie także tutaj albo zamknij tę kartę.
no-such-session-somewhere = poprzednia strona
another-account = Zaloguj się na inne konto

## Authorized Websites

live-websites-heading = Autoryzowane witryny
live-websites-intro = Witryny, do których można logować się Twoim kontem. Cofnij dostęp tym, których już nie używasz.
live-websites-title = Witryny
live-websites-none = Żadna witryna nie może korzystać z Twojego konta. Gdy zalogujesz się nim do jakiejś witryny, pojawi się ona tutaj.
live-websites-caption = Autoryzowane witryny
live-websites-website = Witryna
live-websites-may = Co może robić
live-websites-authorized = Data autoryzacji
live-website-authorized = Autoryzacja
live-websites-used = Ostatnie użycie
live-website-came = Autoryzowano: { $name }.
live-websites-came =
    { $count ->
        [one] Autoryzowano { $count } witrynę.
        [few] Autoryzowano { $count } witryny.
        [many] Autoryzowano { $count } witryn.
       *[other] Autoryzowano { $count } witryny.
    }
live-website-went = Cofnięto dostęp: { $name }.
live-websites-went =
    { $count ->
        [one] Cofnięto dostęp { $count } witrynie.
        [few] Cofnięto dostęp { $count } witrynom.
        [many] Cofnięto dostęp { $count } witrynom.
       *[other] Cofnięto dostęp { $count } witryny.
    }
live-revoke = Cofnij dostęp
live-revoke-name = Cofnij dostęp: { $name }
live-revoking = Cofanie…
live-revoking-name = Cofanie dostępu…: { $name }
live-revoked-row = Cofnięto
live-revoke-password-due = Aby kontynuować, wpisz hasło: od ostatniego wpisania minęło trochę czasu. Niczego jeszcze nie cofnięto.
live-website-not-revoked = Nie cofnięto dostępu witryny { $names }: { $reason }
live-websites-not-revoked = Nie cofnięto dostępu witryn { $names }: { $reason }
live-all-not-revoked = Nie cofnięto dostępu witryn: { $reason }
live-website-still = Nie ma jeszcze odpowiedzi; ta witryna jest nadal autoryzowana: { $names }. Spróbuj ponownie.
live-websites-still = Nie ma jeszcze odpowiedzi; te witryny są nadal autoryzowane: { $names }. Spróbuj ponownie.
live-all-still = Nie ma jeszcze odpowiedzi; witryny są nadal autoryzowane. Spróbuj ponownie.
live-website-maybe = Nie ma jeszcze odpowiedzi; nie wiadomo, czy ta witryna jest nadal autoryzowana: { $names }. Spróbuj ponownie.
live-websites-maybe = Nie ma jeszcze odpowiedzi; nie wiadomo, czy te witryny są nadal autoryzowane: { $names }. Spróbuj ponownie.
live-all-maybe = Nie ma jeszcze odpowiedzi; nie wiadomo, czy witryny są nadal autoryzowane. Spróbuj ponownie.
live-revoke-all = Cofnij dostęp wszystkim ({ $count })
live-revoke-all-question =
    { $count ->
        [one] Cofnąć dostęp { $count } witrynie?
        [few] Cofnąć dostęp { $count } witrynom?
        [many] Cofnąć dostęp { $count } witrynom?
       *[other] Cofnąć dostęp { $count } witryny?
    }
live-revoke-all-consequence = Ich dostęp skończy się od razu. Przy następnym logowaniu poproszą o zgodę.
live-revoke-all-answer =
    { $count ->
        [one] Cofnij dostęp { $count } witrynie
        [few] Cofnij dostęp { $count } witrynom
        [many] Cofnij dostęp { $count } witrynom
       *[other] Cofnij dostęp { $count } witryny
    }
live-revoke-all-done = Cofnięto dostęp wszystkim witrynom.
website-while-signed-in = Tylko do wylogowania
website-used-from = logowanie z adresu { $address }
website-not-used = Nieużywana od 90 dni
website-is-revoked = Cofnięto dostęp: { $name }.
website-will-be-told = Witryna { $name } zostanie powiadomiona, a jej dostęp skończy się od razu. Przy następnym logowaniu poprosi o zgodę.
website-cannot-be-told = Dostęp skończy się od razu. Witryny { $name } nie można powiadomić, więc zalogowanie może się tam jeszcze przez jakiś czas utrzymać.
place-local = Sieć lokalna


## The frame of the account's pages, and of every other page

frame-description = Zobacz, gdzie Twoje konto jest zalogowane, i zamknij dowolną sesję.
frame-skip = Przejdź do treści
# What the navigation is called, for those who hear the page.
frame-navigation = Moje konto
frame-sessions = Sesje
frame-websites = Autoryzowane witryny
frame-security = Bezpieczeństwo
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }, menu konta
frame-my-account = Moje konto
frame-change-password = Zmień hasło
frame-sign-out = Wyloguj się
frame-help = Uzyskaj pomoc
# Stands for the name of the service where its operator has given it none.
live-my-account = Moje konto

## Fields of forms

field-login-name = Nazwa użytkownika
field-new-password-hint = Co najmniej 8 znaków. Cztery niezwiązane ze sobą słowa są silniejsze niż jedno słowo z symbolami.

## Devices

# Read out before the name of a phone or tablet.
live-device-phone = Telefon:
live-device-tablet = Tablet:

## Signing in

sign-in-title = Logowanie
sign-in-answer = Zaloguj się
sign-in-onward = Zaloguj się, aby przejść dalej: <a>{ $website }</a>.
sign-in-return = Po zalogowaniu nastąpi powrót: <a>{ $place }</a>.
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = Nie ma jeszcze żadnego konta. Otwórz link wyświetlony w terminalu: <a>user-sessions</a> wyświetla nowy przy każdym uruchomieniu.
sign-in-cookie-plain-http = Hasło było prawidłowe, ale ta przeglądarka nie zachowała pliku cookie potrzebnego do zalogowania. Safari nie zachowuje takich plików z nieszyfrowanego adresu http: uruchom usługę z opcją --insecure-cookies, przeznaczoną do prac programistycznych, albo użyj innej przeglądarki.
sign-in-cookie-blocked = Hasło było prawidłowe, ale ta przeglądarka nie zachowała pliku cookie potrzebnego do zalogowania. Zezwól na pliki cookie w tej witrynie, a potem zaloguj się ponownie.
live-sign-in = Zaloguj się
live-sign-in-as = Zaloguj się jako { $name }
# A button for whoever did not close the session themselves.
live-not-me = To nie ja

## Making the first account

set-up-title = Konfiguracja
set-up-heading = Utwórz pierwsze konto
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = Ten link jest nieprawidłowy. Otwórz link wyświetlony w terminalu jako ostatni: <a>user-sessions</a> wyświetla przy każdym uruchomieniu nowy link, który zastępuje poprzedni.
set-up-intro = Nastąpi zalogowanie. Ten link działa tylko raz.
set-up-login-name-hint = Litery, cyfry oraz . _ - @ +
set-up-create = Utwórz konto

## A website's request to sign somebody in

consent-title-allow = Zezwolić witrynie { $website } na korzystanie z Twojego konta?
consent-title-password = Wpisz hasło, aby zalogować się do witryny { $website }
consent-title-continue = Zaloguj się do witryny { $website }
consent-signed-in-as = Zalogowane konto: <a>{ $name }</a>.
consent-another-account = Użyj innego konta
# A heading above a list of what the website may do, each as in the section below.
consent-may = Ta witryna będzie mogła
consent-lasts-days =
    { $count ->
        [one] Jej dostęp trwa do { $count } dnia, także po wylogowaniu, albo do chwili cofnięcia.
        [few] Jej dostęp trwa do { $count } dni, także po wylogowaniu, albo do chwili cofnięcia.
        [many] Jej dostęp trwa do { $count } dni, także po wylogowaniu, albo do chwili cofnięcia.
       *[other] Jej dostęp trwa do { $count } dnia, także po wylogowaniu, albo do chwili cofnięcia.
    }
consent-lasts-session = Jej dostęp kończy się po wylogowaniu albo po cofnięciu.
consent-password-due = Wpisz hasło, aby na to zezwolić: na nic jeszcze nie zezwolono.
consent-allow = Zezwól
consent-deny = Odmów
consent-continue = Kontynuuj
consent-return = Nastąpi powrót: <a>{ $place }</a>.
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = Dostęp można cofnąć w każdej chwili na stronie <a>Autoryzowane witryny</a>.
consent-refused-title = Prośba o zalogowanie
consent-refused = Tej prośby o zalogowanie nie można użyć
consent-unknown-address = Witryna poprosiła o powrót pod niezarejestrowany adres. Niczego nigdzie nie wysłano.
consent-unknown-website = Prośba dotyczy witryny, która nie jest zarejestrowana. Niczego nigdzie nie wysłano.
consent-refused-advice = Wróć do witryny i spróbuj ponownie. Jeśli to nie pomoże, operator witryny musi sprawdzić jej rejestrację.

## What a website may do, below "This website will be able to" and "What it may do"

scope-openid = Zalogować Cię
scope-profile = Zobaczyć Twoją nazwę użytkownika
scope-offline-access = Zachować dostęp po Twoim wylogowaniu
scope-sessions = Zobaczyć, gdzie trwa Twoje zalogowanie, i zamykać sesje

## A website's request to sign somebody out

sign-out-title = Wylogowanie
sign-out-done = Wylogowano
sign-out-question = Wylogować się?
sign-out-asked = <a>{ $website }</a> prosi o wylogowanie.
sign-out-asked-by-some = <a>Witryna</a> prosi o wylogowanie.
sign-out-signed-in-as = Zalogowane konto: <a>{ $name }</a>.
sign-out-consequence = Ta sesja zakończy się w tej przeglądarce, a witryny, do których się w niej logowano, zostaną powiadomione, jeśli to możliwe.
sign-out-answer = Wyloguj się
sign-out-stay = Nie wylogowuj się

## My Account

account-title = Moje konto
account-signed-in-as = Zalogowane konto: <a>{ $name }</a>.
# What the overview is called, for those who hear the page.
account-overview = Twoje konto
account-sessions = Sesje
account-open-sessions =
    { $count ->
        [one] { $count } otwarta sesja
        [few] { $count } otwarte sesje
        [many] { $count } otwartych sesji
       *[other] { $count } otwartej sesji
    }
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = Początek najnowszej: <a></a>
account-websites = Autoryzowane witryny
account-authorized-websites =
    { $count ->
        [one] { $count } witryna
        [few] { $count } witryny
        [many] { $count } witryn
       *[other] { $count } witryny
    }
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = z dostępem do Twojego konta
account-password = Hasło
# When the password was set. The moment stands at <a></a>.
account-password-set = Ustawiono: <a></a>
account-password-set-before = Ustawiono, zanim usługa zaczęła zapisywać datę
account-member-since = Konto utworzono

## Security

security-title = Bezpieczeństwo
security-intro = Po ustawieniu nowego hasła to urządzenie pozostaje zalogowane. Witryny tracą dostęp do Twojego konta i trzeba zalogować się do nich ponownie.
security-form = Zmień hasło
security-current-password = Obecne hasło
security-new-password = Nowe hasło
security-close-others = Zamknij wszystkie pozostałe sesje
security-change = Zmień hasło

## Securing the account

secure-title = Zabezpiecz konto
secure-intro = Zrób to, jeśli jest tu sesja, która nie należy do Ciebie. Wszystko nastąpi jednocześnie:
secure-sessions = Wszystkie pozostałe sesje zostaną zamknięte. To urządzenie pozostanie zalogowane.
secure-websites = Witrynom używanym w tych sesjach zostanie cofnięty dostęp, a wszystkie inne też go stracą.
secure-password = Hasło zostanie zastąpione nowym.
secure-form = Wszystko w jednym kroku
secure-answer = Zabezpiecz konto

## Authorized Websites

websites-title = Autoryzowane witryny
websites-revoke-title = Cofnij dostęp witrynie
websites-revoke-question = Cofnąć dostęp witrynie { $website }?
websites-revoke = Cofnij dostęp
websites-revoke-all-title = Cofnij dostęp wszystkim witrynom

## Websites that were revoked beside something else

live-revoked-none = Nie było witryn, którym można cofnąć dostęp.
live-revoked = Cofnięto dostęp: { $names }.
live-revoked-and-more = Cofnięto dostęp: { $names } i jeszcze { $count }.
# One more name behind other names.
live-revoked-names = { $names }, { $name }

## Pages that ask before something is done

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = Poprzednia strona: <a>{ $name }</a> ({ $place }).

## What became of a form

notice-session-closed = Sesja została zamknięta.
notice-others-closed =
    { $count ->
        [0] Nie było innej sesji do zamknięcia.
        [one] Zamknięto { $count } inną sesję.
        [few] Zamknięto { $count } inne sesje.
        [many] Zamknięto { $count } innych sesji.
       *[other] Zamknięto { $count } innej sesji.
    }
# { $names } are the devices of the sessions.
notice-others-closed-named =
    { $count ->
        [one] Zamknięto { $count } inną sesję: { $names }.
        [few] Zamknięto { $count } inne sesje: { $names }.
        [many] Zamknięto { $count } innych sesji: { $names }.
       *[other] Zamknięto { $count } innej sesji: { $names }.
    }
notice-sessions-closed =
    { $count ->
        [0] Nie zamknięto żadnej sesji: zakończyły się wcześniej.
        [one] Zamknięto { $count } sesję.
        [few] Zamknięto { $count } sesje.
        [many] Zamknięto { $count } sesji.
       *[other] Zamknięto { $count } sesji.
    }
notice-name-saved = Nazwa została zapisana.
notice-website-revoked = Cofnięto dostęp witrynie. Jej dostęp się skończył.
live-websites-revoked =
    { $count ->
        [0] Nie było witryn, którym można cofnąć dostęp.
        [one] Cofnięto dostęp { $count } witrynie. Jej dostęp się skończył.
        [few] Cofnięto dostęp { $count } witrynom. Ich dostęp się skończył.
        [many] Cofnięto dostęp { $count } witrynom. Ich dostęp się skończył.
       *[other] Cofnięto dostęp { $count } witryny. Ich dostęp się skończył.
    }
notice-password-changed = Hasło zostało zmienione.
notice-account-secured = Konto jest zabezpieczone, a hasło zostało zmienione.
notice-password-not-changed = Hasło nie zostało zmienione: wcześniej nastąpiło wylogowanie. Zaloguj się, a potem je zmień.
notice-signed-out = Wylogowano.
notice-not-led-back = Zalogowano. Ta usługa nie zna poprzedniej strony. Otwórz tę stronę pod jej własnym adresem.
notice-late = Usługa nie mogła odpowiedzieć na czas. Spróbuj ponownie.

## What went wrong

live-error-signed-out = Nastąpiło wylogowanie, więc niczego nie zmieniono. Zaloguj się, aby kontynuować.
live-error-password-needed = Wpisz hasło, aby kontynuować. Niczego jeszcze nie zmieniono.
live-error-wrong-password = To nie jest Twoje hasło.
live-error-invalid-credentials = Nazwa użytkownika lub hasło są nieprawidłowe.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = Zbyt wiele prób. Spróbuj ponownie za { $when }.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = Zbyt wiele błędnych haseł w tej sesji. Niczego nie zmieniono. Spróbuj ponownie za { $when } albo wyloguj się i zaloguj ponownie.
live-error-not-found = Ten element już nie istnieje. Niczego nie zmieniono.
live-error-request-unusable = Tej prośby o zalogowanie nie można użyć. Niczego nigdzie nie wysłano. Wróć do witryny i spróbuj ponownie.
live-error-signed-in-as = Teraz używane jest konto { $name }. Strona wczytała się ponownie i niczego nie zmieniono.
live-error-invalid-login-name = Nazwa użytkownika ma od 1 do 64 znaków: litery, cyfry oraz . _ - @ +
live-error-invalid-session-name = Nazwa ma najwyżej 40 znaków, bez podziałów wiersza i znaków niewidocznych. Niczego nie zmieniono.
live-error-password-too-short = Hasło musi mieć co najmniej 8 znaków. Wybierz dłuższe.
live-error-password-too-long = Hasło może mieć najwyżej 1000 bajtów. Wybierz krótsze.
live-error-password-too-common = To hasło łatwo odgadnąć. Wybierz inne, na przykład cztery niezwiązane ze sobą słowa.
live-error-link-used = Ten link nie jest już ważny. Pierwsze konto już istnieje albo usługę uruchomiono ponownie i wyświetliła nowy link.
live-error-unavailable = Usługa nie odpowiedziała na czas. Zmiana mogła zostać zapisana lub nie. Sprawdź odświeżoną listę, a potem spróbuj ponownie.
live-error-unreachable = Nie udało się połączyć z usługą. Sprawdź połączenie, a potem spróbuj ponownie.
live-error-version-skew = Ta strona jest starsza niż usługa. Wczytaj ją ponownie, a potem spróbuj jeszcze raz.
live-error-internal = W usłudze wystąpił błąd. Spróbuj ponownie później.
live-error-unavailable-for-reading = Usługa nie mogła odpowiedzieć na czas. Niczego nie zmieniono.
live-error-internal-for-reading = W usłudze wystąpił błąd. Niczego nie zmieniono.

## The same behind "…was not closed: " and "…was not revoked: "

live-reason-signed-out = nastąpiło wylogowanie, więc niczego nie zmieniono. Zaloguj się, aby kontynuować.
live-reason-password-needed = wpisz hasło, aby kontynuować. Niczego jeszcze nie zmieniono.
live-reason-wrong-password = to nie jest Twoje hasło.
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = zbyt wiele błędnych haseł w tej sesji. Niczego nie zmieniono. Spróbuj ponownie za { $when } albo wyloguj się i zaloguj ponownie.
live-reason-not-found = ten element już nie istnieje. Niczego nie zmieniono.
live-reason-signed-in-as = teraz używane jest konto { $name }. Strona wczytała się ponownie i niczego nie zmieniono.
live-reason-invalid-session-name = nazwa ma najwyżej 40 znaków, bez podziałów wiersza i znaków niewidocznych. Niczego nie zmieniono.
live-reason-unavailable = usługa nie odpowiedziała na czas. Zmiana mogła zostać zapisana lub nie. Sprawdź odświeżoną listę, a potem spróbuj ponownie.
live-reason-unreachable = nie udało się połączyć z usługą. Sprawdź połączenie, a potem spróbuj ponownie.
live-reason-version-skew = ta strona jest starsza niż usługa. Wczytaj ją ponownie, a potem spróbuj jeszcze raz.
live-reason-internal = w usłudze wystąpił błąd. Spróbuj ponownie później.

## Pages in the place of another

error-not-loaded = Nie udało się wczytać tej strony
error-try-again = Spróbuj ponownie
# By what an operator finds the request in the log.
error-reference = Numer zgłoszenia: { $reference }
error-not-found-title = Nie znaleziono strony
error-not-found = Pod tym adresem niczego nie ma.
error-go-to-sessions = Przejdź do strony Sesje
error-not-available-title = Niedostępne
error-crashed = Coś na tej stronie przestało działać. Żadne z Twoich działań nie przepadło: <a>wczytaj stronę ponownie</a>.

## Pages in the place of an answer that has none

bare-refused-title = Odmowa
bare-refused = Żądanie nie pochodziło z żadnej ze stron tej usługi. Niczego nie zmieniono.
bare-no-page-title = To nie jest strona
bare-no-page = Ten adres przyjmuje tylko dane z formularza. Niczego nie zmieniono.
bare-too-slow-title = To trwało zbyt długo
bare-too-slow = Nie wszystko dotarło na czas. Niczego nie zmieniono.
bare-too-long-title = To jest zbyt długie
bare-too-long = Wysłane dane są dłuższe niż wszystko, o co prosi usługa. Niczego nie zmieniono.
bare-wrong-address-title = Nieprawidłowy adres
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = Ta usługa odpowiada pod adresem <a>{ $url }</a> i pod żadną inną nazwą.
bare-too-many-title = Zbyt wiele żądań
bare-too-many = Niczego nie zmieniono. Spróbuj ponownie za chwilę.
bare-unreadable-title = Nie udało się tego odczytać
bare-unreadable = Wysłane dane nie są tym, o co prosi usługa. Niczego nie zmieniono.
bare-not-loaded-title = Nie udało się wczytać tej strony
bare-not-loaded = Niczego nie zmieniono.
bare-no-answer-title = Brak odpowiedzi na czas
bare-no-answer = Usługa nie odpowiedziała na czas. Zmiana mogła zostać zapisana lub nie. Sprawdź swoje sesje, a potem spróbuj ponownie.
bare-failed-title = Wystąpił błąd
bare-failed = Zmiana mogła zostać zapisana lub nie. Sprawdź swoje sesje, a potem spróbuj ponownie.

## Pages on the way to a website

onward-title = Przechodzenie dalej
onward = Przeglądarka przechodzi dalej: <a>{ $place }</a>.
onward-to-website = Przeglądarka przechodzi do <a>witryny</a>.
# A link that does it at once.
onward-now = Przejdź teraz
# A button that does it.
onward-answer = Przejdź dalej
stranded-title = Tam brak zalogowania
stranded-heading = Zalogowano, ale { $place } tego nie widzi
stranded = Nastąpił właśnie powrót z tamtej strony. Z Twoim kontem wszystko jest w porządku. Operator { $place } musi zadbać o to, aby plik cookie tej usługi tam docierał.
stranded-again = Spróbuj ponownie: { $place }

## The frame with the list of sessions in a page of a product

embed-frame-title = Sesje
embed-frame-signed-out = Wylogowano.
embed-frame-sign-in = Zaloguj się
embed-frame-unavailable = Nie można teraz pokazać Twoich sesji.
embed-frame-refused = Ta ramka nie jest przeznaczona dla tej strony
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = W adresie tej ramki nie podano źródła, na przykład ?origin=https://app.example.com.
# What follows the colon is typed into a terminal.
embed-frame-unregistered = Strony { $origin } nie mogą zawierać tej ramki. Rejestruje je operator usługi: user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = Strony { $origin } nie mogą zamykać sesji bez potwierdzenia użytkownika w usłudze, więc nie mogą zawierać tej ramki, w której jedno kliknięcie zamyka sesję. Operator usługi może na to zezwolić: --embed-closing direct

## The choice of the language

language-label = Język
language-change = Zmień

## Devices

device-on = { $browser } ({ $system })
device-program-named = Program ({ $name })
device-program = Program
device-unknown = Nieznane urządzenie
# A product's page in which a session was closed.
device-in-place = { $device }, w { $place }
place-city-country = { $city }, { $country }
