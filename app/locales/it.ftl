## Numeri e orari

number = { $number }
now = Adesso
minutes-ago =
    { $count ->
        [one] { $count } minuto fa
       *[other] { $count } minuti fa
    }
hours-ago =
    { $count ->
        [one] { $count } ora fa
       *[other] { $count } ore fa
    }
days-ago =
    { $count ->
        [one] { $count } giorno fa
       *[other] { $count } giorni fa
    }
seconds =
    { $count ->
        [one] { $count } secondo
       *[other] { $count } secondi
    }
minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minuti
    }
number-with-tenth = { $whole },{ $tenth }

## Elenchi di nomi

live-more = { $count } in più
live-list-comma = { ", " }
live-list-end = { $first } e { $last }

## Un elenco vivo, qualunque cosa elenchi

live-live = In tempo reale
live-as-of = Aggiornamento:
live-paused = In pausa, aggiornamento:
live-offline = Connessione assente. Ultimo aggiornamento:
live-stale = Ultimo aggiornamento:
live-pause = Pausa
live-pause-name = Metti in pausa gli aggiornamenti
live-resume = Riprendi
live-resume-name = Riprendi gli aggiornamenti
live-dismiss = Nascondi
live-password = Password
live-cancel = Annulla
live-new-session = Nuova
live-new-website = Nuovo
live-reason-no-answer = il servizio non ha potuto rispondere. Riprovare.
live-reason-offline = la connessione è assente. Riprovare quando sarà tornata.
live-over-closed-heading = Questa sessione è stata chiusa
live-over-unknown-heading = In questo browser non è più attivo l’accesso
live-over-unknown-text = Se l’uscita non è stata voluta, la sessione potrebbe essere ancora aperta: accedere per vederla tra le proprie sessioni.
live-over-other-heading = Ora l’accesso è attivo come { $name }
live-over-other-text = Non è stato modificato nulla. La pagina viene ricaricata.
live-load-again = Ricarica la pagina

## Sessioni

live-sessions-heading = Sessioni
live-sessions-intro = Tutti i luoghi in cui è attivo l’accesso all’account. Se una sessione non è nota, chiuderla e <a>cambiare la password</a>.
live-sessions-caption = Sessioni attive
live-sessions-device = Dispositivo
live-sessions-started = Inizio
live-sessions-from = Connessione da indirizzo IP
live-sessions-active = Ultima attività
live-sessions-action = Azione
# What stands before the time or the address on a small screen.
live-session-started = Inizio
live-session-from = Da
live-session-active = Attività
live-current = Sessione attuale
live-session-came = Nuova sessione: { $name }, connessione da { $address }.
live-sessions-came =
    { $count ->
        [one] { $count } nuova sessione.
       *[other] { $count } nuove sessioni.
    }
live-session-went = Una sessione è terminata: { $name }.
live-sessions-went =
    { $count ->
        [one] { $count } sessione è terminata.
       *[other] { $count } sessioni sono terminate.
    }
live-close = Chiudi
live-close-name = Chiudi la sessione: { $name } (inizio: { $when })
live-closing = Chiusura…
live-closing-name = Chiusura… sessione: { $name } (inizio: { $when })
live-closed = Chiusa
live-close-answer = Chiudi la sessione
live-select-session = Seleziona la sessione: { $name } (inizio: { $when })
live-close-selected = Chiudi le sessioni selezionate
live-close-password-due = Inserire la password per continuare: è passato un po’ di tempo dall’ultima volta. Non è stato ancora chiuso nulla.
live-session-not-closed = La sessione { $names } non è stata chiusa: { $reason }
live-sessions-not-closed = Le sessioni { $names } non sono state chiuse: { $reason }
live-others-not-closed = Le altre sessioni non sono state chiuse: { $reason }
live-session-still-open = Ancora nessuna risposta; la sessione { $names } è ancora aperta. Riprovare.
live-sessions-still-open = Ancora nessuna risposta; le sessioni { $names } sono ancora aperte. Riprovare.
live-others-still-open = Ancora nessuna risposta; le altre sessioni sono ancora aperte. Riprovare.
live-session-maybe-open = Ancora nessuna risposta; non è noto se la sessione { $names } sia ancora aperta. Riprovare.
live-sessions-maybe-open = Ancora nessuna risposta; non è noto se le sessioni { $names } siano ancora aperte. Riprovare.
live-others-maybe-open = Ancora nessuna risposta; non è noto se le altre sessioni siano ancora aperte. Riprovare.
live-close-others = Chiudi tutte le altre sessioni ({ $count })
live-close-others-question =
    { $count ->
        [one] Chiudere { $count } altra sessione?
       *[other] Chiudere { $count } altre sessioni?
    }
