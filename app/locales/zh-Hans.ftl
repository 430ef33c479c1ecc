## Numbers and times

number = { $number }
now = 刚刚
minutes-ago = { $count } 分钟前
hours-ago = { $count } 小时前
days-ago = { $count } 天前
seconds = { $count } 秒
minutes = { $count } 分钟
number-with-tenth = { $whole }.{ $tenth }

## Lists of names

live-more = 另外 { $count } 个
live-list-comma = { "、" }
live-list-end = { $first }和{ $last }

## A living list, whatever it lists

live-live = 实时
live-as-of = 更新于
live-paused = 已暂停，更新于
live-offline = 您已离线。上次更新：
live-stale = 未能更新。上次更新：
live-pause = 暂停
live-pause-name = 暂停实时更新
live-resume = 继续
live-resume-name = 继续实时更新
live-dismiss = 知道了
live-password = 密码
live-cancel = 取消
live-new-session = 新
live-new-website = 新
live-reason-no-answer = 服务未能响应。请重试。
live-reason-offline = 您已离线。请在恢复连接后重试。
live-over-closed-heading = 此会话已关闭
live-over-unknown-heading = 您在此浏览器中已退出登录
live-over-unknown-text = 如果不是您自己退出登录的，此会话可能仍未关闭：请登录，在您的会话中查看。
live-over-other-heading = 您现在以 { $name } 的身份登录
live-over-other-text = 未做任何更改。正在重新加载页面。
live-load-again = 重新加载页面

## User Sessions

live-sessions-heading = 会话
live-sessions-intro = 您的账户已登录的所有位置。如果您不认识某个会话，请将其关闭并<a>更改密码</a>。
live-sessions-caption = 活动会话
live-sessions-device = 设备
live-sessions-started = 开始时间
live-sessions-from = 连接 IP 地址
live-sessions-active = 最近活动
live-sessions-action = 操作
# What stands before the time or the address on a small screen.
live-session-started = 开始
live-session-from = 来自
live-session-active = 活动
live-current = 当前会话
live-session-came = 新会话：{ $name }，连接自 { $address }。
live-sessions-came = { $count } 个新会话。
live-session-went = 有会话已结束：{ $name }。
live-sessions-went = { $count } 个会话已结束。
live-close = 关闭
live-close-name = 关闭会话：{ $name }，开始于 { $when }
live-closing = 正在关闭…
live-closing-name = 正在关闭… 会话：{ $name }，开始于 { $when }
live-closed = 已关闭
live-close-answer = 关闭会话
live-select-session = 选择会话：{ $name }，开始于 { $when }
live-close-selected = 关闭所选会话
live-close-password-due = 请输入密码以继续：距您上次输入密码已有一段时间。尚未关闭任何会话。
live-session-not-closed = 未能关闭 { $names }：{ $reason }
live-sessions-not-closed = 未能关闭 { $names }：{ $reason }
live-others-not-closed = 未能关闭其他会话：{ $reason }
live-session-still-open = 尚无响应；{ $names } 仍未关闭。请重试。
live-sessions-still-open = 尚无响应；{ $names } 仍未关闭。请重试。
live-others-still-open = 尚无响应；其他会话仍未关闭。请重试。
live-session-maybe-open = 尚无响应；无法确定 { $names } 是否已关闭。请重试。
live-sessions-maybe-open = 尚无响应；无法确定 { $names } 是否已关闭。请重试。
live-others-maybe-open = 尚无响应；无法确定其他会话是否已关闭。请重试。
live-close-others = 关闭所有其他会话（{ $count }）
live-close-others-question = 要关闭其他 { $count } 个会话吗？
live-close-others-consequence = 这些会话将立即退出登录，之后需要重新登录。此浏览器保持登录状态。
live-close-others-choice = 同时撤销在这些会话中使用过的网站
live-close-others-answer = 关闭 { $count } 个会话
live-close-others-done = 所有其他会话均已关闭。
live-since-last-visit = 自您上次访问以来有 { $count } 个新会话。
live-since-last-visit-text = 每个新会话都已在列表中标出。其中有不是您的会话吗？
live-secure-question = 有不是您本人的会话吗？
live-secure-text = 一步即可关闭所有其他会话，撤销通过它们授权的网站，并设置新密码。
live-secure = 保护我的账户
live-sound = 声音
live-search = 搜索
live-search-name = 按设备、地点或地址搜索
live-search-hint = 设备、地点或地址
live-order = 排序
live-newest-first = 最新的在前
live-last-active-first = 最近活动的在前
live-range = 第 { $first }–{ $last } 个，共 { $names } 个
live-no-match = 没有匹配的会话。
live-newer = 较新的会话
live-older = 较早的会话
live-show-all = 显示全部
live-pages = 页面
live-pages-below = 页面，位于列表下方
live-details = 详情
live-details-name = 详情：{ $name }
live-name-session = 为此会话命名
live-recently-ended = 最近结束
live-kept = 保留 7 天，之后连同地址一并删除
live-ended = 结束时间
live-show = 显示
live-revoke-websites = 撤销其网站
live-revoke-of-session = 撤销其网站：{ $name }

