## Numbers and times

number = { $number }
now = Now
minutes-ago =
    { $count ->
        [one] { $count } minute ago
       *[other] { $count } minutes ago
    }
hours-ago =
    { $count ->
        [one] { $count } hour ago
       *[other] { $count } hours ago
    }
days-ago =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
number-with-tenth = { $whole }.{ $tenth }

## Lists of names

live-more = { $count } more
live-list-comma = { ", " }
live-list-end = { $first } and { $last }

## A living list, whatever it lists

live-live = Live
live-as-of = As of
live-paused = Paused, as of
live-offline = You are offline. Not updated since
live-stale = Not updated since
live-pause = Pause
live-pause-name = Pause live updates
live-resume = Resume
live-resume-name = Resume live updates
live-dismiss = Dismiss
live-password = Password
live-cancel = Cancel
live-new-session = New
live-new-website = New
live-reason-no-answer = the service could not answer. Try again.
live-reason-offline = you are offline. Try again when you are back.
live-over-closed-heading = This session was closed
live-over-unknown-heading = You are signed out in this browser
live-over-unknown-text = If you did not sign out, the session may still be open: sign in to see it among your sessions.
live-over-other-heading = You are signed in as { $name } now
live-over-other-text = Nothing was changed. The page is loading anew.
live-load-again = Load the page again

## User Sessions

live-sessions-heading = User Sessions
live-sessions-intro = Everywhere your account is signed in. If you do not recognise a session, close it and <a>change your password</a>.
live-sessions-caption = Active sessions
live-sessions-device = Device
live-sessions-started = Started time
live-sessions-from = Connected from IP address
live-sessions-active = Last active
live-sessions-action = Action
# What stands before the time or the address on a small screen.
live-session-started = Started
live-session-from = From
live-session-active = Active
live-current = Current Session
live-session-came = New session: { $name }, connected from { $address }.
live-sessions-came =
    { $count ->
        [one] { $count } new session.
       *[other] { $count } new sessions.
    }
live-session-went = A session has ended: { $name }.
live-sessions-went =
    { $count ->
        [one] { $count } session has ended.
       *[other] { $count } sessions have ended.
    }
live-close = Close
live-close-name = Close session: { $name }, started { $when }
live-closing = Closing…
live-closing-name = Closing… session: { $name }, started { $when }
live-closed = Closed
live-close-answer = Close session
live-select-session = Select session: { $name }, started { $when }
live-close-selected = Close selected sessions
live-close-password-due = Enter your password to continue: you last entered it a while ago. Nothing is closed yet.
live-session-not-closed = { $names } was not closed: { $reason }
live-sessions-not-closed = { $names } were not closed: { $reason }
live-others-not-closed = The other sessions were not closed: { $reason }
live-session-still-open = No answer yet; { $names } is still open. Try again.
live-sessions-still-open = No answer yet; { $names } are still open. Try again.
live-others-still-open = No answer yet; the other sessions are still open. Try again.
live-session-maybe-open = No answer yet; it is not known whether { $names } is still open. Try again.
live-sessions-maybe-open = No answer yet; it is not known whether { $names } are still open. Try again.
live-others-maybe-open = No answer yet; it is not known whether the other sessions are still open. Try again.
live-close-others = Close All Other Sessions ({ $count })
live-close-others-question =
    { $count ->
        [one] Close { $count } other session?
       *[other] Close { $count } other sessions?
    }
live-close-others-consequence = They are signed out at once and have to sign in again. This browser stays signed in.
live-close-others-choice = Also revoke the websites that were used in them
live-close-others-answer =
    { $count ->
        [one] Close { $count } session
       *[other] Close { $count } sessions
    }
live-close-others-done = All other sessions are closed.
live-since-last-visit =
    { $count ->
        [one] { $count } new session since your last visit.
       *[other] { $count } new sessions since your last visit.
    }
live-since-last-visit-text = Each is marked in the list. Is one of them not yours?
live-secure-question = Is something here not you?
live-secure-text = One step closes every other session, revokes what they authorized, and sets a new password.
live-secure = Secure my account
live-sound = Sound
live-search = Search
live-search-name = Search by device, place or address
live-search-hint = Device, place or address
live-order = Order
live-newest-first = Newest first
live-last-active-first = Last active first
live-range = { $first }–{ $last } of { $names }
live-no-match = No session matches.
live-newer = Newer sessions
live-older = Older sessions
live-show-all = Show all
live-pages = Pages
live-pages-below = Pages, below the list
live-details = Details
live-details-name = Details: { $name }
live-name-session = Name this session
live-recently-ended = Recently ended
live-kept = Kept for 7 days, then erased with their addresses
live-ended = Ended
live-show = Show
live-revoke-websites = Revoke its websites
live-revoke-of-session = Revoke its websites: { $name }