live-close-others-consequence = Terminano subito e lì occorre accedere di nuovo. In questo browser l’accesso resta attivo.
live-close-others-choice = Revoca anche i siti web usati in queste sessioni
live-close-others-answer =
    { $count ->
        [one] Chiudi { $count } sessione
       *[other] Chiudi { $count } sessioni
    }
live-close-others-done = Tutte le altre sessioni sono chiuse.
live-since-last-visit =
    { $count ->
        [one] { $count } nuova sessione dall’ultima visita.
       *[other] { $count } nuove sessioni dall’ultima visita.
    }
live-since-last-visit-text = Ognuna è segnalata nell’elenco. Ce n’è una sconosciuta?
live-secure-question = C’è qualcosa di sconosciuto?
live-secure-text = Un solo passo chiude tutte le altre sessioni, revoca ciò che hanno autorizzato e imposta una nuova password.
live-secure = Proteggi il mio account
live-sound = Suono
live-search = Cerca
live-search-name = Cerca per dispositivo, luogo o indirizzo
live-search-hint = Dispositivo, luogo o indirizzo
live-order = Ordine
live-newest-first = Prima le più recenti
live-last-active-first = Prima le ultime attive
live-range = { $first }–{ $last } di { $names }
live-no-match = Nessuna sessione corrisponde.
live-newer = Sessioni più recenti
live-older = Sessioni meno recenti
live-show-all = Mostra tutto
live-pages = Pagine
live-pages-below = Pagine, sotto l’elenco
live-details = Dettagli
live-details-name = Dettagli: { $name }
live-name-session = Dai un nome alla sessione
live-recently-ended = Terminate di recente
live-kept = Conservate per 7 giorni, poi cancellate con i loro indirizzi
live-ended = Fine
live-show = Mostra
live-revoke-websites = Revoca i suoi siti web
live-revoke-of-session = Revoca i suoi siti web: { $name }

## Una sessione nella sua riga

session-new-place = Nuovo luogo
session-new-browser = Nuovo browser
session-method-password = con password
session-signed-in-to = Accesso a: { $names }
session-signed-in-from = Accesso da { $address }
session-signed-in-from-place = Luogo di accesso: { $place } ({ $address })
session-address-at-sign-in = Indirizzo al momento dell’accesso: { $address }
session-expires = Scadenza: { $when }
session-id = Numero della sessione per l’assistenza: { $id }
session-group =
    { $count ->
        [one] { $count } sessione di questo browser
       *[other] { $count } sessioni di questo browser
    }
session-group-close =
    { $count ->
        [2] Chiudi entrambe
       *[other] Chiudi tutte queste
    }
session-closed = Sessione chiusa: { $name }.
session-told =
    { $count ->
        [one] Avviso in corso al sito: { $names }.
       *[other] Avviso in corso ai siti: { $names }.
    }
session-untold = Impossibile raggiungere: { $names }.
session-unseen = Inizio successivo all’elenco visualizzato: { $names }.
session-started-at = { $name } (inizio: { $when })

## Come è terminata una sessione, nell’elenco

end-signed-out = Uscita
end-signed-in-again = Nuovo accesso nello stesso browser
end-closed = Chiusa da te
end-closed-from = Chiusa da te, da { $device }
end-closed-with-others = Chiusa da te con tutte le altre
end-closed-with-others-from = Chiusa da te con tutte le altre, da { $device }
end-password-changed = Chiusa perché la password è stata cambiata
end-password-changed-from = Chiusa perché la password è stata cambiata da { $device }
end-idle = Scaduta per inattività
end-expired = Scaduta (durata massima della sessione)
end-closed-by-administrator = Chiusa da un amministratore
end-account-disabled = Chiusa perché l’account è stato disattivato
end-restored = Chiusa perché il servizio è stato ripristinato da una copia di sicurezza
end-other = Terminata
ended-together =
    { $count ->
        [one] { $count } sessione chiusa insieme
       *[other] { $count } sessioni chiuse insieme
    }
