## Zahlen und Zeiten

number = { $number }
now = Jetzt
minutes-ago =
    { $count ->
        [one] vor { $count } Minute
       *[other] vor { $count } Minuten
    }
hours-ago =
    { $count ->
        [one] vor { $count } Stunde
       *[other] vor { $count } Stunden
    }
days-ago =
    { $count ->
        [one] vor { $count } Tag
       *[other] vor { $count } Tagen
    }
seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
number-with-tenth = { $whole },{ $tenth }

## Listen von Namen

live-more = { $count } weitere
live-list-comma = { ", " }
live-list-end = { $first } und { $last }

## Eine lebende Liste, gleich wovon

live-live = Aktuell
live-as-of = Stand:
live-paused = Angehalten, Stand:
live-offline = Sie sind offline. Zuletzt aktualisiert:
live-stale = Zuletzt aktualisiert:
live-pause = Anhalten
live-pause-name = Laufende Aktualisierung anhalten
live-resume = Fortsetzen
live-resume-name = Laufende Aktualisierung fortsetzen
live-dismiss = Ausblenden
live-password = Passwort
live-cancel = Abbrechen
live-new-session = Neu
live-new-website = Neu
live-reason-no-answer = Der Dienst konnte nicht antworten. Versuchen Sie es noch einmal.
live-reason-offline = Sie sind offline. Versuchen Sie es noch einmal, wenn Sie wieder verbunden sind.
live-over-closed-heading = Diese Sitzung wurde geschlossen
live-over-unknown-heading = Sie sind in diesem Browser abgemeldet
live-over-unknown-text = Wenn Sie sich nicht selbst abgemeldet haben, ist die Sitzung vielleicht noch offen: Melden Sie sich an, um sie unter Ihren Sitzungen zu sehen.
live-over-other-heading = Sie sind jetzt als { $name } angemeldet
live-over-other-text = Es wurde nichts geändert. Die Seite wird neu geladen.
live-load-again = Seite neu laden

## Sitzungen

live-sessions-heading = Sitzungen
live-sessions-intro = Überall hier ist Ihr Konto angemeldet. Wenn Sie eine Sitzung nicht erkennen, schließen Sie sie und <a>ändern Sie Ihr Passwort</a>.
live-sessions-caption = Aktive Sitzungen
live-sessions-device = Gerät
live-sessions-started = Beginn
live-sessions-from = Verbunden von IP-Adresse
live-sessions-active = Zuletzt aktiv
live-sessions-action = Aktion
# What stands before the time or the address on a small screen.
live-session-started = Beginn
live-session-from = Von
live-session-active = Aktiv
live-current = Diese Sitzung
live-session-came = Neue Sitzung: { $name }, verbunden von { $address }.
live-sessions-came =
    { $count ->
        [one] { $count } neue Sitzung.
       *[other] { $count } neue Sitzungen.
    }
live-session-went = Eine Sitzung ist beendet: { $name }.
live-sessions-went =
    { $count ->
        [one] { $count } Sitzung ist beendet.
       *[other] { $count } Sitzungen sind beendet.
    }
live-close = Schließen
live-close-name = Schließen, Sitzung: { $name } (Beginn: { $when })
live-closing = Schließt…
live-closing-name = Schließt… Sitzung: { $name } (Beginn: { $when })
live-closed = Geschlossen
live-close-answer = Sitzung schließen
live-select-session = Sitzung auswählen: { $name } (Beginn: { $when })
live-close-selected = Ausgewählte Sitzungen schließen
live-close-password-due = Geben Sie Ihr Passwort ein, um fortzufahren: Die letzte Eingabe ist eine Weile her. Noch ist nichts geschlossen.
live-session-not-closed = { $names } wurde nicht geschlossen: { $reason }
live-sessions-not-closed = { $names } wurden nicht geschlossen: { $reason }
live-others-not-closed = Die anderen Sitzungen wurden nicht geschlossen: { $reason }
live-session-still-open = Noch keine Antwort; { $names } ist noch offen. Versuchen Sie es noch einmal.
live-sessions-still-open = Noch keine Antwort; { $names } sind noch offen. Versuchen Sie es noch einmal.
live-others-still-open = Noch keine Antwort; die anderen Sitzungen sind noch offen. Versuchen Sie es noch einmal.
live-session-maybe-open = Noch keine Antwort; es ist nicht bekannt, ob { $names } noch offen ist. Versuchen Sie es noch einmal.
live-sessions-maybe-open = Noch keine Antwort; es ist nicht bekannt, ob { $names } noch offen sind. Versuchen Sie es noch einmal.
live-others-maybe-open = Noch keine Antwort; es ist nicht bekannt, ob die anderen Sitzungen noch offen sind. Versuchen Sie es noch einmal.
live-close-others = Alle anderen Sitzungen schließen ({ $count })
live-close-others-question =
    { $count ->
        [one] { $count } andere Sitzung schließen?
       *[other] { $count } andere Sitzungen schließen?
    }
