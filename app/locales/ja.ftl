## Numbers and times

number = { $number }
now = 今
minutes-ago = { $count }分前
hours-ago = { $count }時間前
days-ago = { $count }日前
seconds = { $count }秒
minutes = { $count }分
number-with-tenth = { $whole }.{ $tenth }

## Lists of names

live-more = ほか{ $count }件
live-list-comma = { "、" }
live-list-end = { $first }、{ $last }

## A living list, whatever it lists

live-live = 自動更新中
live-as-of = 最終更新:
live-paused = 一時停止中、最終更新:
live-offline = オフラインです。最終更新:
live-stale = 更新されていません。最終更新:
live-pause = 一時停止
live-pause-name = 自動更新を一時停止
live-resume = 再開
live-resume-name = 自動更新を再開
live-dismiss = 閉じる
live-password = パスワード
live-cancel = キャンセル
live-new-session = 新規
live-new-website = 新規
live-reason-no-answer = サービスが応答できませんでした。もう一度お試しください。
live-reason-offline = オフラインです。接続が戻ってから、もう一度お試しください。
live-over-closed-heading = このセッションは終了しました
live-over-unknown-heading = このブラウザーではログアウトしています
live-over-unknown-text = ご自身でログアウトしていない場合は、セッションがまだ続いている可能性があります。ログインすると、セッションの一覧で確認できます。
live-over-other-heading = 現在{ $name }としてログインしています
live-over-other-text = 何も変更されていません。ページを読み込み直しています。
live-load-again = ページを再読み込み

## User Sessions

live-sessions-heading = セッション
live-sessions-intro = お使いのアカウントでログインしているすべての場所です。心当たりのないセッションがある場合は、そのセッションを終了し、<a>パスワードを変更</a>してください。
live-sessions-caption = 有効なセッション
live-sessions-device = デバイス
live-sessions-started = 開始日時
live-sessions-from = 接続元IPアドレス
live-sessions-active = 最終利用
live-sessions-action = 操作
# What stands before the time or the address on a small screen.
live-session-started = 開始
live-session-from = 接続元
live-session-active = 最終利用
live-current = 現在のセッション
live-session-came = 新しいセッション: { $name }、接続元 { $address }。
live-sessions-came = 新しいセッションが{ $count }件あります。
live-session-went = セッションが終了しました: { $name }。
live-sessions-went = { $count }件のセッションが終了しました。
live-close = 終了
live-close-name = セッションを終了: { $name }、開始 { $when }
live-closing = 終了中…
live-closing-name = 終了中… セッション: { $name }、開始 { $when }
live-closed = 終了済み
live-close-answer = セッションを終了
live-select-session = セッションを選択: { $name }、開始 { $when }
live-close-selected = 選択したセッションを終了
live-close-password-due = 前回の入力から時間がたっています。続けるにはパスワードを入力してください。まだ何も終了していません。
live-session-not-closed = { $names }を終了できませんでした。{ $reason }
live-sessions-not-closed = { $names }を終了できませんでした。{ $reason }
live-others-not-closed = ほかのセッションを終了できませんでした。{ $reason }
live-session-still-open = まだ応答がありません。{ $names }は終了していません。もう一度お試しください。
live-sessions-still-open = まだ応答がありません。{ $names }は終了していません。もう一度お試しください。
live-others-still-open = まだ応答がありません。ほかのセッションは終了していません。もう一度お試しください。
live-session-maybe-open = まだ応答がありません。{ $names }が終了したかどうかは確認できていません。もう一度お試しください。
live-sessions-maybe-open = まだ応答がありません。{ $names }が終了したかどうかは確認できていません。もう一度お試しください。
live-others-maybe-open = まだ応答がありません。ほかのセッションが終了したかどうかは確認できていません。もう一度お試しください。
live-close-others = ほかのセッションをすべて終了（{ $count }件）
live-close-others-question = ほかの{ $count }件のセッションを終了しますか？
live-close-others-consequence = すぐにログアウトされ、もう一度ログインが必要になります。このブラウザーではログインしたままです。
live-close-others-choice = それらのセッションで使われたウェブサイトの許可も取り消す
live-close-others-answer = { $count }件のセッションを終了
live-close-others-done = ほかのセッションはすべて終了しました。
live-since-last-visit = 前回のアクセス以降、新しいセッションが{ $count }件あります。
live-since-last-visit-text = 一覧で印を付けています。ご自身のものではないセッションはありませんか？
live-secure-question = 心当たりのないものはありませんか？
live-secure-text = 1回の操作で、ほかのセッションをすべて終了し、それらのセッションで与えられた許可を取り消し、新しいパスワードを設定します。
live-secure = アカウントを保護
live-sound = 音
live-search = 検索
live-search-name = デバイス、場所、アドレスで検索
live-search-hint = デバイス、場所、アドレス
live-order = 並べ替え
live-newest-first = 新しい順
live-last-active-first = 最近使った順
live-range = { $names }件中 { $first }～{ $last }件
live-no-match = 一致するセッションはありません。
live-newer = 新しいセッション
live-older = 古いセッション
live-show-all = すべて表示
live-pages = ページ
live-pages-below = ページ（一覧の下）
live-details = 詳細
live-details-name = 詳細: { $name }
live-name-session = このセッションに名前を付ける
live-recently-ended = 最近終了したセッション
live-kept = 7日間保存した後、アドレスとともに消去します
live-ended = 終了日時
live-show = 表示
live-revoke-websites = ウェブサイトの許可を取り消す
live-revoke-of-session = ウェブサイトの許可を取り消す: { $name }