## A session in its row

session-new-place = New place
session-new-browser = New browser
session-method-password = with a password
session-signed-in-to = Signed in to { $names }
session-signed-in-from = Signed in from { $address }
session-signed-in-from-place = Signed in from { $place } ({ $address })
session-address-at-sign-in = Address at sign-in: { $address }
session-expires = Expires: { $when }
session-id = Session ID for support: { $id }
session-group =
    { $count ->
        [one] { $count } session of this browser
       *[other] { $count } sessions of this browser
    }
session-group-close =
    { $count ->
        [2] Close both
       *[other] Close all of them
    }
session-closed = Closed: { $name }.
session-told =
    { $count ->
        [one] { $names } is being told.
       *[other] { $names } are being told.
    }
session-untold = { $names } cannot be reached.
session-unseen = Started after the list that you were looking at: { $names }.
session-started-at = { $name }, started { $when }

## How a session ended, in the list

end-signed-out = Signed out
end-signed-in-again = You signed in again in the same browser
end-closed = Closed by you
end-closed-from = Closed by you from { $device }
end-closed-with-others = Closed by you with all others
end-closed-with-others-from = Closed by you with all others from { $device }
end-password-changed = Closed because the password was changed
end-password-changed-from = Closed because the password was changed from { $device }
end-idle = Expired after inactivity
end-expired = Expired (maximum session length)
end-closed-by-administrator = Closed by an administrator
end-account-disabled = Closed because the account was disabled
end-restored = Signed out because the service was restored from a backup
end-other = Ended
ended-together =
    { $count ->
        [one] { $count } session closed together
       *[other] { $count } sessions closed together
    }
ended-page-title = Sessions that were closed together
ended-page-empty = There are no more sessions on this page.

## How a session ended, for the browser that held it. The subject is "it", or "session" where nothing before has named it.

live-it-closed =
    { $subject ->
        [session] This session was closed, { $when }.
       *[it] It was closed, { $when }.
    }
live-it-closed-from =
    { $subject ->
        [session] This session was closed from { $device }, { $when }.
       *[it] It was closed from { $device }, { $when }.
    }
live-it-closed-with-others =
    { $subject ->
        [session] This session was closed with all others, { $when }.
       *[it] It was closed with all others, { $when }.
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] This session was closed with all others from { $device }, { $when }.
       *[it] It was closed with all others from { $device }, { $when }.
    }
live-it-password-changed =
    { $subject ->
        [session] This session was closed when the password was changed, { $when }. Sign in with the new password.
       *[it] It was closed when the password was changed, { $when }. Sign in with the new password.
    }
live-it-password-changed-from =
    { $subject ->
        [session] This session was closed when the password was changed from { $device }, { $when }. Sign in with the new password.
       *[it] It was closed when the password was changed from { $device }, { $when }. Sign in with the new password.
    }
live-it-signed-out =
    { $subject ->
        [session] This session was closed by signing out, { $when }.
       *[it] It was closed by signing out, { $when }.
    }
live-it-signed-in-again =
    { $subject ->
        [session] This session was replaced by a new sign-in in the same browser, { $when }.
       *[it] It was replaced by a new sign-in in the same browser, { $when }.
    }
live-it-idle =
    { $subject ->
        [session] This session expired after inactivity, { $when }.
       *[it] It expired after inactivity, { $when }.
    }
live-it-expired =
    { $subject ->
        [session] This session expired at the maximum session length, { $when }.
       *[it] It expired at the maximum session length, { $when }.
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] This session was closed by an administrator, { $when }.
       *[it] It was closed by an administrator, { $when }.
    }
live-it-account-disabled =
    { $subject ->
        [session] This session was closed because the account was disabled, { $when }.
       *[it] It was closed because the account was disabled, { $when }.
    }
live-it-restored =
    { $subject ->
        [session] This session was closed because the service was restored from a backup, { $when }.
       *[it] It was closed because the service was restored from a backup, { $when }.
    }

## What became of telling a website that a session has ended

