## Nombres et heures

number = { $number }
now = Maintenant
minutes-ago =
    { $count ->
        [one] il y a { $count } minute
       *[other] il y a { $count } minutes
    }
hours-ago =
    { $count ->
        [one] il y a { $count } heure
       *[other] il y a { $count } heures
    }
days-ago =
    { $count ->
        [one] il y a { $count } jour
       *[other] il y a { $count } jours
    }
seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
number-with-tenth = { $whole },{ $tenth }

## Listes de noms

live-more =
    { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
live-list-comma = { ", " }
live-list-end = { $first } et { $last }

## Une liste vivante, quel que soit son contenu

live-live = En direct
live-as-of = Mise à jour :
live-paused = En pause, mise à jour :
live-offline = Vous êtes hors ligne. Dernière mise à jour :
live-stale = Dernière mise à jour :
live-pause = Pause
live-pause-name = Mettre en pause les mises à jour en direct
live-resume = Reprendre
live-resume-name = Reprendre les mises à jour en direct
live-dismiss = Masquer
live-password = Mot de passe
live-cancel = Annuler
live-new-session = Nouvelle
live-new-website = Nouveau
live-reason-no-answer = le service n’a pas pu répondre. Réessayez.
live-reason-offline = vous êtes hors ligne. Réessayez une fois la connexion rétablie.
live-over-closed-heading = Cette session a été fermée
live-over-unknown-heading = Vous êtes déconnecté dans ce navigateur
live-over-unknown-text = Si vous ne vous êtes pas déconnecté vous-même, la session est peut-être encore ouverte : connectez-vous pour la voir parmi vos sessions.
live-over-other-heading = Vous êtes maintenant connecté en tant que { $name }
live-over-other-text = Rien n’a été modifié. La page se recharge.
live-load-again = Recharger la page

## Sessions

live-sessions-heading = Sessions
live-sessions-intro = Voici tous les endroits où votre compte est connecté. Si vous ne reconnaissez pas une session, fermez-la et <a>changez votre mot de passe</a>.
live-sessions-caption = Sessions actives
live-sessions-device = Appareil
live-sessions-started = Début
live-sessions-from = Connexion depuis l’adresse IP
live-sessions-active = Dernière activité
live-sessions-action = Action
# What stands before the time or the address on a small screen.
live-session-started = Début
live-session-from = Depuis
live-session-active = Activité
live-current = Session actuelle
live-session-came = Nouvelle session : { $name }, connexion depuis { $address }.
live-sessions-came =
    { $count ->
        [one] { $count } nouvelle session.
       *[other] { $count } nouvelles sessions.
    }
live-session-went = Une session s’est terminée : { $name }.
live-sessions-went =
    { $count ->
        [one] { $count } session s’est terminée.
       *[other] { $count } sessions se sont terminées.
    }
live-close = Fermer
live-close-name = Fermer la session : { $name } (début : { $when })
live-closing = Fermeture…
live-closing-name = Fermeture… session : { $name } (début : { $when })
live-closed = Fermée
live-close-answer = Fermer la session
live-select-session = Sélectionner la session : { $name } (début : { $when })
live-close-selected = Fermer les sessions sélectionnées
live-close-password-due = Saisissez votre mot de passe pour continuer : la dernière saisie date d’un moment. Rien n’est encore fermé.
live-session-not-closed = La session { $names } n’a pas été fermée : { $reason }
live-sessions-not-closed = Les sessions { $names } n’ont pas été fermées : { $reason }
live-others-not-closed = Les autres sessions n’ont pas été fermées : { $reason }
live-session-still-open = Pas encore de réponse ; la session { $names } est toujours ouverte. Réessayez.
live-sessions-still-open = Pas encore de réponse ; les sessions { $names } sont toujours ouvertes. Réessayez.
live-others-still-open = Pas encore de réponse ; les autres sessions sont toujours ouvertes. Réessayez.
live-session-maybe-open = Pas encore de réponse ; on ne sait pas si la session { $names } est encore ouverte. Réessayez.
live-sessions-maybe-open = Pas encore de réponse ; on ne sait pas si les sessions { $names } sont encore ouvertes. Réessayez.
live-others-maybe-open = Pas encore de réponse ; on ne sait pas si les autres sessions sont encore ouvertes. Réessayez.
live-close-others = Fermer toutes les autres sessions ({ $count })
live-close-others-question =
    { $count ->
        [one] Fermer { $count } autre session ?
       *[other] Fermer { $count } autres sessions ?
    }
live-close-others-consequence = Elles sont déconnectées aussitôt ; il faudra s’y connecter à nouveau. Ce navigateur reste connecté.
live-close-others-choice = Révoquer aussi les sites web qui y ont été utilisés
live-close-others-answer =
    { $count ->
        [one] Fermer { $count } session
       *[other] Fermer { $count } sessions
    }
live-close-others-done = Toutes les autres sessions sont fermées.
live-since-last-visit =
    { $count ->
        [one] { $count } nouvelle session depuis votre dernière visite.
       *[other] { $count } nouvelles sessions depuis votre dernière visite.
    }
live-since-last-visit-text = Chacune est signalée dans la liste. L’une d’elles n’est-elle pas la vôtre ?
live-secure-question = Quelque chose ici n’est pas de vous ?
live-secure-text = En une seule étape : fermer toutes les autres sessions, révoquer ce qu’elles ont autorisé et définir un nouveau mot de passe.
live-secure = Sécuriser mon compte
live-sound = Son
live-search = Rechercher
live-search-name = Rechercher par appareil, lieu ou adresse
live-search-hint = Appareil, lieu ou adresse
live-order = Ordre
live-newest-first = Les plus récentes d’abord
live-last-active-first = Dernières actives d’abord
live-range = { $first }–{ $last } sur { $names }
live-no-match = Aucune session ne correspond.
live-newer = Sessions plus récentes
live-older = Sessions plus anciennes
live-show-all = Tout afficher
live-pages = Pages
live-pages-below = Pages, sous la liste
live-details = Détails
live-details-name = Détails : { $name }
live-name-session = Nommer cette session
live-recently-ended = Récemment terminées
live-kept = Conservées 7 jours, puis effacées avec leurs adresses
live-ended = Fin
live-show = Afficher
live-revoke-websites = Révoquer ses sites web
live-revoke-of-session = Révoquer ses sites web : { $name }

## Une session dans sa ligne

session-new-place = Nouveau lieu
session-new-browser = Nouveau navigateur
session-method-password = avec un mot de passe
session-signed-in-to = Connexion à : { $names }
session-signed-in-from = Connexion depuis { $address }
session-signed-in-from-place = Lieu de connexion : { $place } ({ $address })
session-address-at-sign-in = Adresse lors de la connexion : { $address }
session-expires = Expiration : { $when }
session-id = Numéro de session pour l’assistance : { $id }
session-group =
    { $count ->
        [one] { $count } session de ce navigateur
       *[other] { $count } sessions de ce navigateur
    }
session-group-close =
    { $count ->
        [2] Fermer les deux
       *[other] Les fermer toutes
    }
session-closed = Session fermée : { $name }.
session-told =
    { $count ->
        [one] Notification en cours du site { $names }.
       *[other] Notification en cours des sites { $names }.
    }
session-untold = Impossible de joindre : { $names }.
session-unseen = Début postérieur à la liste que vous aviez sous les yeux : { $names }.
session-started-at = { $name } (début : { $when })

## Comment une session s’est terminée, dans la liste

end-signed-out = Déconnexion
end-signed-in-again = Vous vous êtes reconnecté dans le même navigateur
end-closed = Fermée par vous
end-closed-from = Fermée par vous depuis { $device }
end-closed-with-others = Fermée par vous avec toutes les autres
end-closed-with-others-from = Fermée par vous avec toutes les autres depuis { $device }
end-password-changed = Fermée car le mot de passe a été changé
end-password-changed-from = Fermée car le mot de passe a été changé depuis { $device }
end-idle = Expirée après une période d’inactivité
end-expired = Expirée (durée maximale de session)
end-closed-by-administrator = Fermée par un administrateur
end-account-disabled = Fermée car le compte a été désactivé
end-restored = Déconnectée car le service a été rétabli à partir d’une sauvegarde
end-other = Terminée
ended-together =
    { $count ->
        [one] { $count } session fermée ensemble
       *[other] { $count } sessions fermées ensemble
    }
ended-page-title = Sessions fermées ensemble
ended-page-empty = Il n’y a plus de sessions sur cette page.

## Comment une session s’est terminée, pour le navigateur qui l’avait. Le sujet est « elle », ou « session » si rien ne l’a encore nommée.

live-it-closed =
    { $subject ->
        [session] Cette session a été fermée ({ $when }).
       *[it] Elle a été fermée ({ $when }).
    }
live-it-closed-from =
    { $subject ->
        [session] Cette session a été fermée depuis { $device } ({ $when }).
       *[it] Elle a été fermée depuis { $device } ({ $when }).
    }
live-it-closed-with-others =
    { $subject ->
        [session] Cette session a été fermée avec toutes les autres ({ $when }).
       *[it] Elle a été fermée avec toutes les autres ({ $when }).
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] Cette session a été fermée avec toutes les autres depuis { $device } ({ $when }).
       *[it] Elle a été fermée avec toutes les autres depuis { $device } ({ $when }).
    }