ended-page-title = Sessioni chiuse insieme
ended-page-empty = In questa pagina non ci sono più sessioni.

## Come è terminata una sessione, per il browser che la teneva. Il soggetto è sottinteso, o «sessione» se nulla l’ha ancora nominata.

live-it-closed =
    { $subject ->
        [session] Questa sessione è stata chiusa ({ $when }).
       *[it] È stata chiusa ({ $when }).
    }
live-it-closed-from =
    { $subject ->
        [session] Questa sessione è stata chiusa da { $device } ({ $when }).
       *[it] È stata chiusa da { $device } ({ $when }).
    }
live-it-closed-with-others =
    { $subject ->
        [session] Questa sessione è stata chiusa con tutte le altre ({ $when }).
       *[it] È stata chiusa con tutte le altre ({ $when }).
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] Questa sessione è stata chiusa con tutte le altre da { $device } ({ $when }).
       *[it] È stata chiusa con tutte le altre da { $device } ({ $when }).
    }
live-it-password-changed =
    { $subject ->
        [session] Questa sessione è stata chiusa quando è stata cambiata la password ({ $when }). Accedere con la nuova password.
       *[it] È stata chiusa quando è stata cambiata la password ({ $when }). Accedere con la nuova password.
    }
live-it-password-changed-from =
    { $subject ->
        [session] Questa sessione è stata chiusa quando è stata cambiata la password da { $device } ({ $when }). Accedere con la nuova password.
       *[it] È stata chiusa quando è stata cambiata la password da { $device } ({ $when }). Accedere con la nuova password.
    }
live-it-signed-out =
    { $subject ->
        [session] Questa sessione è stata chiusa con l’uscita ({ $when }).
       *[it] È stata chiusa con l’uscita ({ $when }).
    }
live-it-signed-in-again =
    { $subject ->
        [session] Questa sessione è stata sostituita da un nuovo accesso nello stesso browser ({ $when }).
       *[it] È stata sostituita da un nuovo accesso nello stesso browser ({ $when }).
    }
live-it-idle =
    { $subject ->
        [session] Questa sessione è scaduta per inattività ({ $when }).
       *[it] È scaduta per inattività ({ $when }).
    }
live-it-expired =
    { $subject ->
        [session] Questa sessione è scaduta al termine della durata massima ({ $when }).
       *[it] È scaduta al termine della durata massima ({ $when }).
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] Questa sessione è stata chiusa da un amministratore ({ $when }).
       *[it] È stata chiusa da un amministratore ({ $when }).
    }
live-it-account-disabled =
    { $subject ->
        [session] Questa sessione è stata chiusa perché l’account è stato disattivato ({ $when }).
       *[it] È stata chiusa perché l’account è stato disattivato ({ $when }).
    }
live-it-restored =
    { $subject ->
        [session] Questa sessione è stata chiusa perché il servizio è stato ripristinato da una copia di sicurezza ({ $when }).
       *[it] È stata chiusa perché il servizio è stato ripristinato da una copia di sicurezza ({ $when }).
    }

## L’esito dell’avviso a un sito web che una sessione è terminata

receipts-more = e { $count } in più
receipt-confirmed-in = { $name } ha chiuso l’accesso in { $seconds } s
receipt-confirmed-at = { $name } ha chiuso l’accesso: { $when }
receipt-no-such-session = { $name } ha risposto di non avere questa sessione
receipt-pending = { $name }: avviso in corso
receipt-not-reached = { $name }: non ancora raggiunto. Prossimo tentativo: { $when }
receipt-cannot-be-reached = { $name }: impossibile da raggiungere
receipt-access-ends = { $name }: impossibile da raggiungere. Fine del suo accesso: { $when }
receipt-keeps-access = Il sito conserva l’accesso consentito anche dopo l’uscita.

## Domande prima di chiudere o nominare una sessione

connected-from = Connessione da <a>{ $address }</a>
close-title = Chiudi una sessione
close-question = Chiudere { $name }?
close-consequence = La sessione termina subito e lì occorre accedere di nuovo.
close-choice = Revoca anche i siti web usati in questa sessione
close-others-title = Chiudi tutte le altre sessioni
close-others-unreadable = Non è stato possibile leggere l’elenco. Non è stato chiuso nulla. Riprovare.
selection-empty = Non era selezionata nessun’altra sessione aperta. Non è stato modificato nulla.
selection-question =
    { $count ->
        [one] Chiudere { $count } sessione?
       *[other] Chiudere { $count } sessioni?
    }
