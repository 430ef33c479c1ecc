## Numbers and times

number = { $number }
now = Ahora
minutes-ago =
    { $count ->
        [one] Hace { $count } minuto
       *[other] Hace { $count } minutos
    }
hours-ago =
    { $count ->
        [one] Hace { $count } hora
       *[other] Hace { $count } horas
    }
days-ago =
    { $count ->
        [one] Hace { $count } día
       *[other] Hace { $count } días
    }
seconds =
    { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
number-with-tenth = { $whole },{ $tenth }

## Lists of names

live-more = { $count } más
live-list-comma = { ", " }
live-list-end = { $first } y { $last }

## A living list, whatever it lists

live-live = En vivo
live-as-of = Actualizado:
live-paused = En pausa. Última actualización:
live-offline = No tiene conexión. Última actualización:
live-stale = Sin actualizar desde:
live-pause = Pausar
live-pause-name = Pausar las actualizaciones en vivo
live-resume = Reanudar
live-resume-name = Reanudar las actualizaciones en vivo
live-dismiss = Descartar
live-password = Contraseña
live-cancel = Cancelar
live-new-session = Nueva
live-new-website = Nuevo
live-reason-no-answer = el servicio no pudo responder. Inténtelo de nuevo.
live-reason-offline = no tiene conexión. Inténtelo de nuevo cuando la recupere.
live-over-closed-heading = Esta sesión se cerró
live-over-unknown-heading = No ha iniciado sesión en este navegador
live-over-unknown-text = Si usted no salió de su cuenta, es posible que la sesión siga abierta: inicie sesión para verla entre sus sesiones.
live-over-other-heading = Ahora ha iniciado sesión como { $name }
live-over-other-text = No se ha cambiado nada. La página se está cargando de nuevo.
live-load-again = Volver a cargar la página

## User Sessions

live-sessions-heading = Sesiones
live-sessions-intro = Todos los lugares donde su cuenta tiene la sesión iniciada. Si no reconoce una sesión, ciérrela y <a>cambie su contraseña</a>.
live-sessions-caption = Sesiones activas
live-sessions-device = Dispositivo
live-sessions-started = Hora de inicio
live-sessions-from = Conexión desde la dirección IP
live-sessions-active = Última actividad
live-sessions-action = Acción
# What stands before the time or the address on a small screen.
live-session-started = Inicio
live-session-from = Desde
live-session-active = Actividad
live-current = Sesión actual
live-session-came = Sesión nueva: { $name }, conexión desde { $address }.
live-sessions-came =
    { $count ->
        [one] { $count } sesión nueva.
       *[other] { $count } sesiones nuevas.
    }
live-session-went = Ha terminado una sesión: { $name }.
live-sessions-went =
    { $count ->
        [one] Ha terminado { $count } sesión.
       *[other] Han terminado { $count } sesiones.
    }
live-close = Cerrar
live-close-name = Cerrar la sesión: { $name } (inicio: { $when })
live-closing = Cerrando…
live-closing-name = Cerrando… la sesión: { $name } (inicio: { $when })
live-closed = Cerrada
live-close-answer = Cerrar la sesión
live-select-session = Seleccionar la sesión: { $name } (inicio: { $when })
live-close-selected = Cerrar las sesiones seleccionadas
live-close-password-due = Introduzca su contraseña para continuar: hace tiempo que no la introduce. Todavía no se ha cerrado nada.
live-session-not-closed = No se ha cerrado la sesión { $names }: { $reason }
live-sessions-not-closed = No se han cerrado las sesiones { $names }: { $reason }
live-others-not-closed = No se han cerrado las demás sesiones: { $reason }
live-session-still-open = Aún no hay respuesta; esta sesión sigue abierta: { $names }. Inténtelo de nuevo.
live-sessions-still-open = Aún no hay respuesta; estas sesiones siguen abiertas: { $names }. Inténtelo de nuevo.
live-others-still-open = Aún no hay respuesta; las demás sesiones siguen abiertas. Inténtelo de nuevo.
live-session-maybe-open = Aún no hay respuesta; no se sabe si esta sesión sigue abierta: { $names }. Inténtelo de nuevo.
live-sessions-maybe-open = Aún no hay respuesta; no se sabe si estas sesiones siguen abiertas: { $names }. Inténtelo de nuevo.
live-others-maybe-open = Aún no hay respuesta; no se sabe si las demás sesiones siguen abiertas. Inténtelo de nuevo.
live-close-others = Cerrar todas las demás sesiones ({ $count })
live-close-others-question =
    { $count ->
        [one] ¿Cerrar { $count } sesión más?
       *[other] ¿Cerrar otras { $count } sesiones?
    }
live-close-others-consequence = Se desconectarán de inmediato y habrá que volver a iniciar sesión en ellas. En este navegador seguirá con la sesión iniciada.
live-close-others-choice = Revocar también el acceso de los sitios web que se usaron en ellas
live-close-others-answer =
    { $count ->
        [one] Cerrar { $count } sesión
       *[other] Cerrar { $count } sesiones
    }
live-close-others-done = Todas las demás sesiones están cerradas.
live-since-last-visit =
    { $count ->
        [one] { $count } sesión nueva desde su última visita.
       *[other] { $count } sesiones nuevas desde su última visita.
    }
live-since-last-visit-text = Cada una está marcada en la lista. ¿Alguna no es suya?
live-secure-question = ¿Hay algo aquí que no reconoce?
live-secure-text = En un solo paso se cierran todas las demás sesiones, se revoca lo que autorizaron y se establece una contraseña nueva.
live-secure = Proteger mi cuenta
live-sound = Sonido
live-search = Buscar
live-search-name = Buscar por dispositivo, lugar o dirección
live-search-hint = Dispositivo, lugar o dirección
live-order = Orden
live-newest-first = Más recientes primero
live-last-active-first = Última actividad primero
live-range = { $first }–{ $last } de { $names }
live-no-match = Ninguna sesión coincide.
live-newer = Sesiones más recientes
live-older = Sesiones más antiguas
live-show-all = Mostrar todas
live-pages = Páginas
live-pages-below = Páginas, debajo de la lista
live-details = Detalles
live-details-name = Detalles: { $name }
live-name-session = Poner nombre a esta sesión
live-recently-ended = Terminadas recientemente
live-kept = Se conservan 7 días y después se borran junto con sus direcciones
live-ended = Terminada
live-show = Mostrar
live-revoke-websites = Revocar sus sitios web
live-revoke-of-session = Revocar sus sitios web: { $name }

## A session in its row

session-new-place = Lugar nuevo
session-new-browser = Navegador nuevo
session-method-password = con contraseña
session-signed-in-to = Sesión iniciada en { $names }
session-signed-in-from = Inicio de sesión desde { $address }
session-signed-in-from-place = Inicio de sesión desde { $place } ({ $address })
session-address-at-sign-in = Dirección al iniciar sesión: { $address }
session-expires = Caduca: { $when }
session-id = Identificador de sesión para soporte: { $id }
session-group =
    { $count ->
        [one] { $count } sesión de este navegador
       *[other] { $count } sesiones de este navegador
    }
session-group-close =
    { $count ->
        [2] Cerrar ambas
       *[other] Cerrar todas
    }
session-closed = Sesión cerrada: { $name }.
session-told =
    { $count ->
        [one] Se está avisando a este sitio web: { $names }.
       *[other] Se está avisando a estos sitios web: { $names }.
    }
session-untold = No se puede avisar a { $names }.
session-unseen = Se inició después de la lista que usted estaba viendo: { $names }.
session-started-at = { $name } (inicio: { $when })

## How a session ended, in the list

end-signed-out = Usted salió en ese navegador
end-signed-in-again = Usted volvió a iniciar sesión en el mismo navegador
end-closed = Cerrada por usted
end-closed-from = Cerrada por usted desde { $device }
end-closed-with-others = Cerrada por usted junto con todas las demás
end-closed-with-others-from = Cerrada por usted junto con todas las demás desde { $device }
end-password-changed = Cerrada porque se cambió la contraseña
end-password-changed-from = Cerrada porque se cambió la contraseña desde { $device }
end-idle = Caducó por inactividad
end-expired = Caducó (duración máxima de la sesión)
end-closed-by-administrator = Cerrada por un administrador
end-account-disabled = Cerrada porque se desactivó la cuenta
end-restored = Cerrada porque el servicio se restauró desde una copia de seguridad
end-other = Terminada
ended-together =
    { $count ->
        [one] { $count } sesión cerrada a la vez
       *[other] { $count } sesiones cerradas a la vez
    }
ended-page-title = Sesiones que se cerraron a la vez
ended-page-empty = No hay más sesiones en esta página.

## How a session ended, for the browser that held it. The subject is "it", or "session" where nothing before has named it.

live-it-closed =
    { $subject ->
        [session] Esta sesión se cerró ({ $when }).
       *[it] Se cerró ({ $when }).
    }
live-it-closed-from =
    { $subject ->
        [session] Esta sesión se cerró desde { $device } ({ $when }).
       *[it] Se cerró desde { $device } ({ $when }).
    }
live-it-closed-with-others =
    { $subject ->
        [session] Esta sesión se cerró junto con todas las demás ({ $when }).
       *[it] Se cerró junto con todas las demás ({ $when }).
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] Esta sesión se cerró junto con todas las demás desde { $device } ({ $when }).
       *[it] Se cerró junto con todas las demás desde { $device } ({ $when }).
    }