live-it-password-changed =
    { $subject ->
        [session] Cette session a été fermée lors du changement de mot de passe ({ $when }). Connectez-vous avec le nouveau mot de passe.
       *[it] Elle a été fermée lors du changement de mot de passe ({ $when }). Connectez-vous avec le nouveau mot de passe.
    }
live-it-password-changed-from =
    { $subject ->
        [session] Cette session a été fermée lors du changement de mot de passe depuis { $device } ({ $when }). Connectez-vous avec le nouveau mot de passe.
       *[it] Elle a été fermée lors du changement de mot de passe depuis { $device } ({ $when }). Connectez-vous avec le nouveau mot de passe.
    }
live-it-signed-out =
    { $subject ->
        [session] Cette session a été fermée par une déconnexion ({ $when }).
       *[it] Elle a été fermée par une déconnexion ({ $when }).
    }
live-it-signed-in-again =
    { $subject ->
        [session] Cette session a été remplacée par une nouvelle connexion dans le même navigateur ({ $when }).
       *[it] Elle a été remplacée par une nouvelle connexion dans le même navigateur ({ $when }).
    }
live-it-idle =
    { $subject ->
        [session] Cette session a expiré après une période d’inactivité ({ $when }).
       *[it] Elle a expiré après une période d’inactivité ({ $when }).
    }