receipts-more = and { $count } more
receipt-confirmed-in = { $name } signed you out in { $seconds } s
receipt-confirmed-at = { $name } signed you out: { $when }
receipt-no-such-session = { $name } said that it has no such session
receipt-pending = { $name } is being told
receipt-not-reached = { $name } was not reached yet. Next try: { $when }
receipt-cannot-be-reached = { $name } cannot be reached
receipt-access-ends = { $name } cannot be reached. Its access ends: { $when }
receipt-keeps-access = It keeps the offline access that you allowed.

## Asking before a session is closed or named

connected-from = Connected from <a>{ $address }</a>
close-title = Close a session
close-question = Close { $name }?
close-consequence = It is signed out at once and has to sign in again.
close-choice = Also revoke the websites that were used in it
close-others-title = Close all other sessions
close-others-unreadable = The list could not be read. Nothing was closed. Try again.
selection-empty = No other open session was selected. Nothing was changed.
selection-question =
    { $count ->
        [one] Close { $count } session?
       *[other] Close { $count } sessions?
    }
revoke-of-session-title = Revoke the websites of a session
revoke-of-session-question = Revoke the websites that were used in { $name }?
revoke-of-session-text = Enter your password to continue: you last entered it a while ago. Nothing is revoked yet. The access of these websites will end in all your sessions, and they will ask you the next time you sign in there.
back-to-sessions = Back to the sessions
go-to-sessions = Go to User Sessions
name-title = Name a session
name-question = Name { $device }
name-label = Name
name-hint = For example: Laptop in the kitchen. Leave it empty to show the device again.
name-password-due = Enter your password to continue: you last entered it a while ago.
name-save = Save name
others-are-closed = The other sessions are closed
no-others-to-close = There is no other session to close
shut-this-tab = You can shut this tab.
session-is-closed = { $name } is closed
own-session-title = This is the session that you are using
own-session-text = { $name }. Closing it signs you out in this browser. If that is not what you want, you can shut this tab.
no-such-session-title = No such session in this account
no-such-session-text = You are signed in here as <a>{ $name }</a>, and this account has no such session any more. Nothing was closed. Perhaps you are signed in to { $place } with another account: sign in with that one here, too, or shut this tab.
no-such-session-somewhere = the page that you came from
another-account = Sign in to another account

## Authorized Websites

live-websites-heading = Authorized Websites
live-websites-intro = Websites that you let use your account to sign you in. Revoke any that you do not use any more.
live-websites-title = Websites
live-websites-none = No website can use your account. When you sign in to one with it, it appears here.
live-websites-caption = Authorized websites
live-websites-website = Website
live-websites-may = What it may do
live-websites-authorized = Authorized on
live-website-authorized = Authorized
live-websites-used = Last used
live-website-came = { $name } was authorized.
live-websites-came =
    { $count ->
        [one] { $count } website was authorized.
       *[other] { $count } websites were authorized.
    }
live-website-went = { $name } was revoked.
live-websites-went =
    { $count ->
        [one] { $count } website was revoked.
       *[other] { $count } websites were revoked.
    }
live-revoke = Revoke
live-revoke-name = Revoke: { $name }
live-revoking = Revoking…
live-revoking-name = Revoking…: { $name }
live-revoked-row = Revoked
live-revoke-password-due = Enter your password to continue: you last entered it a while ago. Nothing is revoked yet.
live-website-not-revoked = { $names } was not revoked: { $reason }
live-websites-not-revoked = { $names } were not revoked: { $reason }
live-all-not-revoked = The websites were not revoked: { $reason }
live-website-still = No answer yet; { $names } is still authorized. Try again.
live-websites-still = No answer yet; { $names } are still authorized. Try again.
live-all-still = No answer yet; the websites are still authorized. Try again.
live-website-maybe = No answer yet; it is not known whether { $names } is still authorized. Try again.
live-websites-maybe = No answer yet; it is not known whether { $names } are still authorized. Try again.
live-all-maybe = No answer yet; it is not known whether the websites are still authorized. Try again.
live-revoke-all = Revoke all ({ $count })
live-revoke-all-question =
    { $count ->
        [one] Revoke { $count } website?
       *[other] Revoke { $count } websites?
    }
live-revoke-all-consequence = Their access ends at once. They will ask you the next time you sign in there.
live-revoke-all-answer =
    { $count ->
        [one] Revoke { $count } website
       *[other] Revoke { $count } websites
    }