## A session in its row

session-new-place = 新しい場所
session-new-browser = 新しいブラウザー
session-method-password = パスワードを使用
session-signed-in-to = { $names }にログイン
session-signed-in-from = { $address }からログイン
session-signed-in-from-place = { $place }（{ $address }）からログイン
session-address-at-sign-in = ログイン時のアドレス: { $address }
session-expires = 有効期限: { $when }
session-id = お問い合わせ用のセッションID: { $id }
session-group = このブラウザーのセッション { $count }件
session-group-close =
    { $count ->
        [2] 両方を終了
       *[other] すべて終了
    }
session-closed = 終了しました: { $name }。
session-told =
    { $count ->
       *[other] { $names }に通知しています。
    }
session-untold = { $names }に接続できません。
session-unseen = ご覧になっていた一覧の表示後に開始されました: { $names }。
session-started-at = { $name }、開始 { $when }

## How a session ended, in the list

end-signed-out = ログアウト
end-signed-in-again = 同じブラウザーでもう一度ログイン
end-closed = ご自身で終了
end-closed-from = { $device }からご自身で終了
end-closed-with-others = ほかのすべてのセッションとともにご自身で終了
end-closed-with-others-from = { $device }から、ほかのすべてのセッションとともにご自身で終了
end-password-changed = パスワードの変更により終了
end-password-changed-from = { $device }からのパスワードの変更により終了
end-idle = 一定時間操作がなく期限切れ
end-expired = 期限切れ（セッションの最長時間）
end-closed-by-administrator = 管理者が終了
end-account-disabled = アカウントの無効化により終了
end-restored = バックアップからのサービスの復元によりログアウト
end-other = 終了
ended-together = { $count }件のセッションをまとめて終了
ended-page-title = まとめて終了したセッション
ended-page-empty = このページにはもうセッションがありません。

## How a session ended, for the browser that held it. The subject is "it", or "session" where nothing before has named it.

live-it-closed =
    { $subject ->
        [session] このセッションは終了しました（{ $when }）。
       *[it] 終了しました（{ $when }）。
    }
live-it-closed-from =
    { $subject ->
        [session] このセッションは{ $device }から終了されました（{ $when }）。
       *[it] { $device }から終了されました（{ $when }）。
    }