live-it-password-changed =
    { $subject ->
        [session] Esta sesión se cerró al cambiar la contraseña ({ $when }). Inicie sesión con la contraseña nueva.
       *[it] Se cerró al cambiar la contraseña ({ $when }). Inicie sesión con la contraseña nueva.
    }
live-it-password-changed-from =
    { $subject ->
        [session] Esta sesión se cerró al cambiar la contraseña desde { $device } ({ $when }). Inicie sesión con la contraseña nueva.
       *[it] Se cerró al cambiar la contraseña desde { $device } ({ $when }). Inicie sesión con la contraseña nueva.
    }
live-it-signed-out =
    { $subject ->
        [session] Esta sesión terminó porque se salió de la cuenta ({ $when }).
       *[it] Terminó porque se salió de la cuenta ({ $when }).
    }
live-it-signed-in-again =
    { $subject ->
        [session] Esta sesión se sustituyó por un nuevo inicio de sesión en el mismo navegador ({ $when }).
       *[it] Se sustituyó por un nuevo inicio de sesión en el mismo navegador ({ $when }).
    }
live-it-idle =
    { $subject ->
        [session] Esta sesión caducó por inactividad ({ $when }).
       *[it] Caducó por inactividad ({ $when }).
    }
live-it-expired =
    { $subject ->
        [session] Esta sesión caducó al alcanzar la duración máxima ({ $when }).
       *[it] Caducó al alcanzar la duración máxima de la sesión ({ $when }).
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] Un administrador cerró esta sesión ({ $when }).
       *[it] La cerró un administrador ({ $when }).
    }