## A session in its row

session-new-place = 新地点
session-new-browser = 新浏览器
session-method-password = 使用密码
session-signed-in-to = 已登录 { $names }
session-signed-in-from = 登录自 { $address }
session-signed-in-from-place = 登录自 { $place }（{ $address }）
session-address-at-sign-in = 登录时的地址：{ $address }
session-expires = 到期时间：{ $when }
session-id = 供客服使用的会话编号：{ $id }
session-group = 此浏览器的 { $count } 个会话
session-group-close =
    { $count ->
        [2] 关闭这两个
       *[other] 全部关闭
    }
session-closed = 已关闭：{ $name }。
session-told =
    { $count ->
       *[other] 正在通知 { $names }。
    }
session-untold = 无法连接 { $names }。
session-unseen = 在您查看的列表之后开始：{ $names }。
session-started-at = { $name }，开始于 { $when }

## How a session ended, in the list

end-signed-out = 已退出登录
end-signed-in-again = 您在同一浏览器中重新登录
end-closed = 由您关闭
end-closed-from = 由您从 { $device } 关闭
end-closed-with-others = 由您连同所有其他会话一起关闭
end-closed-with-others-from = 由您从 { $device } 连同所有其他会话一起关闭
end-password-changed = 因密码更改而关闭
end-password-changed-from = 因从 { $device } 更改密码而关闭
end-idle = 因长时间未活动而过期
end-expired = 已过期（达到会话最长时间）
end-closed-by-administrator = 由管理员关闭
end-account-disabled = 因账户被停用而关闭
end-restored = 因服务从备份恢复而退出登录
end-other = 已结束
ended-together = 一起关闭的 { $count } 个会话
ended-page-title = 一起关闭的会话
ended-page-empty = 此页面上已没有会话。

## How a session ended, for the browser that held it. The subject is "it", or "session" where nothing before has named it.

live-it-closed =
    { $subject ->
        [session] 此会话已关闭（{ $when }）。
       *[it] 已关闭（{ $when }）。
    }
live-it-closed-from =
    { $subject ->
        [session] 此会话已从 { $device } 关闭（{ $when }）。
       *[it] 已从 { $device } 关闭（{ $when }）。
    }
live-it-closed-with-others =
    { $subject ->
        [session] 此会话已连同所有其他会话一起关闭（{ $when }）。
       *[it] 已连同所有其他会话一起关闭（{ $when }）。
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] 此会话已从 { $device } 连同所有其他会话一起关闭（{ $when }）。
       *[it] 已从 { $device } 连同所有其他会话一起关闭（{ $when }）。
    }
live-it-password-changed =
    { $subject ->
        [session] 此会话已因密码更改而关闭（{ $when }）。请使用新密码登录。
       *[it] 已因密码更改而关闭（{ $when }）。请使用新密码登录。
    }
live-it-password-changed-from =
    { $subject ->
        [session] 此会话已因从 { $device } 更改密码而关闭（{ $when }）。请使用新密码登录。
       *[it] 已因从 { $device } 更改密码而关闭（{ $when }）。请使用新密码登录。
    }