live-it-closed-with-others =
    { $subject ->
        [session] このセッションは、ほかのすべてのセッションとともに終了されました（{ $when }）。
       *[it] ほかのすべてのセッションとともに終了されました（{ $when }）。
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] このセッションは、{ $device }から、ほかのすべてのセッションとともに終了されました（{ $when }）。
       *[it] { $device }から、ほかのすべてのセッションとともに終了されました（{ $when }）。
    }
live-it-password-changed =
    { $subject ->
        [session] このセッションは、パスワードの変更により終了しました（{ $when }）。新しいパスワードでログインしてください。
       *[it] パスワードの変更により終了しました（{ $when }）。新しいパスワードでログインしてください。
    }
live-it-password-changed-from =
    { $subject ->
        [session] このセッションは、{ $device }からのパスワードの変更により終了しました（{ $when }）。新しいパスワードでログインしてください。
       *[it] { $device }からのパスワードの変更により終了しました（{ $when }）。新しいパスワードでログインしてください。
    }
live-it-signed-out =
    { $subject ->
        [session] このセッションは、ログアウトにより終了しました（{ $when }）。
       *[it] ログアウトにより終了しました（{ $when }）。
    }
live-it-signed-in-again =
    { $subject ->
        [session] このセッションは、同じブラウザーでの新しいログインに置き換えられました（{ $when }）。
       *[it] 同じブラウザーでの新しいログインに置き換えられました（{ $when }）。
    }
live-it-idle =
    { $subject ->
        [session] このセッションは、一定時間操作がなかったため期限切れになりました（{ $when }）。
       *[it] 一定時間操作がなかったため期限切れになりました（{ $when }）。
    }
live-it-expired =
    { $subject ->
        [session] このセッションは、セッションの最長時間に達したため期限切れになりました（{ $when }）。
       *[it] セッションの最長時間に達したため期限切れになりました（{ $when }）。
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] このセッションは、管理者によって終了されました（{ $when }）。
       *[it] 管理者によって終了されました（{ $when }）。
    }
live-it-account-disabled =
    { $subject ->
        [session] このセッションは、アカウントが無効になったため終了しました（{ $when }）。
       *[it] アカウントが無効になったため終了しました（{ $when }）。
    }
live-it-restored =
    { $subject ->
        [session] このセッションは、サービスがバックアップから復元されたため終了しました（{ $when }）。
       *[it] サービスがバックアップから復元されたため終了しました（{ $when }）。
    }

## What became of telling a website that a session has ended

receipts-more = ほか{ $count }件
receipt-confirmed-in = { $name }は{ $seconds }秒でログアウトを完了しました
receipt-confirmed-at = { $name }はログアウトを完了しました: { $when }
receipt-no-such-session = { $name }には該当するセッションがないとのことです
receipt-pending = { $name }に通知しています
receipt-not-reached = { $name }にはまだ接続できていません。次回の試行: { $when }
receipt-cannot-be-reached = { $name }に接続できません
receipt-access-ends = { $name }に接続できません。アクセスの終了: { $when }
receipt-keeps-access = ログアウト中のアクセスは、許可された内容のまま維持されます。

## Asking before a session is closed or named