live-it-expired =
    { $subject ->
        [session] Cette session a expiré au terme de la durée maximale ({ $when }).
       *[it] Elle a expiré au terme de la durée maximale ({ $when }).
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] Cette session a été fermée par un administrateur ({ $when }).
       *[it] Elle a été fermée par un administrateur ({ $when }).
    }
live-it-account-disabled =
    { $subject ->
        [session] Cette session a été fermée car le compte a été désactivé ({ $when }).
       *[it] Elle a été fermée car le compte a été désactivé ({ $when }).
    }
live-it-restored =
    { $subject ->
        [session] Cette session a été fermée car le service a été rétabli à partir d’une sauvegarde ({ $when }).
       *[it] Elle a été fermée car le service a été rétabli à partir d’une sauvegarde ({ $when }).
    }

## Le résultat de l’annonce de la fin d’une session à un site web

receipts-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }
receipt-confirmed-in = { $name } vous a déconnecté en { $seconds } s
receipt-confirmed-at = { $name } vous a déconnecté : { $when }
receipt-no-such-session = { $name } a répondu ne pas connaître cette session
receipt-pending = { $name } : notification en cours
receipt-not-reached = { $name } n’a pas encore pu être joint. Prochain essai : { $when }
receipt-cannot-be-reached = { $name } ne peut pas être joint
receipt-access-ends = { $name } ne peut pas être joint. Fin de son accès : { $when }
receipt-keeps-access = Le site conserve l’accès hors connexion que vous avez autorisé.

## Demander avant de fermer ou de nommer une session

connected-from = Connexion depuis <a>{ $address }</a>
close-title = Fermer une session
close-question = Fermer { $name } ?
close-consequence = Cette session est déconnectée aussitôt ; il faudra s’y connecter à nouveau.
close-choice = Révoquer aussi les sites web qui y ont été utilisés
close-others-title = Fermer toutes les autres sessions
close-others-unreadable = La liste n’a pas pu être lue. Rien n’a été fermé. Réessayez.
selection-empty = Aucune autre session ouverte n’était sélectionnée. Rien n’a été modifié.
selection-question =
    { $count ->
        [one] Fermer { $count } session ?
       *[other] Fermer { $count } sessions ?
    }