live-it-signed-out =
    { $subject ->
        [session] 此会话已因退出登录而关闭（{ $when }）。
       *[it] 已因退出登录而关闭（{ $when }）。
    }
live-it-signed-in-again =
    { $subject ->
        [session] 此会话已被同一浏览器中的新登录取代（{ $when }）。
       *[it] 已被同一浏览器中的新登录取代（{ $when }）。
    }
live-it-idle =
    { $subject ->
        [session] 此会话已因长时间未活动而过期（{ $when }）。
       *[it] 已因长时间未活动而过期（{ $when }）。
    }
live-it-expired =
    { $subject ->
        [session] 此会话已达到会话最长时间而过期（{ $when }）。
       *[it] 已达到会话最长时间而过期（{ $when }）。
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] 此会话已由管理员关闭（{ $when }）。
       *[it] 已由管理员关闭（{ $when }）。
    }
live-it-account-disabled =
    { $subject ->
        [session] 此会话已因账户被停用而关闭（{ $when }）。
       *[it] 已因账户被停用而关闭（{ $when }）。
    }
live-it-restored =
    { $subject ->
        [session] 此会话已因服务从备份恢复而关闭（{ $when }）。
       *[it] 已因服务从备份恢复而关闭（{ $when }）。
    }

## What became of telling a website that a session has ended

receipts-more = 以及另外 { $count } 个
receipt-confirmed-in = { $name } 已在 { $seconds } 秒内让您退出登录
receipt-confirmed-at = { $name } 已让您退出登录：{ $when }
receipt-no-such-session = { $name } 表示没有这个会话
receipt-pending = 正在通知 { $name }
receipt-not-reached = 尚未连接到 { $name }。下次尝试：{ $when }
receipt-cannot-be-reached = 无法连接 { $name }
receipt-access-ends = 无法连接 { $name }。其访问权限结束于：{ $when }
receipt-keeps-access = 它保留您允许的离线访问权限。

## Asking before a session is closed or named

connected-from = 连接自 <a>{ $address }</a>
close-title = 关闭会话
close-question = 要关闭 { $name } 吗？
close-consequence = 此会话将立即退出登录，之后需要重新登录。
close-choice = 同时撤销在此会话中使用过的网站
close-others-title = 关闭所有其他会话
close-others-unreadable = 无法读取列表。未关闭任何会话。请重试。
selection-empty = 未选择其他未关闭的会话。未做任何更改。
selection-question = 要关闭 { $count } 个会话吗？
revoke-of-session-title = 撤销会话的网站
revoke-of-session-question = 要撤销在 { $name } 中使用过的网站吗？
revoke-of-session-text = 请输入密码以继续：距您上次输入密码已有一段时间。尚未撤销任何网站。这些网站在您所有会话中的访问权限都将结束，您下次登录这些网站时，它们会请求您的许可。
back-to-sessions = 返回会话
go-to-sessions = 前往会话
name-title = 为会话命名
name-question = 为 { $device } 命名
name-label = 名称
name-hint = 例如：厨房的笔记本电脑。留空则重新显示设备。
name-password-due = 请输入密码以继续：距您上次输入密码已有一段时间。
name-save = 保存名称
others-are-closed = 其他会话已关闭
no-others-to-close = 没有其他会话可关闭
shut-this-tab = 您可以关闭此标签页。
session-is-closed = { $name } 已关闭
own-session-title = 这是您正在使用的会话
own-session-text = { $name }。关闭此会话后，您将在此浏览器中退出登录。如果您不想这样做，可以关闭此标签页。
no-such-session-title = 此账户中没有这个会话
no-such-session-text = 您在此处以 <a>{ $name }</a> 的身份登录，此账户中已没有这个会话。未关闭任何会话。您可能使用其他账户登录了 { $place }：请在此处也用该账户登录，或关闭此标签页。
no-such-session-somewhere = 您之前所在的页面
another-account = 登录其他账户

## Authorized Websites