connected-from = 接続元 <a>{ $address }</a>
close-title = セッションの終了
close-question = { $name }を終了しますか？
close-consequence = すぐにログアウトされ、もう一度ログインが必要になります。
close-choice = このセッションで使われたウェブサイトの許可も取り消す
close-others-title = ほかのセッションをすべて終了
close-others-unreadable = 一覧を読み込めませんでした。何も終了していません。もう一度お試しください。
selection-empty = ほかの有効なセッションが選択されていません。何も変更されていません。
selection-question = { $count }件のセッションを終了しますか？
revoke-of-session-title = セッションのウェブサイトの許可を取り消す
revoke-of-session-question = { $name }で使われたウェブサイトの許可を取り消しますか？
revoke-of-session-text = 前回の入力から時間がたっています。続けるにはパスワードを入力してください。まだ何も取り消していません。取り消すと、これらのウェブサイトのアクセスはすべてのセッションで終了し、次回ログインするときに許可を求められます。
back-to-sessions = セッションに戻る
go-to-sessions = セッションへ
name-title = セッションの名前
name-question = { $device }に名前を付ける
name-label = 名前
name-hint = 例: キッチンのノートパソコン。空欄にすると、デバイス名の表示に戻ります。
name-password-due = 前回の入力から時間がたっています。続けるにはパスワードを入力してください。
name-save = 名前を保存
others-are-closed = ほかのセッションは終了しました
no-others-to-close = 終了できるほかのセッションはありません
shut-this-tab = このタブは閉じてかまいません。
session-is-closed = { $name }は終了しました
own-session-title = 現在お使いのセッションです
own-session-text = { $name }。終了すると、このブラウザーからログアウトします。終了しない場合は、このタブを閉じてかまいません。
no-such-session-title = このアカウントに該当するセッションはありません
no-such-session-text = ここでは<a>{ $name }</a>としてログインしていますが、このアカウントに該当するセッションはもうありません。何も終了していません。{ $place }には別のアカウントでログインしている可能性があります。ここでもそのアカウントでログインするか、このタブを閉じてください。
no-such-session-somewhere = 前のページ
another-account = 別のアカウントにログイン

## Authorized Websites

live-websites-heading = 許可したウェブサイト
live-websites-intro = お使いのアカウントでのログインを許可したウェブサイトです。もう使っていないものは許可を取り消してください。
live-websites-title = ウェブサイト
live-websites-none = アカウントを使えるウェブサイトはありません。このアカウントでウェブサイトにログインすると、ここに表示されます。
live-websites-caption = 許可したウェブサイト
live-websites-website = ウェブサイト
live-websites-may = 許可の内容
live-websites-authorized = 許可した日
live-website-authorized = 許可
live-websites-used = 最終利用
live-website-came = { $name }を許可しました。
live-websites-came = { $count }件のウェブサイトを許可しました。
live-website-went = { $name }の許可を取り消しました。
live-websites-went = { $count }件のウェブサイトの許可を取り消しました。
live-revoke = 取り消す
live-revoke-name = 許可を取り消す: { $name }
live-revoking = 取り消し中…
live-revoking-name = 許可を取り消し中…: { $name }
live-revoked-row = 取り消し済み
live-revoke-password-due = 前回の入力から時間がたっています。続けるにはパスワードを入力してください。まだ何も取り消していません。
live-website-not-revoked = { $names }の許可を取り消せませんでした。{ $reason }
live-websites-not-revoked = { $names }の許可を取り消せませんでした。{ $reason }
live-all-not-revoked = ウェブサイトの許可を取り消せませんでした。{ $reason }
live-website-still = まだ応答がありません。{ $names }の許可は取り消されていません。もう一度お試しください。
live-websites-still = まだ応答がありません。{ $names }の許可は取り消されていません。もう一度お試しください。
live-all-still = まだ応答がありません。ウェブサイトの許可は取り消されていません。もう一度お試しください。
live-website-maybe = まだ応答がありません。{ $names }の許可が取り消されたかどうかは確認できていません。もう一度お試しください。
live-websites-maybe = まだ応答がありません。{ $names }の許可が取り消されたかどうかは確認できていません。もう一度お試しください。
live-all-maybe = まだ応答がありません。ウェブサイトの許可が取り消されたかどうかは確認できていません。もう一度お試しください。
live-revoke-all = すべて取り消す（{ $count }件）
live-revoke-all-question = { $count }件のウェブサイトの許可を取り消しますか？
live-revoke-all-consequence = アクセスはすぐに終了します。次回ログインするときに許可を求められます。
live-revoke-all-answer = { $count }件のウェブサイトの許可を取り消す
live-revoke-all-done = すべてのウェブサイトの許可を取り消しました。
website-while-signed-in = ログイン中のみ
website-used-from = { $address }からログイン
website-not-used = 90日間使われていません
website-is-revoked = { $name }の許可を取り消しました。
website-will-be-told = { $name }に通知し、アクセスはすぐに終了します。次回ログインするときに許可を求められます。
website-cannot-be-told = アクセスはすぐに終了します。{ $name }には通知できないため、しばらくログインしたままになる場合があります。
place-local = ローカルネットワーク