revoke-of-session-title = Révoquer les sites web d’une session
revoke-of-session-question = Révoquer les sites web utilisés dans cette session : { $name } ?
revoke-of-session-text = Saisissez votre mot de passe pour continuer : la dernière saisie date d’un moment. Rien n’est encore révoqué. L’accès de ces sites web prendra fin dans toutes vos sessions, et ils vous le redemanderont à votre prochaine connexion chez eux.
back-to-sessions = Retour aux sessions
go-to-sessions = Aller aux sessions
name-title = Nommer une session
name-question = Nommer { $device }
name-label = Nom
name-hint = Par exemple : Portable de la cuisine. Laissez vide pour afficher à nouveau l’appareil.
name-password-due = Saisissez votre mot de passe pour continuer : la dernière saisie date d’un moment.
name-save = Enregistrer le nom
others-are-closed = Les autres sessions sont fermées
no-others-to-close = Il n’y a pas d’autre session à fermer
shut-this-tab = Vous pouvez fermer cet onglet.
session-is-closed = La session { $name } est fermée
own-session-title = C’est la session que vous utilisez
own-session-text = { $name }. La fermer vous déconnecte dans ce navigateur. Si ce n’est pas ce que vous voulez, vous pouvez fermer cet onglet.
no-such-session-title = Cette session n’existe pas dans ce compte
no-such-session-text = Vous êtes connecté ici en tant que <a>{ $name }</a>, et ce compte n’a plus cette session. Rien n’a été fermé. Peut-être êtes-vous connecté avec un autre compte là d’où vous venez ({ $place }) : connectez-vous ici aussi avec ce compte, ou fermez cet onglet.
no-such-session-somewhere = la page précédente
another-account = Se connecter à un autre compte

## Sites autorisés

live-websites-heading = Sites autorisés
live-websites-intro = Ces sites web peuvent utiliser votre compte pour vous connecter. Révoquez ceux que vous n’utilisez plus.
live-websites-title = Sites web
live-websites-none = Aucun site web ne peut utiliser votre compte. Lorsque vous vous en servez pour vous connecter à un site, il apparaît ici.
live-websites-caption = Sites autorisés
live-websites-website = Site web
live-websites-may = Ce qu’il peut faire
live-websites-authorized = Autorisé le
live-website-authorized = Autorisé
live-websites-used = Dernière utilisation
live-website-came = Site autorisé : { $name }.
live-websites-came =
    { $count ->
        [one] { $count } site web a été autorisé.
       *[other] { $count } sites web ont été autorisés.
    }
live-website-went = Site révoqué : { $name }.
live-websites-went =
    { $count ->
        [one] { $count } site web a été révoqué.
       *[other] { $count } sites web ont été révoqués.
    }
live-revoke = Révoquer
live-revoke-name = Révoquer : { $name }
live-revoking = Révocation…
live-revoking-name = Révocation… : { $name }
live-revoked-row = Révoqué
live-revoke-password-due = Saisissez votre mot de passe pour continuer : la dernière saisie date d’un moment. Rien n’est encore révoqué.
live-website-not-revoked = Le site { $names } n’a pas été révoqué : { $reason }
live-websites-not-revoked = Les sites { $names } n’ont pas été révoqués : { $reason }
live-all-not-revoked = Les sites web n’ont pas été révoqués : { $reason }
live-website-still = Pas encore de réponse ; le site { $names } est toujours autorisé. Réessayez.
live-websites-still = Pas encore de réponse ; les sites { $names } sont toujours autorisés. Réessayez.
live-all-still = Pas encore de réponse ; les sites web sont toujours autorisés. Réessayez.
live-website-maybe = Pas encore de réponse ; on ne sait pas si le site { $names } est encore autorisé. Réessayez.
live-websites-maybe = Pas encore de réponse ; on ne sait pas si les sites { $names } sont encore autorisés. Réessayez.
live-all-maybe = Pas encore de réponse ; on ne sait pas si les sites web sont encore autorisés. Réessayez.
live-revoke-all = Tout révoquer ({ $count })
live-revoke-all-question =
    { $count ->
        [one] Révoquer { $count } site web ?
       *[other] Révoquer { $count } sites web ?
    }
live-revoke-all-consequence = Leur accès prend fin aussitôt. Ils vous le redemanderont à votre prochaine connexion chez eux.
live-revoke-all-answer =
    { $count ->
        [one] Révoquer { $count } site web
       *[other] Révoquer { $count } sites web
    }