live-revoke-all-done = All websites are revoked.
website-while-signed-in = Only while you are signed in
website-used-from = signed in from { $address }
website-not-used = Not used for 90 days
website-is-revoked = { $name } is revoked.
website-will-be-told = { $name } is notified and its access ends at once. It will ask you the next time you sign in there.
website-cannot-be-told = Its access ends at once. { $name } cannot be notified, so it may keep you signed in there for a while.
place-local = Local network


## The frame of the account's pages, and of every other page

frame-description = See where your account is signed in, and close any session.
frame-skip = Skip to the content
# What the navigation is called, for those who hear the page.
frame-navigation = My Account
frame-sessions = User Sessions
frame-websites = Authorized Websites
frame-security = Security
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }, account menu
frame-my-account = My Account
frame-change-password = Change password
frame-sign-out = Sign out
frame-help = Get help
# Stands for the name of the service where its operator has given it none.
live-my-account = My Account

## Fields of forms

field-login-name = Login name
field-new-password-hint = At least 8 characters. Four unrelated words are stronger than one word with symbols.

## Devices

# Read out before the name of a phone or tablet.
live-device-phone = Phone:
live-device-tablet = Tablet:

## Signing in

sign-in-title = Sign in
sign-in-answer = Sign in
sign-in-onward = Sign in to go on to <a>{ $website }</a>.
sign-in-return = You will return to <a>{ $place }</a>.
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = No account exists yet. Open the link that the terminal printed: <a>user-sessions</a> prints a new one at each start.
sign-in-cookie-plain-http = The password was right, but this browser did not keep the cookie that signs you in. Safari keeps none from a plain http address: start the service with --insecure-cookies, which is for development, or use another browser.
sign-in-cookie-blocked = The password was right, but this browser did not keep the cookie that signs you in. Allow cookies for this site, then sign in again.
live-sign-in = Sign in
live-sign-in-as = Sign in as { $name }
# A button for whoever did not close the session themselves.
live-not-me = That was not me

## Making the first account

set-up-title = Set up
set-up-heading = Create the first account
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = This link is not valid. Open the link that the terminal printed last: <a>user-sessions</a> prints a new link at each start, which replaces the previous one.
set-up-intro = You will be signed in. This link works only once.
set-up-login-name-hint = Letters, digits and . _ - @ +
set-up-create = Create account

## A website's request to sign somebody in

consent-title-allow = Allow { $website } to use your account?
consent-title-password = Enter your password to sign in to { $website }
consent-title-continue = Sign in to { $website }
consent-signed-in-as = You are signed in as <a>{ $name }</a>.
consent-another-account = Use another account
# A heading above a list of what the website may do, each as in the section below.
consent-may = This website will be able to
consent-lasts-days =
    { $count ->
        [one] Its access lasts up to { $count } day, also while you are signed out, or until you revoke it.
       *[other] Its access lasts up to { $count } days, also while you are signed out, or until you revoke it.
    }
consent-lasts-session = Its access ends when you sign out, or when you revoke it.
consent-password-due = Enter your password to allow this: nothing is allowed yet.
consent-allow = Allow
consent-deny = Deny
consent-continue = Continue
consent-return = You will return to <a>{ $place }</a>.
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = You can revoke this at any time on <a>Authorized Websites</a>.
consent-refused-title = Sign-in request
consent-refused = This sign-in request cannot be used
consent-unknown-address = The website asked to return you to an unregistered address. Nothing was sent anywhere.
consent-unknown-website = The request names a website that is not registered. Nothing was sent anywhere.
consent-refused-advice = Go back to the website and try again. If that does not help, the website's operator has to check its registration.

## What a website may do, below "This website will be able to" and "What it may do"

scope-openid = Sign you in
scope-profile = See your login name
scope-offline-access = Stay connected while you are signed out
scope-sessions = See where you are signed in, and close sessions

## A website's request to sign somebody out

sign-out-title = Sign out
sign-out-done = You are signed out
sign-out-question = Sign out?
sign-out-asked = <a>{ $website }</a> asks to sign you out.
sign-out-asked-by-some = <a>A website</a> asks to sign you out.
sign-out-signed-in-as = You are signed in as <a>{ $name }</a>.
sign-out-consequence = This session ends in this browser, and the websites that you signed in to through it are told where that is possible.
sign-out-answer = Sign out
sign-out-stay = Stay signed in

## My Account