## The frame of the account's pages, and of every other page

frame-description = アカウントでログインしている場所を確認し、セッションを終了できます。
frame-skip = 本文へ移動
# What the navigation is called, for those who hear the page.
frame-navigation = マイアカウント
frame-sessions = セッション
frame-websites = 許可したウェブサイト
frame-security = セキュリティ
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }、アカウントメニュー
frame-my-account = マイアカウント
frame-change-password = パスワードを変更
frame-sign-out = ログアウト
frame-help = ヘルプ
# Stands for the name of the service where its operator has given it none.
live-my-account = マイアカウント

## Fields of forms

field-login-name = ログイン名
field-new-password-hint = 8文字以上。関連のない4つの単語は、記号を交えた1つの単語より安全です。

## Devices

# Read out before the name of a phone or tablet.
live-device-phone = 電話:
live-device-tablet = タブレット:

## Signing in

sign-in-title = ログイン
sign-in-answer = ログイン
sign-in-onward = ログインして<a>{ $website }</a>へ進みます。
sign-in-return = <a>{ $place }</a>に戻ります。
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = アカウントがまだありません。ターミナルに表示されたリンクを開いてください。<a>user-sessions</a>は起動のたびに新しいリンクを表示します。
sign-in-cookie-plain-http = パスワードは正しいのですが、ログインに必要なCookieがこのブラウザーに保存されませんでした。Safariは暗号化されていないhttpアドレスのCookieを保存しません。開発用の--insecure-cookiesを付けてサービスを起動するか、別のブラウザーをお使いください。
sign-in-cookie-blocked = パスワードは正しいのですが、ログインに必要なCookieがこのブラウザーに保存されませんでした。このサイトのCookieを許可してから、もう一度ログインしてください。
live-sign-in = ログイン
live-sign-in-as = { $name }としてログイン
# A button for whoever did not close the session themselves.
live-not-me = 心当たりがない

## Making the first account

set-up-title = 初期設定
set-up-heading = 最初のアカウントを作成
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = このリンクは無効です。ターミナルに最後に表示されたリンクを開いてください。<a>user-sessions</a>は起動のたびに新しいリンクを表示し、以前のリンクは使えなくなります。
set-up-intro = 作成後、ログインした状態になります。このリンクは1回だけ使えます。
set-up-login-name-hint = 文字、数字、および . _ - @ +
set-up-create = アカウントを作成

## A website's request to sign somebody in

consent-title-allow = { $website }にアカウントの使用を許可しますか？
consent-title-password = { $website }にログインするにはパスワードを入力してください
consent-title-continue = { $website }にログイン
consent-signed-in-as = <a>{ $name }</a>としてログインしています。
consent-another-account = 別のアカウントを使う
# A heading above a list of what the website may do, each as in the section below.
consent-may = このウェブサイトに許可する内容
consent-lasts-days = アクセスは、ログアウト中も含めて最長{ $count }日間、または許可を取り消すまで続きます。
consent-lasts-session = アクセスは、ログアウトするか許可を取り消すと終了します。
consent-password-due = 許可するにはパスワードを入力してください。まだ何も許可していません。
consent-allow = 許可
consent-deny = 拒否
consent-continue = 続ける
consent-return = <a>{ $place }</a>に戻ります。
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = この許可は、<a>許可したウェブサイト</a>でいつでも取り消せます。
consent-refused-title = ログインの要求
consent-refused = このログインの要求は使用できません
consent-unknown-address = ウェブサイトが、登録されていないアドレスへ戻すよう求めました。どこにも何も送信していません。
consent-unknown-website = 要求に、登録されていないウェブサイトが指定されています。どこにも何も送信していません。
consent-refused-advice = ウェブサイトに戻って、もう一度お試しください。解決しない場合は、ウェブサイトの運営者が登録内容を確認する必要があります。