live-revoke-all-done = Tous les sites web sont révoqués.
website-while-signed-in = Seulement tant que vous êtes connecté
website-used-from = connexion depuis { $address }
website-not-used = Non utilisé depuis 90 jours
website-is-revoked = Le site { $name } est révoqué.
website-will-be-told = { $name } est averti et son accès prend fin aussitôt. Le site vous le redemandera à votre prochaine connexion.
website-cannot-be-told = Son accès prend fin aussitôt. { $name } ne peut pas être averti : vous y resterez peut-être connecté quelque temps.
place-local = Réseau local


## Le cadre des pages du compte, et de toute autre page

frame-description = Voyez où votre compte est connecté et fermez n’importe quelle session.
frame-skip = Aller au contenu
# What the navigation is called, for those who hear the page.
frame-navigation = Mon compte
frame-sessions = Sessions
frame-websites = Sites autorisés
frame-security = Sécurité
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }, menu du compte
frame-my-account = Mon compte
frame-change-password = Changer le mot de passe
frame-sign-out = Se déconnecter
frame-help = Obtenir de l’aide
# Stands for the name of the service where its operator has given it none.
live-my-account = Mon compte

## Champs des formulaires

field-login-name = Identifiant
field-new-password-hint = Au moins 8 caractères. Quatre mots sans lien entre eux sont plus sûrs qu’un mot avec des symboles.

## Appareils

# Read out before the name of a phone or tablet.
live-device-phone = Téléphone :
live-device-tablet = Tablette :

## Se connecter

sign-in-title = Se connecter
sign-in-answer = Se connecter
sign-in-onward = Connectez-vous pour continuer vers <a>{ $website }</a>.
sign-in-return = Vous retournerez à <a>{ $place }</a>.
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = Aucun compte n’existe encore. Ouvrez le lien affiché dans le terminal : <a>user-sessions</a> en affiche un nouveau à chaque démarrage.
sign-in-cookie-plain-http = Le mot de passe était correct, mais ce navigateur n’a pas conservé le cookie qui vous connecte. Safari n’en conserve pas pour une simple adresse http : démarrez le service avec --insecure-cookies, prévu pour le développement, ou utilisez un autre navigateur.
sign-in-cookie-blocked = Le mot de passe était correct, mais ce navigateur n’a pas conservé le cookie qui vous connecte. Autorisez les cookies pour ce site, puis connectez-vous à nouveau.
live-sign-in = Se connecter
live-sign-in-as = Se connecter en tant que { $name }
# A button for whoever did not close the session themselves.
live-not-me = Ce n’était pas moi

## Créer le premier compte

set-up-title = Mise en place
set-up-heading = Créer le premier compte
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = Ce lien n’est pas valable. Ouvrez le dernier lien affiché dans le terminal : <a>user-sessions</a> affiche à chaque démarrage un nouveau lien, qui remplace le précédent.
set-up-intro = Vous serez ensuite connecté. Ce lien ne fonctionne qu’une fois.
set-up-login-name-hint = Lettres, chiffres et . _ - @ +
set-up-create = Créer le compte

## La demande d’un site web de connecter quelqu’un

consent-title-allow = Autoriser { $website } à utiliser votre compte ?
consent-title-password = Saisissez votre mot de passe pour vous connecter à { $website }
consent-title-continue = Se connecter à { $website }
consent-signed-in-as = Vous êtes connecté en tant que <a>{ $name }</a>.
consent-another-account = Utiliser un autre compte
# A heading above a list of what the website may do, each as in the section below.
consent-may = Ce site web pourra
consent-lasts-days =
    { $count ->
        [one] Son accès dure jusqu’à { $count } jour, même lorsque vous êtes déconnecté, ou jusqu’à ce que vous le révoquiez.
       *[other] Son accès dure jusqu’à { $count } jours, même lorsque vous êtes déconnecté, ou jusqu’à ce que vous le révoquiez.
    }
consent-lasts-session = Son accès prend fin lorsque vous vous déconnectez ou que vous le révoquez.
consent-password-due = Saisissez votre mot de passe pour l’autoriser : rien n’est encore autorisé.
consent-allow = Autoriser
consent-deny = Refuser
consent-continue = Continuer
consent-return = Vous retournerez à <a>{ $place }</a>.
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = Vous pouvez révoquer cet accès à tout moment dans <a>Sites autorisés</a>.
consent-refused-title = Demande de connexion
consent-refused = Cette demande de connexion n’est pas utilisable
consent-unknown-address = Le site web a demandé de vous renvoyer vers une adresse non enregistrée. Rien n’a été envoyé nulle part.
consent-unknown-website = La demande désigne un site web qui n’est pas enregistré. Rien n’a été envoyé nulle part.
consent-refused-advice = Retournez sur le site web et réessayez. Si cela ne suffit pas, l’exploitant du site doit vérifier son enregistrement.