live-close-others-consequence = Sie werden sofort abgemeldet; dort ist dann eine neue Anmeldung nötig. Dieser Browser bleibt angemeldet.
live-close-others-choice = Auch die darin verwendeten Websites widerrufen
live-close-others-answer =
    { $count ->
        [one] { $count } Sitzung schließen
       *[other] { $count } Sitzungen schließen
    }
live-close-others-done = Alle anderen Sitzungen sind geschlossen.
live-since-last-visit =
    { $count ->
        [one] { $count } neue Sitzung seit Ihrem letzten Besuch.
       *[other] { $count } neue Sitzungen seit Ihrem letzten Besuch.
    }
live-since-last-visit-text = Jede ist in der Liste markiert. Ist eine davon nicht Ihre?
live-secure-question = Ist etwas hier nicht von Ihnen?
live-secure-text = Ein Schritt schließt alle anderen Sitzungen, widerruft, was darin autorisiert wurde, und legt ein neues Passwort fest.
live-secure = Konto sichern
live-sound = Ton
live-search = Suchen
live-search-name = Nach Gerät, Ort oder Adresse suchen
live-search-hint = Gerät, Ort oder Adresse
live-order = Reihenfolge
live-newest-first = Neueste zuerst
live-last-active-first = Zuletzt aktive zuerst
live-range = { $first }–{ $last } von { $names }
live-no-match = Keine Sitzung passt.
live-newer = Neuere Sitzungen
live-older = Ältere Sitzungen
live-show-all = Alle anzeigen
live-pages = Seiten
live-pages-below = Seiten, unter der Liste
live-details = Details
live-details-name = Details: { $name }
live-name-session = Sitzung benennen
live-recently-ended = Kürzlich beendet
live-kept = 7 Tage aufbewahrt, dann samt Adressen gelöscht
live-ended = Beendet
live-show = Anzeigen
live-revoke-websites = Ihre Websites widerrufen
live-revoke-of-session = Ihre Websites widerrufen: { $name }

## Eine Sitzung in ihrer Zeile

session-new-place = Neuer Ort
session-new-browser = Neuer Browser
session-method-password = mit Passwort
session-signed-in-to = Angemeldet bei: { $names }
session-signed-in-from = Angemeldet von { $address }
session-signed-in-from-place = Anmeldeort: { $place } ({ $address })
session-address-at-sign-in = Adresse bei der Anmeldung: { $address }
session-expires = Läuft ab: { $when }
session-id = Sitzungsnummer für den Support: { $id }
session-group =
    { $count ->
        [one] { $count } Sitzung dieses Browsers
       *[other] { $count } Sitzungen dieses Browsers
    }
session-group-close =
    { $count ->
        [2] Beide schließen
       *[other] Alle diese schließen
    }
session-closed = Geschlossen: { $name }.
session-told =
    { $count ->
        [one] { $names } wird benachrichtigt.
       *[other] { $names } werden benachrichtigt.
    }
session-untold = Nicht erreichbar: { $names }.
session-unseen = Erst nach der Liste begonnen, die Sie vor sich hatten: { $names }.
session-started-at = { $name } (Beginn: { $when })

## Wie eine Sitzung endete, in der Liste

end-signed-out = Abgemeldet
end-signed-in-again = Sie haben sich im selben Browser neu angemeldet
end-closed = Von Ihnen geschlossen
end-closed-from = Von Ihnen geschlossen, von { $device } aus
end-closed-with-others = Von Ihnen mit allen anderen geschlossen
end-closed-with-others-from = Von Ihnen mit allen anderen geschlossen, von { $device } aus
end-password-changed = Geschlossen, weil das Passwort geändert wurde
end-password-changed-from = Geschlossen, weil das Passwort von { $device } aus geändert wurde
end-idle = Abgelaufen, weil sie nicht benutzt wurde
end-expired = Abgelaufen (Höchstdauer der Sitzung)
end-closed-by-administrator = Von der Verwaltung des Dienstes geschlossen
end-account-disabled = Geschlossen, weil das Konto gesperrt wurde
end-restored = Abgemeldet, weil der Dienst aus einer Sicherung wiederhergestellt wurde
end-other = Beendet
ended-together =
    { $count ->
        [one] { $count } Sitzung zusammen geschlossen
       *[other] { $count } Sitzungen zusammen geschlossen
    }
ended-page-title = Sitzungen, die zusammen geschlossen wurden
ended-page-empty = Auf dieser Seite sind keine Sitzungen mehr.

## Wie eine Sitzung endete, für den Browser, der sie hatte. Das Subjekt ist „sie“, oder „Sitzung“, wo sie zuvor nicht genannt wurde.

live-it-closed =
    { $subject ->
        [session] Diese Sitzung wurde geschlossen ({ $when }).
       *[it] Sie wurde geschlossen ({ $when }).
    }