## What a website may do, below "This website will be able to" and "What it may do"

scope-openid = アカウントでのログイン
scope-profile = ログイン名の確認
scope-offline-access = ログアウト中の接続の維持
scope-sessions = ログイン中の場所の確認とセッションの終了

## A website's request to sign somebody out

sign-out-title = ログアウト
sign-out-done = ログアウトしました
sign-out-question = ログアウトしますか？
sign-out-asked = <a>{ $website }</a>がログアウトを求めています。
sign-out-asked-by-some = <a>ウェブサイト</a>がログアウトを求めています。
sign-out-signed-in-as = <a>{ $name }</a>としてログインしています。
sign-out-consequence = このブラウザーのセッションは終了し、このセッションでログインしたウェブサイトには、可能な場合に通知します。
sign-out-answer = ログアウト
sign-out-stay = ログインしたままにする

## My Account

account-title = マイアカウント
account-signed-in-as = <a>{ $name }</a>としてログインしています。
# What the overview is called, for those who hear the page.
account-overview = お使いのアカウント
account-sessions = セッション
account-open-sessions = 有効なセッション { $count }件
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = 最新の開始: <a></a>
account-websites = 許可したウェブサイト
account-authorized-websites = ウェブサイト { $count }件
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = アカウントを使用できます
account-password = パスワード
# When the password was set. The moment stands at <a></a>.
account-password-set = 設定: <a></a>
account-password-set-before = このサービスが日付の記録を始める前に設定
account-member-since = 登録日

## Security

security-title = セキュリティ
security-intro = パスワードを変更しても、このデバイスではログインしたままです。ウェブサイトはアカウントにアクセスできなくなり、もう一度ログインが必要になります。
security-form = パスワードの変更
security-current-password = 現在のパスワード
security-new-password = 新しいパスワード
security-close-others = ほかのセッションをすべて終了する
security-change = パスワードを変更

## Securing the account

secure-title = アカウントを保護
secure-intro = ご自身のものではないセッションを見つけた場合に行ってください。次のすべてが同時に行われます。
secure-sessions = ほかのセッションをすべて終了します。このデバイスではログインしたままです。
secure-websites = それらのセッションで使われたウェブサイトの許可を取り消し、ほかのすべてのウェブサイトもアクセスできなくなります。
secure-password = パスワードを新しいものに変更します。
secure-form = まとめて実行
secure-answer = アカウントを保護

## Authorized Websites

websites-title = 許可したウェブサイト
websites-revoke-title = ウェブサイトの許可を取り消す
websites-revoke-question = { $website }の許可を取り消しますか？
websites-revoke = 取り消す
websites-revoke-all-title = すべてのウェブサイトの許可を取り消す

## Websites that were revoked beside something else

live-revoked-none = 許可を取り消すウェブサイトはありませんでした。
live-revoked = 許可を取り消しました: { $names }。
live-revoked-and-more = 許可を取り消しました: { $names }、ほか{ $count }件。
# One more name behind other names.
live-revoked-names = { $names }、{ $name }

## Pages that ask before something is done

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = <a>{ $name }</a>（{ $place }）から移動してきました。

## What became of a form

notice-session-closed = セッションを終了しました。
notice-others-closed =
    { $count ->
        [0] 終了するほかのセッションはありませんでした。
       *[other] ほかの{ $count }件のセッションを終了しました。
    }
# { $names } are the devices of the sessions.
notice-others-closed-named = ほかの{ $count }件のセッションを終了しました: { $names }。
notice-sessions-closed =
    { $count ->
        [0] 終了したセッションはありません。すでに終了していました。
       *[other] { $count }件のセッションを終了しました。
    }