## Ce qu’un site web peut faire, sous « Ce site web pourra » et « Ce qu’il peut faire »

scope-openid = Vous connecter
scope-profile = Voir votre identifiant
scope-offline-access = Garder son accès lorsque vous êtes déconnecté
scope-sessions = Voir où vous êtes connecté et fermer des sessions

## La demande d’un site web de déconnecter quelqu’un

sign-out-title = Se déconnecter
sign-out-done = Vous êtes déconnecté
sign-out-question = Se déconnecter ?
sign-out-asked = <a>{ $website }</a> demande à vous déconnecter.
sign-out-asked-by-some = <a>Un site web</a> demande à vous déconnecter.
sign-out-signed-in-as = Vous êtes connecté en tant que <a>{ $name }</a>.
sign-out-consequence = Cette session se termine dans ce navigateur, et les sites web auxquels elle vous a connecté en sont avertis lorsque c’est possible.
sign-out-answer = Se déconnecter
sign-out-stay = Rester connecté

## Mon compte

account-title = Mon compte
account-signed-in-as = Vous êtes connecté en tant que <a>{ $name }</a>.
# What the overview is called, for those who hear the page.
account-overview = Votre compte
account-sessions = Sessions
account-open-sessions =
    { $count ->
        [one] { $count } session ouverte
       *[other] { $count } sessions ouvertes
    }
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = Début de la plus récente : <a></a>
account-websites = Sites autorisés
account-authorized-websites =
    { $count ->
        [one] { $count } site web
       *[other] { $count } sites web
    }
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = avec accès à votre compte
account-password = Mot de passe
# When the password was set. The moment stands at <a></a>.
account-password-set = Défini : <a></a>
account-password-set-before = Défini avant que ce service ne conserve la date
account-member-since = Membre depuis

## Sécurité

security-title = Sécurité
security-intro = Avec un nouveau mot de passe, vous restez connecté sur cet appareil. Les sites web perdent leur accès à votre compte, et vous vous y connectez à nouveau.
security-form = Changer votre mot de passe
security-current-password = Mot de passe actuel
security-new-password = Nouveau mot de passe
security-close-others = Fermer toutes les autres sessions
security-change = Changer le mot de passe

## Sécuriser le compte

secure-title = Sécuriser mon compte
secure-intro = Faites-le si vous avez trouvé une session qui n’est pas la vôtre. Tout se fait en une fois :
secure-sessions = Toutes les autres sessions sont fermées. Vous restez connecté sur cet appareil.
secure-websites = Les sites web utilisés dans ces sessions sont révoqués, et tous les autres perdent leur accès.
secure-password = Votre mot de passe est remplacé par un nouveau.
secure-form = Tout en une étape
secure-answer = Sécuriser mon compte

## Sites autorisés

websites-title = Sites autorisés
websites-revoke-title = Révoquer un site web
websites-revoke-question = Révoquer { $website } ?
websites-revoke = Révoquer
websites-revoke-all-title = Révoquer tous les sites web

## Sites web révoqués en même temps qu’autre chose

live-revoked-none = Il n’y avait aucun site web à révoquer.
live-revoked = Sites révoqués : { $names }.
live-revoked-and-more =
    { $count ->
        [one] Sites révoqués : { $names } et { $count } autre.
       *[other] Sites révoqués : { $names } et { $count } autres.
    }
# One more name behind other names.
live-revoked-names = { $names }, { $name }

## Pages qui demandent avant que quelque chose soit fait

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = Vous êtes arrivé ici depuis <a>{ $name }</a> ({ $place }).

## Ce qu’est devenu un formulaire

notice-session-closed = La session a été fermée.
notice-others-closed =
    { $count ->
        [0] Il n’y avait pas d’autre session à fermer.
        [one] { $count } autre session a été fermée.
       *[other] { $count } autres sessions ont été fermées.
    }
# { $names } are the devices of the sessions.
notice-others-closed-named =
    { $count ->
        [one] { $count } autre session a été fermée : { $names }.
       *[other] { $count } autres sessions ont été fermées : { $names }.
    }
notice-sessions-closed =
    { $count ->
        [0] Aucune session n’a été fermée : elles étaient déjà terminées.
        [one] { $count } session a été fermée.
       *[other] { $count } sessions ont été fermées.
    }