live-it-account-disabled =
    { $subject ->
        [session] Esta sesión se cerró porque se desactivó la cuenta ({ $when }).
       *[it] Se cerró porque se desactivó la cuenta ({ $when }).
    }
live-it-restored =
    { $subject ->
        [session] Esta sesión se cerró porque el servicio se restauró desde una copia de seguridad ({ $when }).
       *[it] Se cerró porque el servicio se restauró desde una copia de seguridad ({ $when }).
    }

## What became of telling a website that a session has ended

receipts-more = y { $count } más
receipt-confirmed-in = { $name } cerró su sesión en { $seconds } s
receipt-confirmed-at = { $name } cerró su sesión: { $when }
receipt-no-such-session = { $name } respondió que no tiene esa sesión
receipt-pending = Se está avisando a { $name }
receipt-not-reached = Aún no se ha podido avisar a { $name }. Próximo intento: { $when }
receipt-cannot-be-reached = No se puede avisar a { $name }
receipt-access-ends = No se puede avisar a { $name }. Su acceso termina: { $when }
receipt-keeps-access = Conserva el acceso sin sesión iniciada que usted permitió.

## Asking before a session is closed or named

connected-from = Conexión desde <a>{ $address }</a>
close-title = Cerrar una sesión
close-question = ¿Cerrar la sesión «{ $name }»?
close-consequence = Se desconectará de inmediato y habrá que volver a iniciar sesión allí.
close-choice = Revocar también el acceso de los sitios web que se usaron en ella
close-others-title = Cerrar todas las demás sesiones
close-others-unreadable = No se pudo leer la lista. No se ha cerrado nada. Inténtelo de nuevo.
selection-empty = No se seleccionó ninguna otra sesión abierta. No se ha cambiado nada.
selection-question =
    { $count ->
        [one] ¿Cerrar { $count } sesión?
       *[other] ¿Cerrar { $count } sesiones?
    }