live-it-closed-from =
    { $subject ->
        [session] Diese Sitzung wurde von { $device } aus geschlossen ({ $when }).
       *[it] Sie wurde von { $device } aus geschlossen ({ $when }).
    }
live-it-closed-with-others =
    { $subject ->
        [session] Diese Sitzung wurde mit allen anderen geschlossen ({ $when }).
       *[it] Sie wurde mit allen anderen geschlossen ({ $when }).
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] Diese Sitzung wurde mit allen anderen von { $device } aus geschlossen ({ $when }).
       *[it] Sie wurde mit allen anderen von { $device } aus geschlossen ({ $when }).
    }
live-it-password-changed =
    { $subject ->
        [session] Diese Sitzung wurde geschlossen, als das Passwort geändert wurde ({ $when }). Melden Sie sich mit dem neuen Passwort an.
       *[it] Sie wurde geschlossen, als das Passwort geändert wurde ({ $when }). Melden Sie sich mit dem neuen Passwort an.
    }
live-it-password-changed-from =
    { $subject ->
        [session] Diese Sitzung wurde geschlossen, als das Passwort von { $device } aus geändert wurde ({ $when }). Melden Sie sich mit dem neuen Passwort an.
       *[it] Sie wurde geschlossen, als das Passwort von { $device } aus geändert wurde ({ $when }). Melden Sie sich mit dem neuen Passwort an.
    }
live-it-signed-out =
    { $subject ->
        [session] Diese Sitzung wurde durch Abmelden geschlossen ({ $when }).
       *[it] Sie wurde durch Abmelden geschlossen ({ $when }).
    }
live-it-signed-in-again =
    { $subject ->
        [session] Diese Sitzung wurde durch eine neue Anmeldung im selben Browser ersetzt ({ $when }).
       *[it] Sie wurde durch eine neue Anmeldung im selben Browser ersetzt ({ $when }).
    }
live-it-idle =
    { $subject ->
        [session] Diese Sitzung ist abgelaufen, weil sie nicht benutzt wurde ({ $when }).
       *[it] Sie ist abgelaufen, weil sie nicht benutzt wurde ({ $when }).
    }
live-it-expired =
    { $subject ->
        [session] Diese Sitzung ist nach der Höchstdauer abgelaufen ({ $when }).
       *[it] Sie ist nach der Höchstdauer abgelaufen ({ $when }).
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] Diese Sitzung wurde von der Verwaltung des Dienstes geschlossen ({ $when }).
       *[it] Sie wurde von der Verwaltung des Dienstes geschlossen ({ $when }).
    }
live-it-account-disabled =
    { $subject ->
        [session] Diese Sitzung wurde geschlossen, weil das Konto gesperrt wurde ({ $when }).
       *[it] Sie wurde geschlossen, weil das Konto gesperrt wurde ({ $when }).
    }
live-it-restored =
    { $subject ->
        [session] Diese Sitzung wurde geschlossen, weil der Dienst aus einer Sicherung wiederhergestellt wurde ({ $when }).
       *[it] Sie wurde geschlossen, weil der Dienst aus einer Sicherung wiederhergestellt wurde ({ $when }).
    }

## Was daraus wurde, einer Website das Ende einer Sitzung mitzuteilen

receipts-more = und { $count } weitere
receipt-confirmed-in = { $name } hat Sie in { $seconds } s abgemeldet
receipt-confirmed-at = { $name } hat Sie abgemeldet: { $when }
receipt-no-such-session = { $name } kennt nach eigener Angabe keine solche Sitzung
receipt-pending = { $name } wird benachrichtigt
receipt-not-reached = { $name } wurde noch nicht erreicht. Nächster Versuch: { $when }
receipt-cannot-be-reached = { $name } ist nicht erreichbar
receipt-access-ends = { $name } ist nicht erreichbar. Der Zugriff endet: { $when }
receipt-keeps-access = Der Zugriff auch ohne Anmeldung, den Sie erlaubt haben, bleibt bestehen.

## Fragen, bevor eine Sitzung geschlossen oder benannt wird

connected-from = Verbunden von <a>{ $address }</a>
close-title = Sitzung schließen
close-question = { $name } schließen?
close-consequence = Diese Sitzung wird sofort abgemeldet; dort ist dann eine neue Anmeldung nötig.
close-choice = Auch die darin verwendeten Websites widerrufen
close-others-title = Alle anderen Sitzungen schließen
close-others-unreadable = Die Liste konnte nicht gelesen werden. Es wurde nichts geschlossen. Versuchen Sie es noch einmal.
selection-empty = Es war keine andere offene Sitzung ausgewählt. Es wurde nichts geändert.
selection-question =
    { $count ->
        [one] { $count } Sitzung schließen?
       *[other] { $count } Sitzungen schließen?
    }