notice-name-saved = Le nom a été enregistré.
notice-website-revoked = Le site web a été révoqué. Son accès a pris fin.
live-websites-revoked =
    { $count ->
        [0] Il n’y avait aucun site web à révoquer.
        [one] { $count } site web a été révoqué. Son accès a pris fin.
       *[other] { $count } sites web ont été révoqués. Leur accès a pris fin.
    }
notice-password-changed = Votre mot de passe a été changé.
notice-account-secured = Votre compte est sécurisé et votre mot de passe a été changé.
notice-password-not-changed = Votre mot de passe n’a pas été changé : vous avez été déconnecté avant. Connectez-vous, puis changez-le.
notice-signed-out = Vous êtes déconnecté.
notice-not-led-back = Vous êtes connecté. Ce service ne connaît pas la page d’où vous venez. Ouvrez cette page à sa propre adresse.
notice-late = Le service n’a pas pu répondre à temps. Réessayez.

## Ce qui n’a pas marché

live-error-signed-out = Vous êtes déconnecté, rien n’a donc été modifié. Connectez-vous pour continuer.
live-error-password-needed = Saisissez votre mot de passe pour continuer. Rien n’a encore été modifié.
live-error-wrong-password = Ce n’est pas votre mot de passe.
live-error-invalid-credentials = L’identifiant ou le mot de passe est incorrect.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = Trop d’essais. Réessayez dans { $when }.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = Trop de mots de passe incorrects dans cette session. Rien n’a été modifié. Réessayez dans { $when }, ou déconnectez-vous et reconnectez-vous.
live-error-not-found = Cet élément n’existe plus. Rien n’a été modifié.
live-error-request-unusable = Cette demande de connexion n’est pas utilisable. Rien n’a été envoyé nulle part. Retournez sur le site web et réessayez.
live-error-signed-in-as = Vous êtes maintenant connecté en tant que { $name }. La page a été rechargée et rien n’a été modifié.
live-error-invalid-login-name = Un identifiant compte de 1 à 64 caractères : lettres, chiffres et . _ - @ +
live-error-invalid-session-name = Un nom compte jusqu’à 40 caractères, sans retour à la ligne ni caractère invisible. Rien n’a été modifié.
live-error-password-too-short = Un mot de passe doit compter au moins 8 caractères. Choisissez-en un plus long.
live-error-password-too-long = Un mot de passe peut compter jusqu’à 1 000 octets. Choisissez-en un plus court.
live-error-password-too-common = Ce mot de passe est facile à deviner. Choisissez-en un autre, par exemple quatre mots sans lien entre eux.
live-error-link-used = Ce lien n’est plus valable. Le premier compte existe, ou le service a redémarré et affiché un nouveau lien.
live-error-unavailable = Le service n’a pas répondu à temps. Votre modification a peut-être été enregistrée, ou non. Vérifiez la liste mise à jour, puis réessayez.
live-error-unreachable = Le service n’a pas pu être joint. Vérifiez la connexion, puis réessayez.
live-error-version-skew = Cette page est plus ancienne que le service. Rechargez-la, puis réessayez.
live-error-internal = Un problème est survenu dans le service. Réessayez plus tard.
live-error-unavailable-for-reading = Le service n’a pas pu répondre à temps. Rien n’a été modifié.
live-error-internal-for-reading = Un problème est survenu dans le service. Rien n’a été modifié.

## De même après « …n’a pas été fermée : » et « …n’a pas été révoqué : »

live-reason-signed-out = vous êtes déconnecté, rien n’a donc été modifié. Connectez-vous pour continuer.
live-reason-password-needed = saisissez votre mot de passe pour continuer. Rien n’a encore été modifié.
live-reason-wrong-password = ce n’est pas votre mot de passe.
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = trop de mots de passe incorrects dans cette session. Rien n’a été modifié. Réessayez dans { $when }, ou déconnectez-vous et reconnectez-vous.
live-reason-not-found = cet élément n’existe plus. Rien n’a été modifié.
live-reason-signed-in-as = vous êtes maintenant connecté en tant que { $name }. La page a été rechargée et rien n’a été modifié.
live-reason-invalid-session-name = un nom compte jusqu’à 40 caractères, sans retour à la ligne ni caractère invisible. Rien n’a été modifié.
live-reason-unavailable = le service n’a pas répondu à temps. Votre modification a peut-être été enregistrée, ou non. Vérifiez la liste mise à jour, puis réessayez.
live-reason-unreachable = le service n’a pas pu être joint. Vérifiez la connexion, puis réessayez.
live-reason-version-skew = cette page est plus ancienne que le service. Rechargez-la, puis réessayez.
live-reason-internal = un problème est survenu dans le service. Réessayez plus tard.