revoke-of-session-title = Revocar los sitios web de una sesión
revoke-of-session-question = ¿Revocar el acceso de los sitios web que se usaron en la sesión «{ $name }»?
revoke-of-session-text = Introduzca su contraseña para continuar: hace tiempo que no la introduce. Todavía no se ha revocado nada. El acceso de estos sitios web terminará en todas sus sesiones, y le preguntarán la próxima vez que inicie sesión en ellos.
back-to-sessions = Volver a las sesiones
go-to-sessions = Ir a Sesiones
name-title = Poner nombre a una sesión
name-question = Poner nombre a { $device }
name-label = Nombre
name-hint = Por ejemplo: Portátil de la cocina. Déjelo vacío para que se vuelva a mostrar el dispositivo.
name-password-due = Introduzca su contraseña para continuar: hace tiempo que no la introduce.
name-save = Guardar el nombre
others-are-closed = Las demás sesiones están cerradas
no-others-to-close = No hay ninguna otra sesión que cerrar
shut-this-tab = Puede cerrar esta pestaña.
session-is-closed = Sesión cerrada: { $name }
own-session-title = Esta es la sesión que está usando
own-session-text = { $name }. Si la cierra, saldrá de su cuenta en este navegador. Si no es eso lo que quiere, puede cerrar esta pestaña.
no-such-session-title = Esa sesión no está en esta cuenta
no-such-session-text = Aquí ha iniciado sesión como <a>{ $name }</a>, y esta cuenta ya no tiene esa sesión. No se ha cerrado nada. Quizá ha iniciado sesión con otra cuenta en { $place }: inicie sesión con ella también aquí o cierre esta pestaña.
no-such-session-somewhere = la página de la que viene
another-account = Iniciar sesión con otra cuenta

## Authorized Websites

live-websites-heading = Sitios autorizados
live-websites-intro = Sitios web en los que usted permite iniciar sesión con su cuenta. Revoque el acceso de los que ya no use.
live-websites-title = Sitios web
live-websites-none = Ningún sitio web puede usar su cuenta. Cuando inicie sesión en uno con ella, aparecerá aquí.
live-websites-caption = Sitios web autorizados
live-websites-website = Sitio web
live-websites-may = Qué puede hacer
live-websites-authorized = Autorizado el
live-website-authorized = Autorizado
live-websites-used = Último uso
live-website-came = Sitio web autorizado: { $name }.
live-websites-came =
    { $count ->
        [one] Se autorizó { $count } sitio web.
       *[other] Se autorizaron { $count } sitios web.
    }
live-website-went = Acceso revocado: { $name }.
live-websites-went =
    { $count ->
        [one] Se revocó el acceso de { $count } sitio web.
       *[other] Se revocó el acceso de { $count } sitios web.
    }
live-revoke = Revocar
live-revoke-name = Revocar: { $name }
live-revoking = Revocando…
live-revoking-name = Revocando…: { $name }
live-revoked-row = Revocado
live-revoke-password-due = Introduzca su contraseña para continuar: hace tiempo que no la introduce. Todavía no se ha revocado nada.
live-website-not-revoked = No se ha revocado el acceso de { $names }: { $reason }
live-websites-not-revoked = No se ha revocado el acceso de los sitios web { $names }: { $reason }
live-all-not-revoked = No se ha revocado el acceso de los sitios web: { $reason }
live-website-still = Aún no hay respuesta; este sitio web sigue autorizado: { $names }. Inténtelo de nuevo.
live-websites-still = Aún no hay respuesta; estos sitios web siguen autorizados: { $names }. Inténtelo de nuevo.
live-all-still = Aún no hay respuesta; los sitios web siguen autorizados. Inténtelo de nuevo.
live-website-maybe = Aún no hay respuesta; no se sabe si este sitio web sigue autorizado: { $names }. Inténtelo de nuevo.
live-websites-maybe = Aún no hay respuesta; no se sabe si estos sitios web siguen autorizados: { $names }. Inténtelo de nuevo.
live-all-maybe = Aún no hay respuesta; no se sabe si los sitios web siguen autorizados. Inténtelo de nuevo.
live-revoke-all = Revocar todos ({ $count })
live-revoke-all-question =
    { $count ->
        [one] ¿Revocar el acceso de { $count } sitio web?
       *[other] ¿Revocar el acceso de { $count } sitios web?
    }
live-revoke-all-consequence = Su acceso termina de inmediato. Le preguntarán la próxima vez que inicie sesión en ellos.
live-revoke-all-answer =
    { $count ->
        [one] Revocar { $count } sitio web
       *[other] Revocar { $count } sitios web
    }