revoke-of-session-title = Websites einer Sitzung widerrufen
revoke-of-session-question = Die Websites widerrufen, die in dieser Sitzung verwendet wurden: { $name }?
revoke-of-session-text = Geben Sie Ihr Passwort ein, um fortzufahren: Die letzte Eingabe ist eine Weile her. Noch ist nichts widerrufen. Der Zugriff dieser Websites endet dann in allen Ihren Sitzungen, und sie fragen Sie bei der nächsten Anmeldung dort erneut.
back-to-sessions = Zurück zu den Sitzungen
go-to-sessions = Zu den Sitzungen
name-title = Sitzung benennen
name-question = { $device } benennen
name-label = Name
name-hint = Zum Beispiel: Laptop in der Küche. Lassen Sie das Feld leer, um wieder das Gerät anzuzeigen.
name-password-due = Geben Sie Ihr Passwort ein, um fortzufahren: Die letzte Eingabe ist eine Weile her.
name-save = Namen speichern
others-are-closed = Die anderen Sitzungen sind geschlossen
no-others-to-close = Es gibt keine andere Sitzung zu schließen
shut-this-tab = Sie können diesen Tab zumachen.
session-is-closed = { $name } ist geschlossen
own-session-title = Das ist die Sitzung, die Sie gerade benutzen
own-session-text = { $name }. Wenn Sie sie schließen, werden Sie in diesem Browser abgemeldet. Wenn Sie das nicht wollen, können Sie diesen Tab zumachen.
no-such-session-title = Keine solche Sitzung in diesem Konto
no-such-session-text = Sie sind hier als <a>{ $name }</a> angemeldet, und dieses Konto hat keine solche Sitzung mehr. Es wurde nichts geschlossen. Vielleicht sind Sie dort, woher Sie kamen ({ $place }), mit einem anderen Konto angemeldet: Melden Sie sich auch hier mit jenem Konto an, oder machen Sie diesen Tab zu.
no-such-session-somewhere = die vorige Seite
another-account = Mit anderem Konto anmelden

## Autorisierte Websites

live-websites-heading = Autorisierte Websites
live-websites-intro = Diese Websites dürfen Ihr Konto verwenden, um Sie anzumelden. Widerrufen Sie alle, die Sie nicht mehr benutzen.
live-websites-title = Websites
live-websites-none = Keine Website darf Ihr Konto verwenden. Wenn Sie sich damit bei einer Website anmelden, erscheint sie hier.
live-websites-caption = Autorisierte Websites
live-websites-website = Website
live-websites-may = Was sie darf
live-websites-authorized = Autorisiert am
live-website-authorized = Autorisiert
live-websites-used = Zuletzt verwendet
live-website-came = { $name } wurde autorisiert.
live-websites-came =
    { $count ->
        [one] { $count } Website wurde autorisiert.
       *[other] { $count } Websites wurden autorisiert.
    }
live-website-went = { $name } wurde widerrufen.
live-websites-went =
    { $count ->
        [one] { $count } Website wurde widerrufen.
       *[other] { $count } Websites wurden widerrufen.
    }
live-revoke = Widerrufen
live-revoke-name = Widerrufen: { $name }
live-revoking = Widerruft…
live-revoking-name = Widerruft…: { $name }
live-revoked-row = Widerrufen
live-revoke-password-due = Geben Sie Ihr Passwort ein, um fortzufahren: Die letzte Eingabe ist eine Weile her. Noch ist nichts widerrufen.
live-website-not-revoked = { $names } wurde nicht widerrufen: { $reason }
live-websites-not-revoked = { $names } wurden nicht widerrufen: { $reason }
live-all-not-revoked = Die Websites wurden nicht widerrufen: { $reason }
live-website-still = Noch keine Antwort; { $names } ist noch autorisiert. Versuchen Sie es noch einmal.
live-websites-still = Noch keine Antwort; { $names } sind noch autorisiert. Versuchen Sie es noch einmal.
live-all-still = Noch keine Antwort; die Websites sind noch autorisiert. Versuchen Sie es noch einmal.
live-website-maybe = Noch keine Antwort; es ist nicht bekannt, ob { $names } noch autorisiert ist. Versuchen Sie es noch einmal.
live-websites-maybe = Noch keine Antwort; es ist nicht bekannt, ob { $names } noch autorisiert sind. Versuchen Sie es noch einmal.
live-all-maybe = Noch keine Antwort; es ist nicht bekannt, ob die Websites noch autorisiert sind. Versuchen Sie es noch einmal.
live-revoke-all = Alle widerrufen ({ $count })
live-revoke-all-question =
    { $count ->
        [one] { $count } Website widerrufen?
       *[other] { $count } Websites widerrufen?
    }
live-revoke-all-consequence = Ihr Zugriff endet sofort. Bei der nächsten Anmeldung dort werden Sie erneut gefragt.
live-revoke-all-answer =
    { $count ->
        [one] { $count } Website widerrufen
       *[other] { $count } Websites widerrufen
    }