live-websites-heading = 已授权的网站
live-websites-intro = 您允许使用您的账户为您登录的网站。请撤销您不再使用的网站。
live-websites-title = 网站
live-websites-none = 没有网站可以使用您的账户。您用此账户登录某个网站后，该网站会显示在这里。
live-websites-caption = 已授权的网站
live-websites-website = 网站
live-websites-may = 允许的操作
live-websites-authorized = 授权日期
live-website-authorized = 授权
live-websites-used = 上次使用
live-website-came = 已授权 { $name }。
live-websites-came = 已授权 { $count } 个网站。
live-website-went = 已撤销 { $name }。
live-websites-went = 已撤销 { $count } 个网站。
live-revoke = 撤销
live-revoke-name = 撤销：{ $name }
live-revoking = 正在撤销…
live-revoking-name = 正在撤销…：{ $name }
live-revoked-row = 已撤销
live-revoke-password-due = 请输入密码以继续：距您上次输入密码已有一段时间。尚未撤销任何网站。
live-website-not-revoked = 未能撤销 { $names }：{ $reason }
live-websites-not-revoked = 未能撤销 { $names }：{ $reason }
live-all-not-revoked = 未能撤销这些网站：{ $reason }
live-website-still = 尚无响应；{ $names } 仍处于授权状态。请重试。
live-websites-still = 尚无响应；{ $names } 仍处于授权状态。请重试。
live-all-still = 尚无响应；这些网站仍处于授权状态。请重试。
live-website-maybe = 尚无响应；无法确定 { $names } 是否仍处于授权状态。请重试。
live-websites-maybe = 尚无响应；无法确定 { $names } 是否仍处于授权状态。请重试。
live-all-maybe = 尚无响应；无法确定这些网站是否仍处于授权状态。请重试。
live-revoke-all = 全部撤销（{ $count }）
live-revoke-all-question = 要撤销 { $count } 个网站吗？
live-revoke-all-consequence = 其访问权限将立即结束。您下次登录这些网站时，它们会请求您的许可。
live-revoke-all-answer = 撤销 { $count } 个网站
live-revoke-all-done = 所有网站均已撤销。
website-while-signed-in = 仅在您登录期间
website-used-from = 登录自 { $address }
website-not-used = 90 天未使用
website-is-revoked = { $name } 已撤销。
website-will-be-told = 系统将通知 { $name }，其访问权限立即结束。您下次登录该网站时，它会请求您的许可。
website-cannot-be-told = 其访问权限立即结束。由于无法通知 { $name }，您在该网站上可能仍会保持登录一段时间。
place-local = 本地网络


## The frame of the account's pages, and of every other page

frame-description = 查看您的账户在哪些位置登录，并可关闭任何会话。
frame-skip = 跳到内容
# What the navigation is called, for those who hear the page.
frame-navigation = 我的账户
frame-sessions = 会话
frame-websites = 已授权的网站
frame-security = 安全
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }，账户菜单
frame-my-account = 我的账户
frame-change-password = 更改密码
frame-sign-out = 退出登录
frame-help = 获取帮助
# Stands for the name of the service where its operator has given it none.
live-my-account = 我的账户

## Fields of forms

field-login-name = 登录名
field-new-password-hint = 至少 8 个字符。四个互不相关的词比一个带符号的词更安全。

## Devices

# Read out before the name of a phone or tablet.
live-device-phone = 手机：
live-device-tablet = 平板电脑：

## Signing in

sign-in-title = 登录
sign-in-answer = 登录
sign-in-onward = 请登录以继续前往 <a>{ $website }</a>。
sign-in-return = 您将返回 <a>{ $place }</a>。
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = 尚无任何账户。请打开终端中显示的链接：<a>user-sessions</a> 每次启动时都会显示新链接。
sign-in-cookie-plain-http = 密码正确，但此浏览器未保存登录所需的 Cookie。Safari 不会保存来自未加密 http 地址的 Cookie：请使用 --insecure-cookies（仅供开发使用）启动服务，或改用其他浏览器。
sign-in-cookie-blocked = 密码正确，但此浏览器未保存登录所需的 Cookie。请允许此网站使用 Cookie，然后重新登录。
live-sign-in = 登录
live-sign-in-as = 以 { $name } 的身份登录
# A button for whoever did not close the session themselves.
live-not-me = 不是我本人操作