live-revoke-all-done = Se revocó el acceso de todos los sitios web.
website-while-signed-in = Solo mientras tenga la sesión iniciada
website-used-from = inicio de sesión desde { $address }
website-not-used = Sin uso en los últimos 90 días
website-is-revoked = Acceso revocado: { $name }.
website-will-be-told = Se avisa a { $name } y su acceso termina de inmediato. Le preguntará la próxima vez que inicie sesión allí.
website-cannot-be-told = Su acceso termina de inmediato. No se puede avisar a { $name }, así que es posible que su sesión siga iniciada allí un tiempo.
place-local = Red local


## The frame of the account's pages, and of every other page

frame-description = Vea dónde tiene su cuenta la sesión iniciada y cierre cualquier sesión.
frame-skip = Ir al contenido
# What the navigation is called, for those who hear the page.
frame-navigation = Mi cuenta
frame-sessions = Sesiones
frame-websites = Sitios autorizados
frame-security = Seguridad
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }, menú de la cuenta
frame-my-account = Mi cuenta
frame-change-password = Cambiar la contraseña
frame-sign-out = Salir
frame-help = Obtener ayuda
# Stands for the name of the service where its operator has given it none.
live-my-account = Mi cuenta

## Fields of forms

field-login-name = Nombre de usuario
field-new-password-hint = Al menos 8 caracteres. Cuatro palabras sin relación entre sí son más seguras que una palabra con símbolos.

## Devices

# Read out before the name of a phone or tablet.
live-device-phone = Teléfono:
live-device-tablet = Tableta:

## Signing in

sign-in-title = Iniciar sesión
sign-in-answer = Iniciar sesión
sign-in-onward = Inicie sesión para continuar a <a>{ $website }</a>.
sign-in-return = Volverá a <a>{ $place }</a>.
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = Todavía no existe ninguna cuenta. Abra el enlace que apareció en la terminal: <a>user-sessions</a> muestra uno nuevo cada vez que se inicia.
sign-in-cookie-plain-http = La contraseña era correcta, pero este navegador no guardó la cookie que inicia su sesión. Safari no guarda ninguna de una dirección http sin cifrar: inicie el servicio con --insecure-cookies, que es para desarrollo, o use otro navegador.
sign-in-cookie-blocked = La contraseña era correcta, pero este navegador no guardó la cookie que inicia su sesión. Permita las cookies de este sitio y vuelva a iniciar sesión.
live-sign-in = Iniciar sesión
live-sign-in-as = Iniciar sesión como { $name }
# A button for whoever did not close the session themselves.
live-not-me = No fui yo

## Making the first account

set-up-title = Configuración
set-up-heading = Crear la primera cuenta
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = Este enlace no es válido. Abra el último enlace que apareció en la terminal: <a>user-sessions</a> muestra un enlace nuevo cada vez que se inicia, que sustituye al anterior.
set-up-intro = Se iniciará su sesión. Este enlace funciona una sola vez.
set-up-login-name-hint = Letras, cifras y . _ - @ +
set-up-create = Crear la cuenta

## A website's request to sign somebody in

consent-title-allow = ¿Permitir que { $website } use su cuenta?
consent-title-password = Introduzca su contraseña para iniciar sesión en { $website }
consent-title-continue = Iniciar sesión en { $website }
consent-signed-in-as = Ha iniciado sesión como <a>{ $name }</a>.
consent-another-account = Usar otra cuenta
# A heading above a list of what the website may do, each as in the section below.
consent-may = Este sitio web podrá
consent-lasts-days =
    { $count ->
        [one] Su acceso dura como máximo { $count } día, también cuando usted no tenga la sesión iniciada, o hasta que lo revoque.
       *[other] Su acceso dura como máximo { $count } días, también cuando usted no tenga la sesión iniciada, o hasta que lo revoque.
    }
consent-lasts-session = Su acceso termina cuando usted salga de su cuenta o cuando lo revoque.
consent-password-due = Introduzca su contraseña para permitirlo: todavía no se ha permitido nada.
consent-allow = Permitir
consent-deny = Denegar
consent-continue = Continuar
consent-return = Volverá a <a>{ $place }</a>.
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = Puede revocarlo en cualquier momento en <a>Sitios autorizados</a>.
consent-refused-title = Solicitud de inicio de sesión
consent-refused = Esta solicitud de inicio de sesión no se puede usar
consent-unknown-address = El sitio web pidió que usted volviera a una dirección no registrada. No se ha enviado nada a ningún lugar.
consent-unknown-website = La solicitud nombra un sitio web que no está registrado. No se ha enviado nada a ningún lugar.
consent-refused-advice = Vuelva al sitio web e inténtelo de nuevo. Si eso no ayuda, el responsable del sitio web tiene que comprobar su registro.