revoke-of-session-title = Revoca i siti web di una sessione
revoke-of-session-question = Revocare i siti web usati in questa sessione: { $name }?
revoke-of-session-text = Inserire la password per continuare: è passato un po’ di tempo dall’ultima volta. Non è stato ancora revocato nulla. L’accesso di questi siti web terminerà in tutte le sessioni dell’account, e al prossimo accesso lo chiederanno di nuovo.
back-to-sessions = Torna alle sessioni
go-to-sessions = Vai alle sessioni
name-title = Dai un nome a una sessione
name-question = Dai un nome: { $device }
name-label = Nome
name-hint = Per esempio: Portatile in cucina. Lasciare vuoto per mostrare di nuovo il dispositivo.
name-password-due = Inserire la password per continuare: è passato un po’ di tempo dall’ultima volta.
name-save = Salva il nome
others-are-closed = Le altre sessioni sono chiuse
no-others-to-close = Non ci sono altre sessioni da chiudere
shut-this-tab = Ora si può chiudere questa scheda.
session-is-closed = La sessione { $name } è chiusa
own-session-title = Questa è la sessione in uso
own-session-text = { $name }. Chiudendola si esce dall’account in questo browser. Se non è questo che si vuole, si può chiudere questa scheda.
no-such-session-title = Sessione non presente in questo account
no-such-session-text = Qui l’accesso è attivo come <a>{ $name }</a>, e questo account non ha più questa sessione. Non è stato chiuso nulla. Forse nel luogo di provenienza ({ $place }) l’accesso è attivo con un altro account: accedere con quello anche qui, oppure chiudere questa scheda.
no-such-session-somewhere = la pagina precedente
another-account = Accedi con un altro account

## Siti autorizzati

live-websites-heading = Siti autorizzati
live-websites-intro = Questi siti web possono usare l’account per l’accesso. Revocare quelli che non servono più.
live-websites-title = Siti web
live-websites-none = Nessun sito web può usare l’account. Quando si accede a un sito con questo account, il sito appare qui.
live-websites-caption = Siti autorizzati
live-websites-website = Sito web
live-websites-may = Che cosa può fare
live-websites-authorized = Autorizzato il
live-website-authorized = Autorizzato
live-websites-used = Ultimo uso
live-website-came = Sito autorizzato: { $name }.
live-websites-came =
    { $count ->
        [one] { $count } sito web è stato autorizzato.
       *[other] { $count } siti web sono stati autorizzati.
    }
live-website-went = Sito revocato: { $name }.
live-websites-went =
    { $count ->
        [one] { $count } sito web è stato revocato.
       *[other] { $count } siti web sono stati revocati.
    }
live-revoke = Revoca
live-revoke-name = Revoca: { $name }
live-revoking = Revoca…
live-revoking-name = Revoca…: { $name }
live-revoked-row = Revocato
live-revoke-password-due = Inserire la password per continuare: è passato un po’ di tempo dall’ultima volta. Non è stato ancora revocato nulla.
live-website-not-revoked = Il sito { $names } non è stato revocato: { $reason }
live-websites-not-revoked = I siti { $names } non sono stati revocati: { $reason }
live-all-not-revoked = I siti web non sono stati revocati: { $reason }
live-website-still = Ancora nessuna risposta; il sito { $names } è ancora autorizzato. Riprovare.
live-websites-still = Ancora nessuna risposta; i siti { $names } sono ancora autorizzati. Riprovare.
live-all-still = Ancora nessuna risposta; i siti web sono ancora autorizzati. Riprovare.
live-website-maybe = Ancora nessuna risposta; non è noto se il sito { $names } sia ancora autorizzato. Riprovare.
live-websites-maybe = Ancora nessuna risposta; non è noto se i siti { $names } siano ancora autorizzati. Riprovare.
live-all-maybe = Ancora nessuna risposta; non è noto se i siti web siano ancora autorizzati. Riprovare.
live-revoke-all = Revoca tutti ({ $count })
live-revoke-all-question =
    { $count ->
        [one] Revocare { $count } sito web?
       *[other] Revocare { $count } siti web?
    }
live-revoke-all-consequence = Il loro accesso termina subito. Al prossimo accesso lo chiederanno di nuovo.
live-revoke-all-answer =
    { $count ->
        [one] Revoca { $count } sito web
       *[other] Revoca { $count } siti web
    }