## Making the first account

set-up-title = 设置
set-up-heading = 创建第一个账户
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = 此链接无效。请打开终端中最后显示的链接：<a>user-sessions</a> 每次启动时都会显示新链接，之前的链接随即失效。
set-up-intro = 创建后您将直接登录。此链接只能使用一次。
set-up-login-name-hint = 字母、数字以及 . _ - @ +
set-up-create = 创建账户

## A website's request to sign somebody in

consent-title-allow = 允许 { $website } 使用您的账户吗？
consent-title-password = 请输入密码以登录 { $website }
consent-title-continue = 登录 { $website }
consent-signed-in-as = 您已以 <a>{ $name }</a> 的身份登录。
consent-another-account = 使用其他账户
# A heading above a list of what the website may do, each as in the section below.
consent-may = 此网站将可以
consent-lasts-days = 其访问权限最长持续 { $count } 天（包括您退出登录期间），或直到您将其撤销。
consent-lasts-session = 您退出登录或撤销后，其访问权限即结束。
consent-password-due = 请输入密码以允许此操作：尚未允许任何操作。
consent-allow = 允许
consent-deny = 拒绝
consent-continue = 继续
consent-return = 您将返回 <a>{ $place }</a>。
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = 您可以随时在<a>已授权的网站</a>页面撤销。
consent-refused-title = 登录请求
consent-refused = 此登录请求无法使用
consent-unknown-address = 该网站要求让您返回一个未登记的地址。未向任何地方发送任何内容。
consent-unknown-website = 该请求指定的网站未登记。未向任何地方发送任何内容。
consent-refused-advice = 请返回该网站重试。如果仍然不行，需要由网站运营者检查其登记信息。

## What a website may do, below "This website will be able to" and "What it may do"

scope-openid = 为您登录
scope-profile = 查看您的登录名
scope-offline-access = 在您退出登录后保持连接
scope-sessions = 查看您的登录位置并关闭会话

## A website's request to sign somebody out

sign-out-title = 退出登录
sign-out-done = 您已退出登录
sign-out-question = 要退出登录吗？
sign-out-asked = <a>{ $website }</a> 请求让您退出登录。
sign-out-asked-by-some = <a>某个网站</a>请求让您退出登录。
sign-out-signed-in-as = 您已以 <a>{ $name }</a> 的身份登录。
sign-out-consequence = 此浏览器中的这个会话将结束，并会尽可能通知您通过它登录的网站。
sign-out-answer = 退出登录
sign-out-stay = 保持登录

## My Account

account-title = 我的账户
account-signed-in-as = 您已以 <a>{ $name }</a> 的身份登录。
# What the overview is called, for those who hear the page.
account-overview = 您的账户
account-sessions = 会话
account-open-sessions = { $count } 个未关闭的会话
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = 最新会话开始于 <a></a>
account-websites = 已授权的网站
account-authorized-websites = { $count } 个网站
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = 可以使用您的账户
account-password = 密码
# When the password was set. The moment stands at <a></a>.
account-password-set = 设置于 <a></a>
account-password-set-before = 在此服务开始记录日期之前设置
account-member-since = 注册日期

## Security

security-title = 安全
security-intro = 设置新密码后，您在此设备上保持登录。各网站将失去对您账户的访问权限，您需要重新登录这些网站。
security-form = 更改您的密码
security-current-password = 当前密码
security-new-password = 新密码
security-close-others = 关闭所有其他会话
security-change = 更改密码

## Securing the account

secure-title = 保护我的账户
secure-intro = 如果您发现不是您的会话，请进行此操作。以下各项将同时完成：
secure-sessions = 关闭所有其他会话。您在此设备上保持登录。
secure-websites = 撤销在那些会话中使用过的网站，所有其他网站也将失去访问权限。
secure-password = 您的密码将更换为新密码。
secure-form = 一步完成
secure-answer = 保护我的账户