## Pages à la place d’une autre

error-not-loaded = Cette page n’a pas pu être chargée
error-try-again = Réessayer
# By what an operator finds the request in the log.
error-reference = Référence : { $reference }
error-not-found-title = Page introuvable
error-not-found = Il n’y a rien à cette adresse.
error-go-to-sessions = Aller aux sessions
error-not-available-title = Non disponible
error-crashed = Quelque chose sur cette page ne fonctionne plus. Rien de ce que vous avez fait n’est perdu : <a>rechargez la page</a>.

## Pages à la place d’une réponse qui n’en a pas

bare-refused-title = Cette demande a été refusée
bare-refused = La demande ne venait pas d’une page de ce service. Rien n’a été modifié.
bare-no-page-title = Ceci n’est pas une page
bare-no-page = Cette adresse n’accepte que ce qu’un formulaire envoie. Rien n’a été modifié.
bare-too-slow-title = Cela a pris trop de temps
bare-too-slow = Tout n’est pas arrivé à temps. Rien n’a été modifié.
bare-too-long-title = C’est trop long
bare-too-long = Ce qui a été envoyé est plus long que tout ce que le service demande. Rien n’a été modifié.
bare-wrong-address-title = Adresse incorrecte
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = Ce service répond à l’adresse <a>{ $url }</a> et sous aucun autre nom.
bare-too-many-title = Trop de demandes
bare-too-many = Rien n’a été modifié. Réessayez dans un instant.
bare-unreadable-title = La lecture a échoué
bare-unreadable = Ce qui a été envoyé n’est pas ce que le service demande. Rien n’a été modifié.
bare-not-loaded-title = Cette page n’a pas pu être chargée
bare-not-loaded = Rien n’a été modifié.
bare-no-answer-title = Pas de réponse à temps
bare-no-answer = Le service n’a pas répondu à temps. Votre modification a peut-être été enregistrée, ou non. Vérifiez vos sessions, puis réessayez.
bare-failed-title = Un problème est survenu
bare-failed = Votre modification a peut-être été enregistrée, ou non. Vérifiez vos sessions, puis réessayez.

## Pages sur le chemin d’un site web

onward-title = Suite
onward = Votre navigateur continue vers <a>{ $place }</a>.
onward-to-website = Votre navigateur continue vers <a>le site web</a>.
# A link that does it at once.
onward-now = Continuer maintenant
# A button that does it.
onward-answer = Continuer
stranded-title = Pas de connexion là-bas
stranded-heading = Vous êtes connecté, mais { $place } ne le voit pas
stranded = Vous venez d’être renvoyé ici. Votre compte n’a aucun problème. L’exploitant du site { $place } doit veiller à ce que le cookie de ce service y parvienne.
stranded-again = Réessayer { $place }

## Le cadre avec la liste des sessions dans la page d’un produit

embed-frame-title = Sessions
embed-frame-signed-out = Vous êtes déconnecté.
embed-frame-sign-in = Se connecter
embed-frame-unavailable = Vos sessions ne peuvent pas être affichées pour le moment.
embed-frame-refused = Ce cadre n’est pas destiné à cette page
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = L’adresse de ce cadre n’indique aucune origine, par exemple ?origin=https://app.example.com.
# What follows the colon is typed into a terminal.
embed-frame-unregistered = Les pages situées à l’adresse { $origin } ne peuvent pas contenir ce cadre. L’exploitant du service les enregistre ainsi : user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = Les pages situées à l’adresse { $origin } ne peuvent pas fermer de sessions sans l’accord de la personne auprès du service. Elles ne peuvent donc pas contenir ce cadre, où un clic en ferme une. L’exploitant du service peut le permettre : --embed-closing direct

## Le choix de la langue

language-label = Langue
language-change = Changer

## Devices

device-on = { $browser } sur { $system }
device-program-named = Un programme ({ $name })
device-program = Un programme
device-unknown = Appareil inconnu
# A product's page in which a session was closed.
device-in-place = { $device }, dans { $place }
place-city-country = { $city }, { $country }