live-revoke-all-done = Alle Websites sind widerrufen.
website-while-signed-in = Nur solange Sie angemeldet sind
website-used-from = angemeldet von { $address }
website-not-used = Seit 90 Tagen nicht verwendet
website-is-revoked = { $name } ist widerrufen.
website-will-be-told = { $name } wird benachrichtigt, und der Zugriff endet sofort. Bei der nächsten Anmeldung dort werden Sie erneut gefragt.
website-cannot-be-told = Der Zugriff endet sofort. { $name } kann nicht benachrichtigt werden; Sie bleiben dort vielleicht noch eine Weile angemeldet.
place-local = Lokales Netz


## Der Rahmen der Kontoseiten und jeder anderen Seite

frame-description = Sehen Sie, wo Ihr Konto angemeldet ist, und schließen Sie jede Sitzung.
frame-skip = Zum Inhalt springen
# What the navigation is called, for those who hear the page.
frame-navigation = Mein Konto
frame-sessions = Sitzungen
frame-websites = Autorisierte Websites
frame-security = Sicherheit
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }, Kontomenü
frame-my-account = Mein Konto
frame-change-password = Passwort ändern
frame-sign-out = Abmelden
frame-help = Hilfe
# Stands for the name of the service where its operator has given it none.
live-my-account = Mein Konto

## Felder von Formularen

field-login-name = Anmeldename
field-new-password-hint = Mindestens 8 Zeichen. Vier Wörter ohne Zusammenhang sind stärker als ein Wort mit Sonderzeichen.

## Geräte

# Read out before the name of a phone or tablet.
live-device-phone = Telefon:
live-device-tablet = Tablet:

## Anmelden

sign-in-title = Anmelden
sign-in-answer = Anmelden
sign-in-onward = Melden Sie sich an, um zu <a>{ $website }</a> zu gelangen.
sign-in-return = Sie kehren zurück zu <a>{ $place }</a>.
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = Es gibt noch kein Konto. Öffnen Sie den Link, der im Terminal ausgegeben wurde: <a>user-sessions</a> gibt bei jedem Start einen neuen aus.
sign-in-cookie-plain-http = Das Passwort war richtig, aber dieser Browser hat das Cookie nicht behalten, das Sie anmeldet. Safari behält keines von einer einfachen http-Adresse: Starten Sie den Dienst mit --insecure-cookies (für die Entwicklung gedacht), oder verwenden Sie einen anderen Browser.
sign-in-cookie-blocked = Das Passwort war richtig, aber dieser Browser hat das Cookie nicht behalten, das Sie anmeldet. Erlauben Sie Cookies für diese Website, und melden Sie sich dann noch einmal an.
live-sign-in = Anmelden
live-sign-in-as = Als { $name } anmelden
# A button for whoever did not close the session themselves.
live-not-me = Das war ich nicht

## Das erste Konto anlegen

set-up-title = Einrichten
set-up-heading = Das erste Konto anlegen
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = Dieser Link ist nicht gültig. Öffnen Sie den Link, der zuletzt im Terminal ausgegeben wurde: <a>user-sessions</a> gibt bei jedem Start einen neuen Link aus, der den vorigen ersetzt.
set-up-intro = Sie werden danach angemeldet. Dieser Link funktioniert nur einmal.
set-up-login-name-hint = Buchstaben, Ziffern und . _ - @ +
set-up-create = Konto anlegen

## Die Bitte einer Website, jemanden anzumelden

consent-title-allow = Darf { $website } Ihr Konto verwenden?
consent-title-password = Passwort eingeben, um sich bei { $website } anzumelden
consent-title-continue = Bei { $website } anmelden
consent-signed-in-as = Sie sind als <a>{ $name }</a> angemeldet.
consent-another-account = Anderes Konto verwenden
# A heading above a list of what the website may do, each as in the section below.
consent-may = Diese Website darf dann
consent-lasts-days =
    { $count ->
        [one] Der Zugriff dauert bis zu { $count } Tag, auch während Sie abgemeldet sind, oder bis Sie ihn widerrufen.
       *[other] Der Zugriff dauert bis zu { $count } Tage, auch während Sie abgemeldet sind, oder bis Sie ihn widerrufen.
    }
consent-lasts-session = Der Zugriff endet, wenn Sie sich abmelden oder ihn widerrufen.
consent-password-due = Geben Sie Ihr Passwort ein, um dies zu erlauben: Noch ist nichts erlaubt.
consent-allow = Erlauben
consent-deny = Ablehnen
consent-continue = Weiter
consent-return = Sie kehren zurück zu <a>{ $place }</a>.
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = Sie können dies jederzeit unter <a>Autorisierte Websites</a> widerrufen.
consent-refused-title = Anmeldeanfrage
consent-refused = Diese Anmeldeanfrage kann nicht verwendet werden
consent-unknown-address = Die Website wollte Sie an eine Adresse zurückschicken, die nicht registriert ist. Es wurde nichts gesendet.
consent-unknown-website = Die Anfrage nennt eine Website, die nicht registriert ist. Es wurde nichts gesendet.
consent-refused-advice = Gehen Sie zurück zur Website und versuchen Sie es noch einmal. Hilft das nicht, muss der Betreiber der Website ihre Registrierung prüfen.