live-revoke-all-done = Tutti i siti web sono revocati.
website-while-signed-in = Solo finché l’accesso è attivo
website-used-from = accesso da { $address }
website-not-used = Non usato da 90 giorni
website-is-revoked = Il sito { $name } è revocato.
website-will-be-told = { $name } riceve un avviso e il suo accesso termina subito. Al prossimo accesso il sito lo chiederà di nuovo.
website-cannot-be-told = Il suo accesso termina subito. Non è possibile avvisare { $name }: lì l’accesso potrebbe restare attivo per un po’.
place-local = Rete locale


## La cornice delle pagine dell’account, e di ogni altra pagina

frame-description = Mostra dove è attivo l’accesso all’account e permette di chiudere ogni sessione.
frame-skip = Vai al contenuto
# What the navigation is called, for those who hear the page.
frame-navigation = Il mio account
frame-sessions = Sessioni
frame-websites = Siti autorizzati
frame-security = Sicurezza
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }, menu dell’account
frame-my-account = Il mio account
frame-change-password = Cambia password
frame-sign-out = Esci
frame-help = Assistenza
# Stands for the name of the service where its operator has given it none.
live-my-account = Il mio account

## Campi dei moduli

field-login-name = Nome utente
field-new-password-hint = Almeno 8 caratteri. Quattro parole senza legame tra loro sono più sicure di una parola con simboli.

## Dispositivi

# Read out before the name of a phone or tablet.
live-device-phone = Telefono:
live-device-tablet = Tablet:

## Accedere

sign-in-title = Accedi
sign-in-answer = Accedi
sign-in-onward = Accedere per proseguire verso <a>{ $website }</a>.
sign-in-return = Poi si torna a <a>{ $place }</a>.
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = Non esiste ancora nessun account. Aprire il link mostrato nel terminale: <a>user-sessions</a> ne mostra uno nuovo a ogni avvio.
sign-in-cookie-plain-http = La password era corretta, ma questo browser non ha conservato il cookie che serve per l’accesso. Safari non ne conserva da un semplice indirizzo http: avviare il servizio con --insecure-cookies, pensato per lo sviluppo, oppure usare un altro browser.
sign-in-cookie-blocked = La password era corretta, ma questo browser non ha conservato il cookie che serve per l’accesso. Consentire i cookie per questo sito, poi accedere di nuovo.
live-sign-in = Accedi
live-sign-in-as = Accedi come { $name }
# A button for whoever did not close the session themselves.
live-not-me = Non ero io

## Creare il primo account

set-up-title = Configurazione
set-up-heading = Crea il primo account
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = Questo link non è valido. Aprire l’ultimo link mostrato nel terminale: <a>user-sessions</a> mostra a ogni avvio un nuovo link, che sostituisce il precedente.
set-up-intro = Dopo la creazione l’accesso è attivo. Questo link funziona una sola volta.
set-up-login-name-hint = Lettere, cifre e . _ - @ +
set-up-create = Crea account

## La richiesta di accesso di un sito web

consent-title-allow = Consentire a { $website } di usare l’account?
consent-title-password = Inserire la password per accedere a { $website }
consent-title-continue = Accedi a { $website }
consent-signed-in-as = Accesso attivo come <a>{ $name }</a>.
consent-another-account = Usa un altro account
# A heading above a list of what the website may do, each as in the section below.
consent-may = Questo sito web potrà
consent-lasts-days =
    { $count ->
        [one] Il suo accesso dura fino a { $count } giorno, anche dopo l’uscita dall’account, o fino alla revoca.
       *[other] Il suo accesso dura fino a { $count } giorni, anche dopo l’uscita dall’account, o fino alla revoca.
    }
consent-lasts-session = Il suo accesso termina con l’uscita dall’account o con la revoca.
consent-password-due = Inserire la password per consentirlo: non è stato ancora consentito nulla.
consent-allow = Consenti
consent-deny = Rifiuta
consent-continue = Continua
consent-return = Poi si torna a <a>{ $place }</a>.
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = Si può revocare in qualsiasi momento in <a>Siti autorizzati</a>.
consent-refused-title = Richiesta di accesso
consent-refused = Questa richiesta di accesso non è utilizzabile
consent-unknown-address = Il sito web ha chiesto il ritorno a un indirizzo non registrato. Non è stato inviato nulla.
consent-unknown-website = La richiesta indica un sito web non registrato. Non è stato inviato nulla.
consent-refused-advice = Tornare al sito web e riprovare. Se non basta, il gestore del sito deve controllarne la registrazione.