account-title = My Account
account-signed-in-as = You are signed in as <a>{ $name }</a>.
# What the overview is called, for those who hear the page.
account-overview = Your account
account-sessions = User Sessions
account-open-sessions =
    { $count ->
        [one] { $count } open session
       *[other] { $count } open sessions
    }
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = The newest was started <a></a>
account-websites = Authorized Websites
account-authorized-websites =
    { $count ->
        [one] { $count } website
       *[other] { $count } websites
    }
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = can use your account
account-password = Password
# When the password was set. The moment stands at <a></a>.
account-password-set = Set <a></a>
account-password-set-before = Set before this service kept the date
account-member-since = Member since

## Security

security-title = Security
security-intro = A new password keeps you signed in on this device. Websites lose their access to your account, and you sign in to them again.
security-form = Change your password
security-current-password = Current password
security-new-password = New password
security-close-others = Close all other sessions
security-change = Change password

## Securing the account

secure-title = Secure my account
secure-intro = Do this if you found a session that is not yours. All of it happens at once:
secure-sessions = Every other session is closed. You stay signed in on this device.
secure-websites = Websites that were used in those sessions are revoked, and all others lose their access.
secure-password = Your password is replaced by a new one.
secure-form = All in one step
secure-answer = Secure my account

## Authorized Websites

websites-title = Authorized Websites
websites-revoke-title = Revoke a website
websites-revoke-question = Revoke { $website }?
websites-revoke = Revoke
websites-revoke-all-title = Revoke all websites

## Websites that were revoked beside something else

live-revoked-none = There was no website to revoke.
live-revoked = Revoked: { $names }.
live-revoked-and-more = Revoked: { $names } and { $count } more.
# One more name behind other names.
live-revoked-names = { $names }, { $name }

## Pages that ask before something is done

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = You came here from <a>{ $name }</a> ({ $place }).

## What became of a form

notice-session-closed = The session was closed.
notice-others-closed =
    { $count ->
        [0] There was no other session to close.
        [one] { $count } other session was closed.
       *[other] { $count } other sessions were closed.
    }
# { $names } are the devices of the sessions.
notice-others-closed-named =
    { $count ->
        [one] { $count } other session was closed: { $names }.
       *[other] { $count } other sessions were closed: { $names }.
    }
notice-sessions-closed =
    { $count ->
        [0] No session was closed: they had ended before.
        [one] { $count } session was closed.
       *[other] { $count } sessions were closed.
    }
notice-name-saved = The name was saved.
notice-website-revoked = The website was revoked. Its access has ended.
live-websites-revoked =
    { $count ->
        [0] There was no website to revoke.
        [one] { $count } website was revoked. Its access has ended.
       *[other] { $count } websites were revoked. Their access has ended.
    }
notice-password-changed = Your password was changed.
notice-account-secured = Your account is secured, and your password was changed.
notice-password-not-changed = Your password was not changed: you were signed out before. Sign in, then change it.
notice-signed-out = You are signed out.
notice-not-led-back = You are signed in. This service does not know the page that you came from. Open that page at its own address.
notice-late = The service could not answer in time. Try again.

## What went wrong

live-error-signed-out = You are signed out, so nothing was changed. Sign in to continue.
live-error-password-needed = Enter your password to continue. Nothing has been changed yet.
live-error-wrong-password = That is not your password.
live-error-invalid-credentials = The login name or the password is wrong.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = Too many tries. Try again in { $when }.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = Too many wrong passwords in this session. Nothing was changed. Try again in { $when }, or sign out and sign in again.
live-error-not-found = This item no longer exists. Nothing was changed.
live-error-request-unusable = This sign-in request cannot be used. Nothing was sent anywhere. Go back to the website and try again.
live-error-signed-in-as = You are signed in as { $name } now. The page was reloaded, and nothing was changed.
live-error-invalid-login-name = A login name has 1 to 64 characters: letters, digits and . _ - @ +
live-error-invalid-session-name = A name has up to 40 characters, without line breaks and invisible ones. Nothing was changed.
live-error-password-too-short = A password needs at least 8 characters. Choose a longer one.
live-error-password-too-long = A password can have up to 1,000 bytes. Choose a shorter one.
live-error-password-too-common = That password is easy to guess. Choose another one, for example four unrelated words.
live-error-link-used = This link is no longer valid. The first account exists, or the service was restarted and printed a new link.
live-error-unavailable = The service timed out. Your change may or may not have been saved. Check the refreshed list, then try again.
live-error-unreachable = The service could not be reached. Check the connection, then try again.
live-error-version-skew = This page is older than the service. Reload it, then try again.
live-error-internal = Something went wrong at the service. Try again later.
live-error-unavailable-for-reading = The service could not answer in time. Nothing was changed.
live-error-internal-for-reading = Something went wrong at the service. Nothing was changed.