## Was eine Website darf, unter „Diese Website darf dann“ und „Was sie darf“

scope-openid = Sie anmelden
scope-profile = Ihren Anmeldenamen sehen
scope-offline-access = Verbunden bleiben, während Sie abgemeldet sind
scope-sessions = Sehen, wo Sie angemeldet sind, und Sitzungen schließen

## Die Bitte einer Website, jemanden abzumelden

sign-out-title = Abmelden
sign-out-done = Sie sind abgemeldet
sign-out-question = Abmelden?
sign-out-asked = <a>{ $website }</a> bittet darum, Sie abzumelden.
sign-out-asked-by-some = <a>Eine Website</a> bittet darum, Sie abzumelden.
sign-out-signed-in-as = Sie sind als <a>{ $name }</a> angemeldet.
sign-out-consequence = Diese Sitzung endet in diesem Browser. Die Websites, bei denen Sie sich damit angemeldet haben, werden benachrichtigt, wo das möglich ist.
sign-out-answer = Abmelden
sign-out-stay = Angemeldet bleiben

## Mein Konto

account-title = Mein Konto
account-signed-in-as = Sie sind als <a>{ $name }</a> angemeldet.
# What the overview is called, for those who hear the page.
account-overview = Ihr Konto
account-sessions = Sitzungen
account-open-sessions =
    { $count ->
        [one] { $count } offene Sitzung
       *[other] { $count } offene Sitzungen
    }
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = Beginn der neuesten: <a></a>
account-websites = Autorisierte Websites
account-authorized-websites =
    { $count ->
        [one] { $count } Website
       *[other] { $count } Websites
    }
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = mit Zugriff auf Ihr Konto
account-password = Passwort
# When the password was set. The moment stands at <a></a>.
account-password-set = Festgelegt: <a></a>
account-password-set-before = Festgelegt, bevor dieser Dienst das Datum speicherte
account-member-since = Mitglied seit

## Sicherheit

security-title = Sicherheit
security-intro = Mit einem neuen Passwort bleiben Sie auf diesem Gerät angemeldet. Websites verlieren den Zugriff auf Ihr Konto, und Sie melden sich dort neu an.
security-form = Passwort ändern
security-current-password = Aktuelles Passwort
security-new-password = Neues Passwort
security-close-others = Alle anderen Sitzungen schließen
security-change = Passwort ändern

## Das Konto sichern

secure-title = Konto sichern
secure-intro = Tun Sie dies, wenn Sie eine Sitzung gefunden haben, die nicht Ihre ist. Alles geschieht auf einmal:
secure-sessions = Alle anderen Sitzungen werden geschlossen. Auf diesem Gerät bleiben Sie angemeldet.
secure-websites = Websites, die in jenen Sitzungen verwendet wurden, werden widerrufen, und alle anderen verlieren ihren Zugriff.
secure-password = Ihr Passwort wird durch ein neues ersetzt.
secure-form = Alles in einem Schritt
secure-answer = Konto sichern

## Autorisierte Websites

websites-title = Autorisierte Websites
websites-revoke-title = Website widerrufen
websites-revoke-question = { $website } widerrufen?
websites-revoke = Widerrufen
websites-revoke-all-title = Alle Websites widerrufen

## Websites, die neben etwas anderem widerrufen wurden

live-revoked-none = Es gab keine Website zu widerrufen.
live-revoked = Widerrufen: { $names }.
live-revoked-and-more = Widerrufen: { $names } und { $count } weitere.
# One more name behind other names.
live-revoked-names = { $names }, { $name }

## Seiten, die fragen, bevor etwas geschieht

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = Sie kamen hierher von <a>{ $name }</a> ({ $place }).

## Was aus einem Formular wurde

notice-session-closed = Die Sitzung wurde geschlossen.
notice-others-closed =
    { $count ->
        [0] Es gab keine andere Sitzung zu schließen.
        [one] { $count } andere Sitzung wurde geschlossen.
       *[other] { $count } andere Sitzungen wurden geschlossen.
    }
# { $names } are the devices of the sessions.
notice-others-closed-named =
    { $count ->
        [one] { $count } andere Sitzung wurde geschlossen: { $names }.
       *[other] { $count } andere Sitzungen wurden geschlossen: { $names }.
    }
notice-sessions-closed =
    { $count ->
        [0] Es wurde keine Sitzung geschlossen: Sie waren schon vorher beendet.
        [one] { $count } Sitzung wurde geschlossen.
       *[other] { $count } Sitzungen wurden geschlossen.
    }
notice-name-saved = Der Name wurde gespeichert.
notice-website-revoked = Die Website wurde widerrufen. Ihr Zugriff ist beendet.
live-websites-revoked =
    { $count ->
        [0] Es gab keine Website zu widerrufen.
        [one] { $count } Website wurde widerrufen. Ihr Zugriff ist beendet.
       *[other] { $count } Websites wurden widerrufen. Ihr Zugriff ist beendet.
    }