## Che cosa può fare un sito web, sotto «Questo sito web potrà» e «Che cosa può fare»

scope-openid = Usare l’account per l’accesso
scope-profile = Vedere il nome utente
scope-offline-access = Mantenere il collegamento dopo l’uscita
scope-sessions = Vedere dove è attivo l’accesso e chiudere sessioni

## La richiesta di uscita di un sito web

sign-out-title = Esci
sign-out-done = Uscita effettuata
sign-out-question = Uscire?
sign-out-asked = <a>{ $website }</a> chiede l’uscita dall’account.
sign-out-asked-by-some = <a>Un sito web</a> chiede l’uscita dall’account.
sign-out-signed-in-as = Accesso attivo come <a>{ $name }</a>.
sign-out-consequence = Questa sessione termina in questo browser, e i siti web a cui si è fatto accesso con essa vengono avvisati, dove possibile.
sign-out-answer = Esci
sign-out-stay = Non uscire

## Il mio account

account-title = Il mio account
account-signed-in-as = Accesso attivo come <a>{ $name }</a>.
# What the overview is called, for those who hear the page.
account-overview = Riepilogo dell’account
account-sessions = Sessioni
account-open-sessions =
    { $count ->
        [one] { $count } sessione aperta
       *[other] { $count } sessioni aperte
    }
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = Inizio della più recente: <a></a>
account-websites = Siti autorizzati
account-authorized-websites =
    { $count ->
        [one] { $count } sito web
       *[other] { $count } siti web
    }
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = con accesso all’account
account-password = Password
# When the password was set. The moment stands at <a></a>.
account-password-set = Impostata: <a></a>
account-password-set-before = Impostata prima che questo servizio conservasse la data
account-member-since = Membro da

## Sicurezza

security-title = Sicurezza
security-intro = Con una nuova password l’accesso resta attivo su questo dispositivo. I siti web perdono l’accesso all’account e vi si accede di nuovo.
security-form = Cambia la password
security-current-password = Password attuale
security-new-password = Nuova password
security-close-others = Chiudi tutte le altre sessioni
security-change = Cambia password

## Proteggere l’account

secure-title = Proteggi il mio account
secure-intro = Da usare se è comparsa una sessione sconosciuta. Tutto avviene insieme:
secure-sessions = Tutte le altre sessioni vengono chiuse. Su questo dispositivo l’accesso resta attivo.
secure-websites = I siti web usati in quelle sessioni vengono revocati, e tutti gli altri perdono l’accesso.
secure-password = La password viene sostituita da una nuova.
secure-form = Tutto in un solo passo
secure-answer = Proteggi il mio account

## Siti autorizzati

websites-title = Siti autorizzati
websites-revoke-title = Revoca un sito web
websites-revoke-question = Revocare { $website }?
websites-revoke = Revoca
websites-revoke-all-title = Revoca tutti i siti web

## Siti web revocati insieme ad altro

live-revoked-none = Non c’erano siti web da revocare.
live-revoked = Siti revocati: { $names }.
live-revoked-and-more =
    { $count ->
        [one] Siti revocati: { $names } e { $count } altro.
       *[other] Siti revocati: { $names } e altri { $count }.
    }
# One more name behind other names.
live-revoked-names = { $names }, { $name }

## Pagine che chiedono prima di fare qualcosa

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = Provenienza: <a>{ $name }</a> ({ $place }).

## L’esito di un modulo

notice-session-closed = La sessione è stata chiusa.
notice-others-closed =
    { $count ->
        [0] Non c’erano altre sessioni da chiudere.
        [one] { $count } altra sessione è stata chiusa.
       *[other] { $count } altre sessioni sono state chiuse.
    }
# { $names } are the devices of the sessions.
notice-others-closed-named =
    { $count ->
        [one] { $count } altra sessione è stata chiusa: { $names }.
       *[other] { $count } altre sessioni sono state chiuse: { $names }.
    }
notice-sessions-closed =
    { $count ->
        [0] Nessuna sessione è stata chiusa: erano già terminate.
        [one] { $count } sessione è stata chiusa.
       *[other] { $count } sessioni sono state chiuse.
    }