## Authorized Websites

websites-title = 已授权的网站
websites-revoke-title = 撤销网站
websites-revoke-question = 要撤销 { $website } 吗？
websites-revoke = 撤销
websites-revoke-all-title = 撤销所有网站

## Websites that were revoked beside something else

live-revoked-none = 没有可撤销的网站。
live-revoked = 已撤销：{ $names }。
live-revoked-and-more = 已撤销：{ $names } 以及另外 { $count } 个。
# One more name behind other names.
live-revoked-names = { $names }、{ $name }

## Pages that ask before something is done

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = 您是从 <a>{ $name }</a>（{ $place }）来到此处的。

## What became of a form

notice-session-closed = 会话已关闭。
notice-others-closed =
    { $count ->
        [0] 没有其他会话可关闭。
       *[other] 已关闭其他 { $count } 个会话。
    }
# { $names } are the devices of the sessions.
notice-others-closed-named = 已关闭其他 { $count } 个会话：{ $names }。
notice-sessions-closed =
    { $count ->
        [0] 未关闭任何会话：它们此前已结束。
       *[other] 已关闭 { $count } 个会话。
    }
notice-name-saved = 名称已保存。
notice-website-revoked = 网站已撤销。其访问权限已结束。
live-websites-revoked =
    { $count ->
        [0] 没有可撤销的网站。
       *[other] 已撤销 { $count } 个网站。其访问权限已结束。
    }
notice-password-changed = 您的密码已更改。
notice-account-secured = 您的账户已受到保护，密码已更改。
notice-password-not-changed = 您的密码未更改：您在此之前已退出登录。请登录后再更改。
notice-signed-out = 您已退出登录。
notice-not-led-back = 您已登录。此服务无法识别您之前所在的页面。请通过该页面自己的地址打开它。
notice-late = 服务未能及时响应。请重试。

## What went wrong

live-error-signed-out = 您已退出登录，因此未做任何更改。请登录以继续。
live-error-password-needed = 请输入密码以继续。尚未做任何更改。
live-error-wrong-password = 密码不正确。
live-error-invalid-credentials = 登录名或密码不正确。
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = 尝试次数过多。请在 { $when }后重试。
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = 此会话中输入错误密码的次数过多。未做任何更改。请在 { $when }后重试，或退出登录后重新登录。
live-error-not-found = 此项目已不存在。未做任何更改。
live-error-request-unusable = 此登录请求无法使用。未向任何地方发送任何内容。请返回该网站重试。
live-error-signed-in-as = 您现在以 { $name } 的身份登录。页面已重新加载，未做任何更改。
live-error-invalid-login-name = 登录名为 1 至 64 个字符：字母、数字以及 . _ - @ +
live-error-invalid-session-name = 名称最多 40 个字符，不能包含换行和不可见字符。未做任何更改。
live-error-password-too-short = 密码至少需要 8 个字符。请选择更长的密码。
live-error-password-too-long = 密码最多 1,000 字节。请选择更短的密码。
live-error-password-too-common = 此密码容易被猜到。请选择其他密码，例如四个互不相关的词。
live-error-link-used = 此链接已失效。可能是第一个账户已存在，或者服务已重新启动并显示了新链接。
live-error-unavailable = 服务响应超时。您的更改可能已保存，也可能未保存。请查看刷新后的列表，然后重试。
live-error-unreachable = 无法连接到服务。请检查网络连接，然后重试。
live-error-version-skew = 此页面的版本早于服务。请重新加载页面，然后重试。
live-error-internal = 服务出现问题。请稍后重试。
live-error-unavailable-for-reading = 服务未能及时响应。未做任何更改。
live-error-internal-for-reading = 服务出现问题。未做任何更改。

## The same behind "…was not closed: " and "…was not revoked: "