## What a website may do, below "This website will be able to" and "What it may do"

scope-openid = Iniciar su sesión
scope-profile = Ver su nombre de usuario
scope-offline-access = Mantener el acceso cuando usted no tenga la sesión iniciada
scope-sessions = Ver dónde tiene la sesión iniciada y cerrar sesiones

## A website's request to sign somebody out

sign-out-title = Salir
sign-out-done = Ha salido de su cuenta
sign-out-question = ¿Salir de su cuenta?
sign-out-asked = <a>{ $website }</a> pide que usted salga de su cuenta.
sign-out-asked-by-some = <a>Un sitio web</a> pide que usted salga de su cuenta.
sign-out-signed-in-as = Ha iniciado sesión como <a>{ $name }</a>.
sign-out-consequence = Esta sesión termina en este navegador y, cuando es posible, se avisa a los sitios web en los que inició sesión por medio de ella.
sign-out-answer = Salir
sign-out-stay = Seguir con la sesión iniciada

## My Account

account-title = Mi cuenta
account-signed-in-as = Ha iniciado sesión como <a>{ $name }</a>.
# What the overview is called, for those who hear the page.
account-overview = Su cuenta
account-sessions = Sesiones
account-open-sessions =
    { $count ->
        [one] { $count } sesión abierta
       *[other] { $count } sesiones abiertas
    }
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = Inicio de la más reciente: <a></a>
account-websites = Sitios autorizados
account-authorized-websites =
    { $count ->
        [one] { $count } sitio web
       *[other] { $count } sitios web
    }
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = con acceso a su cuenta
account-password = Contraseña
# When the password was set. The moment stands at <a></a>.
account-password-set = Establecida: <a></a>
account-password-set-before = Establecida antes de que este servicio guardara la fecha
account-member-since = Cuenta creada

## Security

security-title = Seguridad
security-intro = Con una contraseña nueva, su sesión sigue iniciada en este dispositivo. Los sitios web pierden el acceso a su cuenta y usted vuelve a iniciar sesión en ellos.
security-form = Cambiar su contraseña
security-current-password = Contraseña actual
security-new-password = Contraseña nueva
security-close-others = Cerrar todas las demás sesiones
security-change = Cambiar la contraseña

## Securing the account

secure-title = Proteger mi cuenta
secure-intro = Hágalo si encontró una sesión que no es suya. Todo ocurre a la vez:
secure-sessions = Se cierran todas las demás sesiones. En este dispositivo, su sesión sigue iniciada.
secure-websites = Se revocan los sitios web que se usaron en esas sesiones, y todos los demás pierden su acceso.
secure-password = Su contraseña se sustituye por una nueva.
secure-form = Todo en un solo paso
secure-answer = Proteger mi cuenta

## Authorized Websites

websites-title = Sitios autorizados
websites-revoke-title = Revocar un sitio web
websites-revoke-question = ¿Revocar el acceso de { $website }?
websites-revoke = Revocar
websites-revoke-all-title = Revocar todos los sitios web

## Websites that were revoked beside something else

live-revoked-none = No había ningún sitio web que revocar.
live-revoked = Acceso revocado: { $names }.
live-revoked-and-more = Acceso revocado: { $names } y { $count } más.
# One more name behind other names.
live-revoked-names = { $names }, { $name }

## Pages that ask before something is done

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = Ha llegado aquí desde <a>{ $name }</a> ({ $place }).

## What became of a form

notice-session-closed = Se cerró la sesión.
notice-others-closed =
    { $count ->
        [0] No había ninguna otra sesión que cerrar.
        [one] Se cerró { $count } sesión más.
       *[other] Se cerraron otras { $count } sesiones.
    }
# { $names } are the devices of the sessions.
notice-others-closed-named =
    { $count ->
        [one] Se cerró { $count } sesión más: { $names }.
       *[other] Se cerraron otras { $count } sesiones: { $names }.
    }