notice-name-saved = Il nome è stato salvato.
notice-website-revoked = Il sito web è stato revocato. Il suo accesso è terminato.
live-websites-revoked =
    { $count ->
        [0] Non c’erano siti web da revocare.
        [one] { $count } sito web è stato revocato. Il suo accesso è terminato.
       *[other] { $count } siti web sono stati revocati. Il loro accesso è terminato.
    }
notice-password-changed = La password è stata cambiata.
notice-account-secured = L’account è protetto e la password è stata cambiata.
notice-password-not-changed = La password non è stata cambiata: l’accesso era già terminato. Accedere, poi cambiarla.
notice-signed-out = Uscita effettuata.
notice-not-led-back = L’accesso è attivo. Questo servizio non conosce la pagina di provenienza. Aprire quella pagina al suo indirizzo.
notice-late = Il servizio non ha potuto rispondere in tempo. Riprovare.

## Che cosa non ha funzionato

live-error-signed-out = L’accesso non è attivo, perciò non è stato modificato nulla. Accedere per continuare.
live-error-password-needed = Inserire la password per continuare. Non è stato ancora modificato nulla.
live-error-wrong-password = La password non è corretta.
live-error-invalid-credentials = Il nome utente o la password non è corretto.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = Troppi tentativi. Riprovare tra { $when }.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = Troppe password errate in questa sessione. Non è stato modificato nulla. Riprovare tra { $when }, oppure uscire e accedere di nuovo.
live-error-not-found = Questo elemento non esiste più. Non è stato modificato nulla.
live-error-request-unusable = Questa richiesta di accesso non è utilizzabile. Non è stato inviato nulla. Tornare al sito web e riprovare.
live-error-signed-in-as = Ora l’accesso è attivo come { $name }. La pagina è stata ricaricata e non è stato modificato nulla.
live-error-invalid-login-name = Un nome utente ha da 1 a 64 caratteri: lettere, cifre e . _ - @ +
live-error-invalid-session-name = Un nome ha fino a 40 caratteri, senza interruzioni di riga né caratteri invisibili. Non è stato modificato nulla.
live-error-password-too-short = Una password deve avere almeno 8 caratteri. Sceglierne una più lunga.
live-error-password-too-long = Una password può avere fino a 1.000 byte. Sceglierne una più corta.
live-error-password-too-common = Questa password è facile da indovinare. Sceglierne un’altra, per esempio quattro parole senza legame tra loro.
live-error-link-used = Questo link non è più valido. Il primo account esiste, oppure il servizio è stato riavviato e ha mostrato un nuovo link.
live-error-unavailable = Il servizio non ha risposto in tempo. La modifica potrebbe essere stata salvata oppure no. Controllare l’elenco aggiornato, poi riprovare.
live-error-unreachable = Non è stato possibile raggiungere il servizio. Controllare la connessione, poi riprovare.
live-error-version-skew = Questa pagina è più vecchia del servizio. Ricaricarla, poi riprovare.
live-error-internal = Si è verificato un problema nel servizio. Riprovare più tardi.
live-error-unavailable-for-reading = Il servizio non ha potuto rispondere in tempo. Non è stato modificato nulla.
live-error-internal-for-reading = Si è verificato un problema nel servizio. Non è stato modificato nulla.

## Lo stesso dopo «…non è stata chiusa:» e «…non è stato revocato:»

live-reason-signed-out = l’accesso non è attivo, perciò non è stato modificato nulla. Accedere per continuare.
live-reason-password-needed = inserire la password per continuare. Non è stato ancora modificato nulla.
live-reason-wrong-password = la password non è corretta.
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = troppe password errate in questa sessione. Non è stato modificato nulla. Riprovare tra { $when }, oppure uscire e accedere di nuovo.
live-reason-not-found = questo elemento non esiste più. Non è stato modificato nulla.
live-reason-signed-in-as = ora l’accesso è attivo come { $name }. La pagina è stata ricaricata e non è stato modificato nulla.
live-reason-invalid-session-name = un nome ha fino a 40 caratteri, senza interruzioni di riga né caratteri invisibili. Non è stato modificato nulla.
live-reason-unavailable = il servizio non ha risposto in tempo. La modifica potrebbe essere stata salvata oppure no. Controllare l’elenco aggiornato, poi riprovare.
live-reason-unreachable = non è stato possibile raggiungere il servizio. Controllare la connessione, poi riprovare.
live-reason-version-skew = questa pagina è più vecchia del servizio. Ricaricarla, poi riprovare.
live-reason-internal = si è verificato un problema nel servizio. Riprovare più tardi.