notice-password-changed = Ihr Passwort wurde geändert.
notice-account-secured = Ihr Konto ist gesichert, und Ihr Passwort wurde geändert.
notice-password-not-changed = Ihr Passwort wurde nicht geändert: Sie wurden vorher abgemeldet. Melden Sie sich an und ändern Sie es dann.
notice-signed-out = Sie sind abgemeldet.
notice-not-led-back = Sie sind angemeldet. Dieser Dienst kennt die Seite nicht, von der Sie kamen. Öffnen Sie jene Seite unter ihrer eigenen Adresse.
notice-late = Der Dienst konnte nicht rechtzeitig antworten. Versuchen Sie es noch einmal.

## Was nicht gelungen ist

live-error-signed-out = Sie sind abgemeldet, deshalb wurde nichts geändert. Melden Sie sich an, um fortzufahren.
live-error-password-needed = Geben Sie Ihr Passwort ein, um fortzufahren. Es wurde noch nichts geändert.
live-error-wrong-password = Das ist nicht Ihr Passwort.
live-error-invalid-credentials = Der Anmeldename oder das Passwort ist falsch.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = Zu viele Versuche. Versuchen Sie es in { $when } noch einmal.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = Zu viele falsche Passwörter in dieser Sitzung. Es wurde nichts geändert. Versuchen Sie es in { $when } noch einmal, oder melden Sie sich ab und wieder an.
live-error-not-found = Diesen Eintrag gibt es nicht mehr. Es wurde nichts geändert.
live-error-request-unusable = Diese Anmeldeanfrage kann nicht verwendet werden. Es wurde nichts gesendet. Gehen Sie zurück zur Website und versuchen Sie es noch einmal.
live-error-signed-in-as = Sie sind jetzt als { $name } angemeldet. Die Seite wurde neu geladen, und es wurde nichts geändert.
live-error-invalid-login-name = Ein Anmeldename hat 1 bis 64 Zeichen: Buchstaben, Ziffern und . _ - @ +
live-error-invalid-session-name = Ein Name hat bis zu 40 Zeichen, ohne Zeilenumbrüche und unsichtbare Zeichen. Es wurde nichts geändert.
live-error-password-too-short = Ein Passwort braucht mindestens 8 Zeichen. Wählen Sie ein längeres.
live-error-password-too-long = Ein Passwort darf bis zu 1.000 Bytes haben. Wählen Sie ein kürzeres.
live-error-password-too-common = Dieses Passwort ist leicht zu erraten. Wählen Sie ein anderes, zum Beispiel vier Wörter ohne Zusammenhang.
live-error-link-used = Dieser Link ist nicht mehr gültig. Das erste Konto besteht schon, oder der Dienst wurde neu gestartet und hat einen neuen Link ausgegeben.
live-error-unavailable = Der Dienst hat nicht rechtzeitig geantwortet. Vielleicht wurde Ihre Änderung gespeichert, vielleicht nicht. Prüfen Sie die aktualisierte Liste und versuchen Sie es dann noch einmal.
live-error-unreachable = Der Dienst war nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es dann noch einmal.
live-error-version-skew = Diese Seite ist älter als der Dienst. Laden Sie sie neu und versuchen Sie es dann noch einmal.
live-error-internal = Beim Dienst ist ein Fehler aufgetreten. Versuchen Sie es später noch einmal.
live-error-unavailable-for-reading = Der Dienst konnte nicht rechtzeitig antworten. Es wurde nichts geändert.
live-error-internal-for-reading = Beim Dienst ist ein Fehler aufgetreten. Es wurde nichts geändert.

## Dasselbe hinter „…wurde nicht geschlossen: “ und „…wurde nicht widerrufen: “

live-reason-signed-out = Sie sind abgemeldet, deshalb wurde nichts geändert. Melden Sie sich an, um fortzufahren.
live-reason-password-needed = Geben Sie Ihr Passwort ein, um fortzufahren. Es wurde noch nichts geändert.
live-reason-wrong-password = Das ist nicht Ihr Passwort.
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = Zu viele falsche Passwörter in dieser Sitzung. Es wurde nichts geändert. Versuchen Sie es in { $when } noch einmal, oder melden Sie sich ab und wieder an.
live-reason-not-found = Diesen Eintrag gibt es nicht mehr. Es wurde nichts geändert.
live-reason-signed-in-as = Sie sind jetzt als { $name } angemeldet. Die Seite wurde neu geladen, und es wurde nichts geändert.
live-reason-invalid-session-name = Ein Name hat bis zu 40 Zeichen, ohne Zeilenumbrüche und unsichtbare Zeichen. Es wurde nichts geändert.
live-reason-unavailable = Der Dienst hat nicht rechtzeitig geantwortet. Vielleicht wurde Ihre Änderung gespeichert, vielleicht nicht. Prüfen Sie die aktualisierte Liste und versuchen Sie es dann noch einmal.
live-reason-unreachable = Der Dienst war nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es dann noch einmal.
live-reason-version-skew = Diese Seite ist älter als der Dienst. Laden Sie sie neu und versuchen Sie es dann noch einmal.
live-reason-internal = Beim Dienst ist ein Fehler aufgetreten. Versuchen Sie es später noch einmal.