notice-name-saved = 名前を保存しました。
notice-website-revoked = ウェブサイトの許可を取り消しました。アクセスは終了しました。
live-websites-revoked =
    { $count ->
        [0] 許可を取り消すウェブサイトはありませんでした。
       *[other] { $count }件のウェブサイトの許可を取り消しました。アクセスは終了しました。
    }
notice-password-changed = パスワードを変更しました。
notice-account-secured = アカウントを保護し、パスワードを変更しました。
notice-password-not-changed = その前にログアウトしていたため、パスワードは変更されていません。ログインしてから変更してください。
notice-signed-out = ログアウトしました。
notice-not-led-back = ログインしました。このサービスは元のページを認識していません。元のページは、そのアドレスから開いてください。
notice-late = サービスが時間内に応答できませんでした。もう一度お試しください。

## What went wrong

live-error-signed-out = ログアウトしているため、何も変更されていません。続けるにはログインしてください。
live-error-password-needed = 続けるにはパスワードを入力してください。まだ何も変更されていません。
live-error-wrong-password = パスワードが正しくありません。
live-error-invalid-credentials = ログイン名またはパスワードが正しくありません。
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = 試行回数が多すぎます。{ $when }後にもう一度お試しください。
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = このセッションで、正しくないパスワードが何度も入力されました。何も変更されていません。{ $when }後にもう一度お試しいただくか、ログアウトしてからもう一度ログインしてください。
live-error-not-found = この項目はもう存在しません。何も変更されていません。
live-error-request-unusable = このログインの要求は使用できません。どこにも何も送信していません。ウェブサイトに戻って、もう一度お試しください。
live-error-signed-in-as = 現在{ $name }としてログインしています。ページを再読み込みしました。何も変更されていません。
live-error-invalid-login-name = ログイン名は1～64文字で、文字、数字、および . _ - @ + が使えます
live-error-invalid-session-name = 名前は40文字以内で、改行や見えない文字は使えません。何も変更されていません。
live-error-password-too-short = パスワードは8文字以上必要です。もっと長いものにしてください。
live-error-password-too-long = パスワードは1,000バイト以内です。もっと短いものにしてください。
live-error-password-too-common = このパスワードは推測されやすいものです。関連のない4つの単語など、別のものにしてください。
live-error-link-used = このリンクはもう使えません。最初のアカウントがすでに存在するか、サービスが再起動されて新しいリンクが表示されています。
live-error-unavailable = サービスが時間内に応答しませんでした。変更は保存されている場合と、されていない場合があります。更新された一覧を確認してから、もう一度お試しください。
live-error-unreachable = サービスに接続できませんでした。接続を確認してから、もう一度お試しください。
live-error-version-skew = このページはサービスより古いものです。再読み込みしてから、もう一度お試しください。
live-error-internal = サービスで問題が発生しました。しばらくしてからもう一度お試しください。
live-error-unavailable-for-reading = サービスが時間内に応答できませんでした。何も変更されていません。
live-error-internal-for-reading = サービスで問題が発生しました。何も変更されていません。

## The same behind "…was not closed: " and "…was not revoked: "

live-reason-signed-out = ログアウトしているため、何も変更されていません。続けるにはログインしてください。
live-reason-password-needed = 続けるにはパスワードを入力してください。まだ何も変更されていません。
live-reason-wrong-password = パスワードが正しくありません。
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = このセッションで、正しくないパスワードが何度も入力されました。何も変更されていません。{ $when }後にもう一度お試しいただくか、ログアウトしてからもう一度ログインしてください。
live-reason-not-found = この項目はもう存在しません。何も変更されていません。
live-reason-signed-in-as = 現在{ $name }としてログインしています。ページを再読み込みしました。何も変更されていません。
live-reason-invalid-session-name = 名前は40文字以内で、改行や見えない文字は使えません。何も変更されていません。
live-reason-unavailable = サービスが時間内に応答しませんでした。変更は保存されている場合と、されていない場合があります。更新された一覧を確認してから、もう一度お試しください。
live-reason-unreachable = サービスに接続できませんでした。接続を確認してから、もう一度お試しください。
live-reason-version-skew = このページはサービスより古いものです。再読み込みしてから、もう一度お試しください。
live-reason-internal = サービスで問題が発生しました。しばらくしてからもう一度お試しください。