## The same behind "…was not closed: " and "…was not revoked: "

live-reason-signed-out = you are signed out, so nothing was changed. Sign in to continue.
live-reason-password-needed = enter your password to continue. Nothing has been changed yet.
live-reason-wrong-password = that is not your password.
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = too many wrong passwords in this session. Nothing was changed. Try again in { $when }, or sign out and sign in again.
live-reason-not-found = this item no longer exists. Nothing was changed.
live-reason-signed-in-as = you are signed in as { $name } now. The page was reloaded, and nothing was changed.
live-reason-invalid-session-name = a name has up to 40 characters, without line breaks and invisible ones. Nothing was changed.
live-reason-unavailable = the service timed out. Your change may or may not have been saved. Check the refreshed list, then try again.
live-reason-unreachable = the service could not be reached. Check the connection, then try again.
live-reason-version-skew = this page is older than the service. Reload it, then try again.
live-reason-internal = something went wrong at the service. Try again later.

## Pages in the place of another

error-not-loaded = This page could not be loaded
error-try-again = Try again
# By what an operator finds the request in the log.
error-reference = Reference: { $reference }
error-not-found-title = Page not found
error-not-found = There is nothing at this address.
error-go-to-sessions = Go to User Sessions
error-not-available-title = Not available
error-crashed = Something on this page stopped working. Nothing that you did is lost: <a>load the page again</a>.

## Pages in the place of an answer that has none

bare-refused-title = This was refused
bare-refused = The request did not come from one of the service's own pages. Nothing was changed.
bare-no-page-title = This is not a page
bare-no-page = This address only takes what a form sends. Nothing was changed.
bare-too-slow-title = This took too long
bare-too-slow = Not all of it arrived in time. Nothing was changed.
bare-too-long-title = This is too long
bare-too-long = What was sent is longer than anything that the service asks for. Nothing was changed.
bare-wrong-address-title = Wrong address
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = This service answers at <a>{ $url }</a> and under no other name.
bare-too-many-title = Too many requests
bare-too-many = Nothing was changed. Try again in a moment.
bare-unreadable-title = This could not be read
bare-unreadable = What was sent is not what the service asks for. Nothing was changed.
bare-not-loaded-title = This page could not be loaded
bare-not-loaded = Nothing was changed.
bare-no-answer-title = No answer in time
bare-no-answer = The service timed out. Your change may or may not have been saved. Check your sessions, then try again.
bare-failed-title = Something went wrong
bare-failed = Your change may or may not have been saved. Check your sessions, then try again.

## Pages on the way to a website

onward-title = Going on
onward = Your browser goes on to <a>{ $place }</a>.
onward-to-website = Your browser goes on to <a>the website</a>.
# A link that does it at once.
onward-now = Go on now
# A button that does it.
onward-answer = Go on
stranded-title = Not signed in there
stranded-heading = You are signed in, but { $place } does not see it
stranded = It has just sent you back here. Nothing is wrong with your account. Whoever runs { $place } has to see to it that the cookie of this service gets there.
stranded-again = Try { $place } again

## The frame with the list of sessions in a page of a product

embed-frame-title = User Sessions
embed-frame-signed-out = You are signed out.
embed-frame-sign-in = Sign in
embed-frame-unavailable = Your sessions cannot be shown now.
embed-frame-refused = This frame is not for that page
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = The address of this frame names no origin, such as ?origin=https://app.example.com.
# What follows the colon is typed into a terminal.
embed-frame-unregistered = Pages of { $origin } may not hold this frame. Whoever runs the service registers them: user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = Pages of { $origin } may not close sessions without the person's word at the services, so they may not hold this frame, in which a click closes one. Whoever runs the service can permit that: --embed-closing direct

## The choice of the language

language-label = Language
language-change = Change

## Devices

device-on = { $browser } on { $system }
device-program-named = A program ({ $name })
device-program = A program
device-unknown = Unknown device
# A product's page in which a session was closed.
device-in-place = { $device }, in { $place }
place-city-country = { $city }, { $country }