## Seiten an der Stelle einer anderen

error-not-loaded = Diese Seite konnte nicht geladen werden
error-try-again = Noch einmal versuchen
# By what an operator finds the request in the log.
error-reference = Kennung: { $reference }
error-not-found-title = Seite nicht gefunden
error-not-found = Unter dieser Adresse gibt es nichts.
error-go-to-sessions = Zu den Sitzungen
error-not-available-title = Nicht verfügbar
error-crashed = Etwas auf dieser Seite funktioniert nicht mehr. Nichts von dem, was Sie getan haben, ist verloren: <a>Laden Sie die Seite neu</a>.

## Seiten an der Stelle einer Antwort, die keine hat

bare-refused-title = Dies wurde abgelehnt
bare-refused = Die Anfrage kam nicht von einer Seite dieses Dienstes. Es wurde nichts geändert.
bare-no-page-title = Dies ist keine Seite
bare-no-page = Diese Adresse nimmt nur an, was ein Formular sendet. Es wurde nichts geändert.
bare-too-slow-title = Dies hat zu lange gedauert
bare-too-slow = Nicht alles kam rechtzeitig an. Es wurde nichts geändert.
bare-too-long-title = Dies ist zu lang
bare-too-long = Was gesendet wurde, ist länger als alles, wonach der Dienst fragt. Es wurde nichts geändert.
bare-wrong-address-title = Falsche Adresse
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = Dieser Dienst antwortet unter <a>{ $url }</a> und unter keinem anderen Namen.
bare-too-many-title = Zu viele Anfragen
bare-too-many = Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.
bare-unreadable-title = Dies konnte nicht gelesen werden
bare-unreadable = Was gesendet wurde, ist nicht das, wonach der Dienst fragt. Es wurde nichts geändert.
bare-not-loaded-title = Diese Seite konnte nicht geladen werden
bare-not-loaded = Es wurde nichts geändert.
bare-no-answer-title = Keine rechtzeitige Antwort
bare-no-answer = Der Dienst hat nicht rechtzeitig geantwortet. Vielleicht wurde Ihre Änderung gespeichert, vielleicht nicht. Prüfen Sie Ihre Sitzungen und versuchen Sie es dann noch einmal.
bare-failed-title = Ein Fehler ist aufgetreten
bare-failed = Vielleicht wurde Ihre Änderung gespeichert, vielleicht nicht. Prüfen Sie Ihre Sitzungen und versuchen Sie es dann noch einmal.

## Seiten auf dem Weg zu einer Website

onward-title = Es geht weiter
onward = Ihr Browser geht weiter zu <a>{ $place }</a>.
onward-to-website = Ihr Browser geht weiter zu <a>der Website</a>.
# A link that does it at once.
onward-now = Jetzt weiter
# A button that does it.
onward-answer = Weiter
stranded-title = Dort nicht angemeldet
stranded-heading = Sie sind angemeldet, aber { $place } erkennt es nicht
stranded = Sie wurden soeben hierher zurückgeschickt. Mit Ihrem Konto ist alles in Ordnung. Wer { $place } betreibt, muss dafür sorgen, dass das Cookie dieses Dienstes dort ankommt.
stranded-again = { $place } noch einmal versuchen

## Der Rahmen mit der Liste der Sitzungen in der Seite eines Produkts

embed-frame-title = Sitzungen
embed-frame-signed-out = Sie sind abgemeldet.
embed-frame-sign-in = Anmelden
embed-frame-unavailable = Ihre Sitzungen können gerade nicht angezeigt werden.
embed-frame-refused = Dieser Rahmen ist nicht für jene Seite
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = Die Adresse dieses Rahmens nennt keine Herkunft, wie etwa ?origin=https://app.example.com.
# What follows the colon is typed into a terminal.
embed-frame-unregistered = Seiten von { $origin } dürfen diesen Rahmen nicht enthalten. Wer den Dienst betreibt, registriert sie: user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = Seiten von { $origin } dürfen Sitzungen nicht schließen, ohne dass die Person beim Dienst zustimmt. Sie dürfen deshalb diesen Rahmen nicht enthalten, in dem ein Klick eine Sitzung schließt. Wer den Dienst betreibt, kann das erlauben: --embed-closing direct

## Die Wahl der Sprache

language-label = Sprache
language-change = Ändern

## Devices

device-on = { $browser } unter { $system }
device-program-named = Ein Programm ({ $name })
device-program = Ein Programm
device-unknown = Unbekanntes Gerät
# A product's page in which a session was closed.
device-in-place = { $device }, in { $place }
place-city-country = { $city }, { $country }