## Pages in the place of another

error-not-loaded = このページを読み込めませんでした
error-try-again = 再試行
# By what an operator finds the request in the log.
error-reference = 参照番号: { $reference }
error-not-found-title = ページが見つかりません
error-not-found = このアドレスには何もありません。
error-go-to-sessions = セッションへ
error-not-available-title = 利用できません
error-crashed = このページの一部が動かなくなりました。行った操作は失われていません。<a>ページを再読み込み</a>してください。

## Pages in the place of an answer that has none

bare-refused-title = 拒否されました
bare-refused = このサービス自身のページからの要求ではありません。何も変更されていません。
bare-no-page-title = これはページではありません
bare-no-page = このアドレスはフォームからの送信だけを受け付けます。何も変更されていません。
bare-too-slow-title = 時間がかかりすぎました
bare-too-slow = すべてが時間内に届きませんでした。何も変更されていません。
bare-too-long-title = 長すぎます
bare-too-long = 送信された内容が、サービスで受け付ける長さを超えています。何も変更されていません。
bare-wrong-address-title = アドレスが違います
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = このサービスのアドレスは<a>{ $url }</a>です。ほかの名前では応答しません。
bare-too-many-title = 要求が多すぎます
bare-too-many = 何も変更されていません。しばらくしてからもう一度お試しください。
bare-unreadable-title = 読み取れませんでした
bare-unreadable = 送信された内容が、サービスの求めるものと異なります。何も変更されていません。
bare-not-loaded-title = このページを読み込めませんでした
bare-not-loaded = 何も変更されていません。
bare-no-answer-title = 時間内に応答がありませんでした
bare-no-answer = サービスが時間内に応答しませんでした。変更は保存されている場合と、されていない場合があります。セッションを確認してから、もう一度お試しください。
bare-failed-title = 問題が発生しました
bare-failed = 変更は保存されている場合と、されていない場合があります。セッションを確認してから、もう一度お試しください。

## Pages on the way to a website

onward-title = 移動中
onward = <a>{ $place }</a>へ移動します。
onward-to-website = <a>ウェブサイト</a>へ移動します。
# A link that does it at once.
onward-now = 今すぐ進む
# A button that does it.
onward-answer = 進む
stranded-title = 移動先でログインできていません
stranded-heading = ログインしていますが、{ $place }で認識されていません
stranded = 移動先からここに戻されました。アカウントに問題はありません。{ $place }の運営者が、このサービスのCookieが届くようにする必要があります。
stranded-again = { $place }をもう一度試す

## The frame with the list of sessions in a page of a product

embed-frame-title = セッション
embed-frame-signed-out = ログアウトしています。
embed-frame-sign-in = ログイン
embed-frame-unavailable = 現在セッションを表示できません。
embed-frame-refused = このフレームはそのページでは使えません
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = このフレームのアドレスに、?origin=https://app.example.com のようなオリジンの指定がありません。
# What follows the colon is typed into a terminal.
embed-frame-unregistered = { $origin }のページでは、このフレームを表示できません。サービスの運営者が次のように登録します: user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = { $origin }のページは、サービスでのご本人の確認なしにセッションを終了することを許可されていません。そのため、クリックするだけでセッションが終了するこのフレームは表示できません。サービスの運営者は次の指定で許可できます: --embed-closing direct

## The choice of the language

language-label = 言語
language-change = 変更

## Devices

device-on = { $system }の{ $browser }
device-program-named = プログラム（{ $name }）
device-program = プログラム
device-unknown = 不明なデバイス
# A product's page in which a session was closed.
device-in-place = { $device }（{ $place }）
place-city-country = { $country }、{ $city }