notice-sessions-closed =
    { $count ->
        [0] No se cerró ninguna sesión: ya habían terminado.
        [one] Se cerró { $count } sesión.
       *[other] Se cerraron { $count } sesiones.
    }
notice-name-saved = Se guardó el nombre.
notice-website-revoked = Se revocó el sitio web. Su acceso ha terminado.
live-websites-revoked =
    { $count ->
        [0] No había ningún sitio web que revocar.
        [one] Se revocó { $count } sitio web. Su acceso ha terminado.
       *[other] Se revocaron { $count } sitios web. Su acceso ha terminado.
    }
notice-password-changed = Se cambió su contraseña.
notice-account-secured = Su cuenta está protegida y se cambió su contraseña.
notice-password-not-changed = No se cambió su contraseña: su sesión había terminado antes. Inicie sesión y cámbiela después.
notice-signed-out = Ha salido de su cuenta.
notice-not-led-back = Ha iniciado sesión. Este servicio no conoce la página de la que viene. Abra esa página en su propia dirección.
notice-late = El servicio no pudo responder a tiempo. Inténtelo de nuevo.

## What went wrong

live-error-signed-out = No tiene la sesión iniciada, así que no se ha cambiado nada. Inicie sesión para continuar.
live-error-password-needed = Introduzca su contraseña para continuar. Todavía no se ha cambiado nada.
live-error-wrong-password = Esa no es su contraseña.
live-error-invalid-credentials = El nombre de usuario o la contraseña no son correctos.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = Demasiados intentos. Inténtelo de nuevo dentro de { $when }.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = Demasiadas contraseñas incorrectas en esta sesión. No se ha cambiado nada. Inténtelo de nuevo dentro de { $when }, o salga y vuelva a iniciar sesión.
live-error-not-found = Este elemento ya no existe. No se ha cambiado nada.
live-error-request-unusable = Esta solicitud de inicio de sesión no se puede usar. No se ha enviado nada a ningún lugar. Vuelva al sitio web e inténtelo de nuevo.
live-error-signed-in-as = Ahora ha iniciado sesión como { $name }. La página se volvió a cargar y no se ha cambiado nada.
live-error-invalid-login-name = Un nombre de usuario tiene de 1 a 64 caracteres: letras, cifras y . _ - @ +
live-error-invalid-session-name = Un nombre tiene como máximo 40 caracteres, sin saltos de línea ni caracteres invisibles. No se ha cambiado nada.
live-error-password-too-short = Una contraseña necesita al menos 8 caracteres. Elija una más larga.
live-error-password-too-long = Una contraseña puede tener como máximo 1000 bytes. Elija una más corta.
live-error-password-too-common = Esa contraseña es fácil de adivinar. Elija otra, por ejemplo cuatro palabras sin relación entre sí.
live-error-link-used = Este enlace ya no es válido. La primera cuenta ya existe, o el servicio se reinició y mostró un enlace nuevo.
live-error-unavailable = El servicio no respondió a tiempo. Es posible que su cambio se haya guardado o que no. Compruebe la lista actualizada e inténtelo de nuevo.
live-error-unreachable = No se pudo conectar con el servicio. Compruebe la conexión e inténtelo de nuevo.
live-error-version-skew = Esta página es más antigua que el servicio. Vuelva a cargarla e inténtelo de nuevo.
live-error-internal = Se produjo un error en el servicio. Inténtelo de nuevo más tarde.
live-error-unavailable-for-reading = El servicio no pudo responder a tiempo. No se ha cambiado nada.
live-error-internal-for-reading = Se produjo un error en el servicio. No se ha cambiado nada.

## The same behind "…was not closed: " and "…was not revoked: "

live-reason-signed-out = no tiene la sesión iniciada, así que no se ha cambiado nada. Inicie sesión para continuar.
live-reason-password-needed = introduzca su contraseña para continuar. Todavía no se ha cambiado nada.
live-reason-wrong-password = esa no es su contraseña.
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = demasiadas contraseñas incorrectas en esta sesión. No se ha cambiado nada. Inténtelo de nuevo dentro de { $when }, o salga y vuelva a iniciar sesión.
live-reason-not-found = este elemento ya no existe. No se ha cambiado nada.
live-reason-signed-in-as = ahora ha iniciado sesión como { $name }. La página se volvió a cargar y no se ha cambiado nada.
live-reason-invalid-session-name = un nombre tiene como máximo 40 caracteres, sin saltos de línea ni caracteres invisibles. No se ha cambiado nada.
live-reason-unavailable = el servicio no respondió a tiempo. Es posible que su cambio se haya guardado o que no. Compruebe la lista actualizada e inténtelo de nuevo.
live-reason-unreachable = no se pudo conectar con el servicio. Compruebe la conexión e inténtelo de nuevo.
live-reason-version-skew = esta página es más antigua que el servicio. Vuelva a cargarla e inténtelo de nuevo.
live-reason-internal = se produjo un error en el servicio. Inténtelo de nuevo más tarde.