live-reason-signed-out = 您已退出登录，因此未做任何更改。请登录以继续。
live-reason-password-needed = 请输入密码以继续。尚未做任何更改。
live-reason-wrong-password = 密码不正确。
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = 此会话中输入错误密码的次数过多。未做任何更改。请在 { $when }后重试，或退出登录后重新登录。
live-reason-not-found = 此项目已不存在。未做任何更改。
live-reason-signed-in-as = 您现在以 { $name } 的身份登录。页面已重新加载，未做任何更改。
live-reason-invalid-session-name = 名称最多 40 个字符，不能包含换行和不可见字符。未做任何更改。
live-reason-unavailable = 服务响应超时。您的更改可能已保存，也可能未保存。请查看刷新后的列表，然后重试。
live-reason-unreachable = 无法连接到服务。请检查网络连接，然后重试。
live-reason-version-skew = 此页面的版本早于服务。请重新加载页面，然后重试。
live-reason-internal = 服务出现问题。请稍后重试。

## Pages in the place of another

error-not-loaded = 无法加载此页面
error-try-again = 重试
# By what an operator finds the request in the log.
error-reference = 参考编号：{ $reference }
error-not-found-title = 找不到页面
error-not-found = 此地址没有任何内容。
error-go-to-sessions = 前往会话
error-not-available-title = 不可用
error-crashed = 此页面的某个部分停止了工作。您所做的操作没有丢失：请<a>重新加载页面</a>。

## Pages in the place of an answer that has none

bare-refused-title = 请求被拒绝
bare-refused = 该请求并非来自本服务自己的页面。未做任何更改。
bare-no-page-title = 这不是一个页面
bare-no-page = 此地址只接收表单发送的内容。未做任何更改。
bare-too-slow-title = 用时过长
bare-too-slow = 内容未能及时全部送达。未做任何更改。
bare-too-long-title = 内容过长
bare-too-long = 发送的内容超出了本服务所需的长度。未做任何更改。
bare-wrong-address-title = 地址错误
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = 本服务的地址是 <a>{ $url }</a>，不使用其他名称。
bare-too-many-title = 请求过多
bare-too-many = 未做任何更改。请稍后重试。
bare-unreadable-title = 无法读取
bare-unreadable = 发送的内容不是本服务所需的内容。未做任何更改。
bare-not-loaded-title = 无法加载此页面
bare-not-loaded = 未做任何更改。
bare-no-answer-title = 未能及时响应
bare-no-answer = 服务响应超时。您的更改可能已保存，也可能未保存。请查看您的会话，然后重试。
bare-failed-title = 出现问题
bare-failed = 您的更改可能已保存，也可能未保存。请查看您的会话，然后重试。

## Pages on the way to a website

onward-title = 正在前往
onward = 您的浏览器将前往 <a>{ $place }</a>。
onward-to-website = 您的浏览器将前往<a>该网站</a>。
# A link that does it at once.
onward-now = 立即前往
# A button that does it.
onward-answer = 前往
stranded-title = 未在该处登录
stranded-heading = 您已登录，但 { $place } 未能识别
stranded = 它刚刚让您返回到此处。您的账户没有问题。{ $place } 的运营者需要确保本服务的 Cookie 能够送达该处。
stranded-again = 重新尝试 { $place }

## The frame with the list of sessions in a page of a product

embed-frame-title = 会话
embed-frame-signed-out = 您已退出登录。
embed-frame-sign-in = 登录
embed-frame-unavailable = 目前无法显示您的会话。
embed-frame-refused = 此框架不适用于该页面
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = 此框架的地址未指明来源，例如 ?origin=https://app.example.com。
# What follows the colon is typed into a terminal.
embed-frame-unregistered = { $origin } 的页面不能包含此框架。请由服务运营者登记：user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = 未经用户本人在本服务上确认，{ $origin } 的页面不能关闭会话，因此不能包含此框架，因为在其中点击一下即可关闭会话。服务运营者可以允许这样做：--embed-closing direct

## The choice of the language

language-label = 语言
language-change = 更改

## Devices

device-on = { $system } 上的 { $browser }
device-program-named = 程序（{ $name }）
device-program = 程序
device-unknown = 未知设备
# A product's page in which a session was closed.
device-in-place = { $device }（{ $place }）
place-city-country = { $country } { $city }