## Pagine al posto di un’altra

error-not-loaded = Non è stato possibile caricare questa pagina
error-try-again = Riprova
# By what an operator finds the request in the log.
error-reference = Riferimento: { $reference }
error-not-found-title = Pagina non trovata
error-not-found = A questo indirizzo non c’è nulla.
error-go-to-sessions = Vai alle sessioni
error-not-available-title = Non disponibile
error-crashed = Qualcosa in questa pagina ha smesso di funzionare. Nulla di ciò che è stato fatto è perduto: <a>ricaricare la pagina</a>.

## Pagine al posto di una risposta che non ne ha

bare-refused-title = Richiesta rifiutata
bare-refused = La richiesta non proveniva da una pagina di questo servizio. Non è stato modificato nulla.
bare-no-page-title = Questa non è una pagina
bare-no-page = Questo indirizzo accetta solo ciò che invia un modulo. Non è stato modificato nulla.
bare-too-slow-title = C’è voluto troppo tempo
bare-too-slow = Non tutto è arrivato in tempo. Non è stato modificato nulla.
bare-too-long-title = Il contenuto è troppo lungo
bare-too-long = Ciò che è stato inviato è più lungo di quanto il servizio chiede. Non è stato modificato nulla.
bare-wrong-address-title = Indirizzo errato
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = Questo servizio risponde all’indirizzo <a>{ $url }</a> e con nessun altro nome.
bare-too-many-title = Troppe richieste
bare-too-many = Non è stato modificato nulla. Riprovare tra un momento.
bare-unreadable-title = Lettura non riuscita
bare-unreadable = Ciò che è stato inviato non è ciò che il servizio chiede. Non è stato modificato nulla.
bare-not-loaded-title = Non è stato possibile caricare questa pagina
bare-not-loaded = Non è stato modificato nulla.
bare-no-answer-title = Nessuna risposta in tempo
bare-no-answer = Il servizio non ha risposto in tempo. La modifica potrebbe essere stata salvata oppure no. Controllare le sessioni, poi riprovare.
bare-failed-title = Si è verificato un problema
bare-failed = La modifica potrebbe essere stata salvata oppure no. Controllare le sessioni, poi riprovare.

## Pagine sulla strada verso un sito web

onward-title = Si prosegue
onward = Il browser prosegue verso <a>{ $place }</a>.
onward-to-website = Il browser prosegue verso <a>il sito web</a>.
# A link that does it at once.
onward-now = Prosegui ora
# A button that does it.
onward-answer = Prosegui
stranded-title = Accesso non riuscito
stranded-heading = L’accesso è attivo, ma { $place } non lo riconosce
stranded = Il sito ha appena rimandato qui. L’account non ha alcun problema. Chi gestisce { $place } deve fare in modo che il cookie di questo servizio vi arrivi.
stranded-again = Riprova { $place }

## La cornice con l’elenco delle sessioni nella pagina di un prodotto

embed-frame-title = Sessioni
embed-frame-signed-out = L’accesso non è attivo.
embed-frame-sign-in = Accedi
embed-frame-unavailable = Ora non è possibile mostrare le sessioni.
embed-frame-refused = Questo riquadro non è per quella pagina
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = L’indirizzo di questo riquadro non indica un’origine, come ?origin=https://app.example.com.
# What follows the colon is typed into a terminal.
embed-frame-unregistered = Le pagine di { $origin } non possono contenere questo riquadro. Chi gestisce il servizio le registra così: user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = Le pagine di { $origin } non possono chiudere sessioni senza il consenso della persona presso il servizio. Perciò non possono contenere questo riquadro, in cui un clic ne chiude una. Chi gestisce il servizio può permetterlo: --embed-closing direct

## La scelta della lingua

language-label = Lingua
language-change = Cambia

## Devices

device-on = { $browser } su { $system }
device-program-named = Un programma ({ $name })
device-program = Un programma
device-unknown = Dispositivo sconosciuto
# A product's page in which a session was closed.
device-in-place = { $device }, in { $place }
place-city-country = { $city }, { $country }