## Pages in the place of another

error-not-loaded = No se pudo cargar esta página
error-try-again = Intentar de nuevo
# By what an operator finds the request in the log.
error-reference = Referencia: { $reference }
error-not-found-title = Página no encontrada
error-not-found = No hay nada en esta dirección.
error-go-to-sessions = Ir a Sesiones
error-not-available-title = No disponible
error-crashed = Algo dejó de funcionar en esta página. No se ha perdido nada de lo que hizo: <a>vuelva a cargar la página</a>.

## Pages in the place of an answer that has none

bare-refused-title = Solicitud rechazada
bare-refused = La solicitud no vino de una de las páginas propias del servicio. No se ha cambiado nada.
bare-no-page-title = Esto no es una página
bare-no-page = Esta dirección solo acepta lo que envía un formulario. No se ha cambiado nada.
bare-too-slow-title = Tardó demasiado
bare-too-slow = No llegó todo a tiempo. No se ha cambiado nada.
bare-too-long-title = Es demasiado largo
bare-too-long = Lo que se envió es más largo que cualquier cosa que pida el servicio. No se ha cambiado nada.
bare-wrong-address-title = Dirección incorrecta
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = Este servicio responde en <a>{ $url }</a> y con ningún otro nombre.
bare-too-many-title = Demasiadas solicitudes
bare-too-many = No se ha cambiado nada. Inténtelo de nuevo en un momento.
bare-unreadable-title = No se pudo leer
bare-unreadable = Lo que se envió no es lo que pide el servicio. No se ha cambiado nada.
bare-not-loaded-title = No se pudo cargar esta página
bare-not-loaded = No se ha cambiado nada.
bare-no-answer-title = Sin respuesta a tiempo
bare-no-answer = El servicio no respondió a tiempo. Es posible que su cambio se haya guardado o que no. Compruebe sus sesiones e inténtelo de nuevo.
bare-failed-title = Se produjo un error
bare-failed = Es posible que su cambio se haya guardado o que no. Compruebe sus sesiones e inténtelo de nuevo.

## Pages on the way to a website

onward-title = Continuando
onward = Su navegador continúa a <a>{ $place }</a>.
onward-to-website = Su navegador continúa al <a>sitio web</a>.
# A link that does it at once.
onward-now = Continuar ahora
# A button that does it.
onward-answer = Continuar
stranded-title = Allí no consta el inicio de sesión
stranded-heading = Ha iniciado sesión, pero { $place } no lo ve
stranded = Acaba de enviarle de vuelta aquí. Su cuenta no tiene ningún problema. El responsable de { $place } tiene que ocuparse de que la cookie de este servicio llegue allí.
stranded-again = Volver a intentar con { $place }

## The frame with the list of sessions in a page of a product

embed-frame-title = Sesiones
embed-frame-signed-out = No ha iniciado sesión.
embed-frame-sign-in = Iniciar sesión
embed-frame-unavailable = Sus sesiones no se pueden mostrar ahora.
embed-frame-refused = Este marco no es para esa página
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = La dirección de este marco no indica ningún origen, como ?origin=https://app.example.com.
# What follows the colon is typed into a terminal.
embed-frame-unregistered = Las páginas de { $origin } no pueden contener este marco. El responsable del servicio las registra así: user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = Las páginas de { $origin } no pueden cerrar sesiones sin que la persona lo confirme en el servicio, por lo que no pueden contener este marco, en el que un clic cierra una. El responsable del servicio puede permitirlo: --embed-closing direct

## The choice of the language

language-label = Idioma
language-change = Cambiar

## Devices

device-on = { $browser } en { $system }
device-program-named = Un programa ({ $name })
device-program = Un programa
device-unknown = Dispositivo desconocido
# A product's page in which a session was closed.
device-in-place = { $device }, en { $place }
place-city-country = { $city }, { $country }
