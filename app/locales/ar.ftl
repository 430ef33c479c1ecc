## Numbers and times

number = { $number }
now = الآن
minutes-ago =
    { $count ->
        [zero] قبل أقل من دقيقة
        [one] قبل دقيقة واحدة
        [two] قبل دقيقتين
        [few] قبل { $count } دقائق
        [many] قبل { $count } دقيقة
       *[other] قبل { $count } دقيقة
    }
hours-ago =
    { $count ->
        [zero] قبل أقل من ساعة
        [one] قبل ساعة واحدة
        [two] قبل ساعتين
        [few] قبل { $count } ساعات
        [many] قبل { $count } ساعة
       *[other] قبل { $count } ساعة
    }
days-ago =
    { $count ->
        [zero] قبل أقل من يوم
        [one] قبل يوم واحد
        [two] قبل يومين
        [few] قبل { $count } أيام
        [many] قبل { $count } يومًا
       *[other] قبل { $count } يوم
    }
seconds =
    { $count ->
        [zero] { $count } ثانية
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $count } ثوانٍ
        [many] { $count } ثانية
       *[other] { $count } ثانية
    }
minutes =
    { $count ->
        [zero] { $count } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
number-with-tenth = { $whole }.{ $tenth }

## Lists of names

live-more = { $count } غيرها
live-list-comma = { "، " }
live-list-end = { $first } و{ $last }

## A living list, whatever it lists

live-live = مباشر
live-as-of = آخر تحديث:
live-paused = متوقف مؤقتًا، آخر تحديث:
live-offline = لا يوجد اتصال بالإنترنت. آخر تحديث:
live-stale = لم يتم التحديث منذ:
live-pause = إيقاف مؤقت
live-pause-name = إيقاف التحديث المباشر مؤقتًا
live-resume = استئناف
live-resume-name = استئناف التحديث المباشر
live-dismiss = إخفاء
live-password = كلمة المرور
live-cancel = إلغاء الأمر
live-new-session = جديدة
live-new-website = جديد
live-reason-no-answer = لم تتمكن الخدمة من الرد. يُرجى المحاولة مرة أخرى.
live-reason-offline = لا يوجد اتصال بالإنترنت. يُرجى المحاولة مرة أخرى بعد عودة الاتصال.
live-over-closed-heading = أُغلقت هذه الجلسة
live-over-unknown-heading = تم تسجيل خروجك في هذا المتصفح
live-over-unknown-text = إذا لم يكن تسجيل الخروج بطلب منك، فقد تكون الجلسة لا تزال مفتوحة: يُرجى تسجيل الدخول لرؤيتها بين جلساتك.
live-over-other-heading = تسجيل الدخول الآن باسم { $name }
live-over-other-text = لم يتغيّر شيء. يجري تحميل الصفحة من جديد.
live-load-again = إعادة تحميل الصفحة

## User Sessions

live-sessions-heading = الجلسات
live-sessions-intro = كل الأماكن التي تم فيها تسجيل الدخول إلى حسابك. إذا ظهرت جلسة غير معروفة لك، فيُرجى إغلاقها ثم <a>تغيير كلمة المرور</a>.
live-sessions-caption = الجلسات النشطة
live-sessions-device = الجهاز
live-sessions-started = وقت البدء
live-sessions-from = عنوان IP للاتصال
live-sessions-active = آخر نشاط
live-sessions-action = الإجراء
# What stands before the time or the address on a small screen.
live-session-started = البدء
live-session-from = من
live-session-active = آخر نشاط
live-current = الجلسة الحالية
live-session-came = جلسة جديدة: { $name }، متصلة من { $address }.
live-sessions-came =
    { $count ->
        [zero] لا توجد جلسات جديدة.
        [one] جلسة جديدة واحدة.
        [two] جلستان جديدتان.
        [few] { $count } جلسات جديدة.
        [many] { $count } جلسة جديدة.
       *[other] { $count } جلسة جديدة.
    }
live-session-went = انتهت جلسة: { $name }.
live-sessions-went =
    { $count ->
        [zero] لم تنتهِ أي جلسة.
        [one] انتهت جلسة واحدة.
        [two] انتهت جلستان.
        [few] انتهت { $count } جلسات.
        [many] انتهت { $count } جلسة.
       *[other] انتهت { $count } جلسة.
    }
live-close = إغلاق
live-close-name = إغلاق الجلسة: { $name }، وقت البدء: { $when }
live-closing = جارٍ الإغلاق…
live-closing-name = جارٍ الإغلاق… الجلسة: { $name }، وقت البدء: { $when }
live-closed = مغلقة
live-close-answer = إغلاق الجلسة
live-select-session = تحديد الجلسة: { $name }، وقت البدء: { $when }
live-close-selected = إغلاق الجلسات المحددة
live-close-password-due = يُرجى إدخال كلمة المرور للمتابعة: مضى بعض الوقت على آخر إدخال لها. لم يُغلق شيء بعد.
live-session-not-closed = لم يتم إغلاق { $names }: { $reason }
live-sessions-not-closed = لم يتم إغلاق { $names }: { $reason }
live-others-not-closed = لم يتم إغلاق الجلسات الأخرى: { $reason }
live-session-still-open = لا يوجد رد بعد، ولم يتم إغلاق { $names }. يُرجى المحاولة مرة أخرى.
live-sessions-still-open = لا يوجد رد بعد، ولم يتم إغلاق { $names }. يُرجى المحاولة مرة أخرى.
live-others-still-open = لا يوجد رد بعد، والجلسات الأخرى لا تزال مفتوحة. يُرجى المحاولة مرة أخرى.
live-session-maybe-open = لا يوجد رد بعد، ولا يُعرف هل تم إغلاق { $names }. يُرجى المحاولة مرة أخرى.
live-sessions-maybe-open = لا يوجد رد بعد، ولا يُعرف هل تم إغلاق { $names }. يُرجى المحاولة مرة أخرى.
live-others-maybe-open = لا يوجد رد بعد، ولا يُعرف هل لا تزال الجلسات الأخرى مفتوحة. يُرجى المحاولة مرة أخرى.
live-close-others = إغلاق جميع الجلسات الأخرى ({ $count })
live-close-others-question =
    { $count ->
        [zero] لا توجد جلسات أخرى لإغلاقها.
        [one] إغلاق جلسة واحدة أخرى؟
        [two] إغلاق جلستين أخريين؟
        [few] إغلاق { $count } جلسات أخرى؟
        [many] إغلاق { $count } جلسة أخرى؟
       *[other] إغلاق { $count } جلسة أخرى؟
    }
live-close-others-consequence = يتم تسجيل الخروج منها فورًا، ويلزم تسجيل الدخول فيها من جديد. يبقى تسجيل الدخول في هذا المتصفح كما هو.
live-close-others-choice = إلغاء إذن المواقع التي استُخدمت فيها أيضًا
live-close-others-answer =
    { $count ->
        [zero] إغلاق { $count } جلسة
        [one] إغلاق جلسة واحدة
        [two] إغلاق جلستين
        [few] إغلاق { $count } جلسات
        [many] إغلاق { $count } جلسة
       *[other] إغلاق { $count } جلسة
    }
live-close-others-done = أُغلقت جميع الجلسات الأخرى.
live-since-last-visit =
    { $count ->
        [zero] لا توجد جلسات جديدة منذ زيارتك الأخيرة.
        [one] جلسة جديدة واحدة منذ زيارتك الأخيرة.
        [two] جلستان جديدتان منذ زيارتك الأخيرة.
        [few] { $count } جلسات جديدة منذ زيارتك الأخيرة.
        [many] { $count } جلسة جديدة منذ زيارتك الأخيرة.
       *[other] { $count } جلسة جديدة منذ زيارتك الأخيرة.
    }
live-since-last-visit-text = لكل منها علامة في القائمة. هل بينها جلسة ليست لك؟
live-secure-question = هل يوجد هنا ما لا يخصّك؟
live-secure-text = خطوة واحدة تُغلق كل جلسة أخرى، وتلغي ما صدر عنها من أذونات، وتعيّن كلمة مرور جديدة.
live-secure = تأمين حسابي
live-sound = الصوت
live-search = بحث
live-search-name = البحث حسب الجهاز أو المكان أو العنوان
live-search-hint = جهاز أو مكان أو عنوان
live-order = الترتيب
live-newest-first = الأحدث أولًا
live-last-active-first = الأحدث نشاطًا أولًا
live-range = { $first }–{ $last } من { $names }
live-no-match = لا توجد جلسة مطابقة.
live-newer = الجلسات الأحدث
live-older = الجلسات الأقدم
live-show-all = عرض الكل
live-pages = الصفحات
live-pages-below = الصفحات، أسفل القائمة
live-details = التفاصيل
live-details-name = التفاصيل: { $name }
live-name-session = تسمية هذه الجلسة
live-recently-ended = المنتهية مؤخرًا
live-kept = تُحفظ لمدة 7 أيام، ثم تُمحى مع عناوينها
live-ended = وقت الانتهاء
live-show = عرض
live-revoke-websites = إلغاء إذن مواقعها
live-revoke-of-session = إلغاء إذن مواقعها: { $name }

## A session in its row

session-new-place = مكان جديد
session-new-browser = متصفح جديد
session-method-password = بكلمة المرور
session-signed-in-to = تسجيل الدخول إلى { $names }
session-signed-in-from = تسجيل الدخول من { $address }
session-signed-in-from-place = تسجيل الدخول من { $place } ({ $address })
session-address-at-sign-in = العنوان عند تسجيل الدخول: { $address }
session-expires = تنتهي الصلاحية: { $when }
session-id = معرّف الجلسة للدعم: { $id }
session-group =
    { $count ->
        [zero] لا توجد جلسات لهذا المتصفح
        [one] جلسة واحدة لهذا المتصفح
        [two] جلستان لهذا المتصفح
        [few] { $count } جلسات لهذا المتصفح
        [many] { $count } جلسة لهذا المتصفح
       *[other] { $count } جلسة لهذا المتصفح
    }
session-group-close =
    { $count ->
        [2] إغلاق كلتيهما
       *[other] إغلاقها كلها
    }
session-closed = أُغلقت: { $name }.
session-told =
    { $count ->
       *[other] جارٍ إبلاغ { $names }.
    }
session-untold = يتعذر الوصول إلى { $names }.
session-unseen = بدأت بعد القائمة التي كانت معروضة أمامك: { $names }.
session-started-at = { $name }، وقت البدء: { $when }

## How a session ended, in the list

end-signed-out = تم تسجيل الخروج
end-signed-in-again = تم تسجيل دخولك مرة أخرى في المتصفح نفسه
end-closed = أُغلقت بطلب منك
end-closed-from = أُغلقت بطلب منك من { $device }
end-closed-with-others = أُغلقت بطلب منك مع جميع الجلسات الأخرى
end-closed-with-others-from = أُغلقت بطلب منك مع جميع الجلسات الأخرى من { $device }
end-password-changed = أُغلقت بسبب تغيير كلمة المرور
end-password-changed-from = أُغلقت بسبب تغيير كلمة المرور من { $device }
end-idle = انتهت صلاحيتها بعد فترة دون نشاط
end-expired = انتهت صلاحيتها (أقصى مدة للجلسة)
end-closed-by-administrator = أغلقها أحد المسؤولين
end-account-disabled = أُغلقت بسبب تعطيل الحساب
end-restored = تم تسجيل الخروج بسبب استعادة الخدمة من نسخة احتياطية
end-other = انتهت
ended-together =
    { $count ->
        [zero] لم تُغلق أي جلسة معًا
        [one] جلسة واحدة أُغلقت معًا
        [two] جلستان أُغلقتا معًا
        [few] { $count } جلسات أُغلقت معًا
        [many] { $count } جلسة أُغلقت معًا
       *[other] { $count } جلسة أُغلقت معًا
    }
ended-page-title = الجلسات التي أُغلقت معًا
ended-page-empty = لم تعد توجد جلسات في هذه الصفحة.

## How a session ended, for the browser that held it. The subject is "it", or "session" where nothing before has named it.

live-it-closed =
    { $subject ->
        [session] أُغلقت هذه الجلسة ({ $when }).
       *[it] أُغلقت ({ $when }).
    }
live-it-closed-from =
    { $subject ->
        [session] أُغلقت هذه الجلسة من { $device } ({ $when }).
       *[it] أُغلقت من { $device } ({ $when }).
    }
live-it-closed-with-others =
    { $subject ->
        [session] أُغلقت هذه الجلسة مع جميع الجلسات الأخرى ({ $when }).
       *[it] أُغلقت مع جميع الجلسات الأخرى ({ $when }).
    }
live-it-closed-with-others-from =
    { $subject ->
        [session] أُغلقت هذه الجلسة مع جميع الجلسات الأخرى من { $device } ({ $when }).
       *[it] أُغلقت مع جميع الجلسات الأخرى من { $device } ({ $when }).
    }
live-it-password-changed =
    { $subject ->
        [session] أُغلقت هذه الجلسة عند تغيير كلمة المرور ({ $when }). يُرجى تسجيل الدخول بكلمة المرور الجديدة.
       *[it] أُغلقت عند تغيير كلمة المرور ({ $when }). يُرجى تسجيل الدخول بكلمة المرور الجديدة.
    }
live-it-password-changed-from =
    { $subject ->
        [session] أُغلقت هذه الجلسة عند تغيير كلمة المرور من { $device } ({ $when }). يُرجى تسجيل الدخول بكلمة المرور الجديدة.
       *[it] أُغلقت عند تغيير كلمة المرور من { $device } ({ $when }). يُرجى تسجيل الدخول بكلمة المرور الجديدة.
    }
live-it-signed-out =
    { $subject ->
        [session] أُغلقت هذه الجلسة بتسجيل الخروج ({ $when }).
       *[it] أُغلقت بتسجيل الخروج ({ $when }).
    }
live-it-signed-in-again =
    { $subject ->
        [session] حلّ محل هذه الجلسة تسجيل دخول جديد في المتصفح نفسه ({ $when }).
       *[it] حلّ محلها تسجيل دخول جديد في المتصفح نفسه ({ $when }).
    }
live-it-idle =
    { $subject ->
        [session] انتهت صلاحية هذه الجلسة بعد فترة دون نشاط ({ $when }).
       *[it] انتهت صلاحيتها بعد فترة دون نشاط ({ $when }).
    }
live-it-expired =
    { $subject ->
        [session] انتهت صلاحية هذه الجلسة ببلوغ أقصى مدة للجلسة ({ $when }).
       *[it] انتهت صلاحيتها ببلوغ أقصى مدة للجلسة ({ $when }).
    }
live-it-closed-by-administrator =
    { $subject ->
        [session] أغلق أحد المسؤولين هذه الجلسة ({ $when }).
       *[it] أغلقها أحد المسؤولين ({ $when }).
    }
live-it-account-disabled =
    { $subject ->
        [session] أُغلقت هذه الجلسة بسبب تعطيل الحساب ({ $when }).
       *[it] أُغلقت بسبب تعطيل الحساب ({ $when }).
    }
live-it-restored =
    { $subject ->
        [session] أُغلقت هذه الجلسة بسبب استعادة الخدمة من نسخة احتياطية ({ $when }).
       *[it] أُغلقت بسبب استعادة الخدمة من نسخة احتياطية ({ $when }).
    }

## What became of telling a website that a session has ended

receipts-more = و{ $count } غيرها
receipt-confirmed-in = سجّل الموقع { $name } خروجك خلال { $seconds } ث
receipt-confirmed-at = سجّل الموقع { $name } خروجك: { $when }
receipt-no-such-session = أفاد الموقع { $name } بعدم وجود هذه الجلسة لديه
receipt-pending = جارٍ إبلاغ الموقع { $name }
receipt-not-reached = لم يتم الوصول إلى الموقع { $name } بعد. المحاولة التالية: { $when }
receipt-cannot-be-reached = يتعذر الوصول إلى الموقع { $name }
receipt-access-ends = يتعذر الوصول إلى الموقع { $name }. ينتهي إذنه: { $when }
receipt-keeps-access = يحتفظ بالوصول الذي سمحت به دون تسجيل دخولك.

## Asking before a session is closed or named

connected-from = الاتصال من <a>{ $address }</a>
close-title = إغلاق جلسة
close-question = إغلاق { $name }؟
close-consequence = يتم تسجيل الخروج منها فورًا، ويلزم تسجيل الدخول فيها من جديد.
close-choice = إلغاء إذن المواقع التي استُخدمت فيها أيضًا
close-others-title = إغلاق جميع الجلسات الأخرى
close-others-unreadable = تعذرت قراءة القائمة. لم يُغلق شيء. يُرجى المحاولة مرة أخرى.
selection-empty = لم يتم تحديد أي جلسة أخرى مفتوحة. لم يتغيّر شيء.
selection-question =
    { $count ->
        [zero] إغلاق { $count } جلسة؟
        [one] إغلاق جلسة واحدة؟
        [two] إغلاق جلستين؟
        [few] إغلاق { $count } جلسات؟
        [many] إغلاق { $count } جلسة؟
       *[other] إغلاق { $count } جلسة؟
    }
revoke-of-session-title = إلغاء إذن مواقع جلسة
revoke-of-session-question = إلغاء إذن المواقع التي استُخدمت في { $name }؟
revoke-of-session-text = يُرجى إدخال كلمة المرور للمتابعة: مضى بعض الوقت على آخر إدخال لها. لم يُلغَ أي إذن بعد. سينتهي وصول هذه المواقع في جميع جلساتك، وستطلب إذنك عند تسجيل الدخول إليها في المرة القادمة.
back-to-sessions = العودة إلى الجلسات
go-to-sessions = الانتقال إلى الجلسات
name-title = تسمية جلسة
name-question = تسمية { $device }
name-label = الاسم
name-hint = مثال: حاسوب المطبخ. عند ترك الحقل فارغًا يظهر الجهاز من جديد.
name-password-due = يُرجى إدخال كلمة المرور للمتابعة: مضى بعض الوقت على آخر إدخال لها.
name-save = حفظ الاسم
others-are-closed = أُغلقت الجلسات الأخرى
no-others-to-close = لا توجد جلسات أخرى لإغلاقها
shut-this-tab = يمكنك إغلاق علامة التبويب هذه.
session-is-closed = تم إغلاق { $name }
own-session-title = هذه هي الجلسة المستخدمة الآن
own-session-text = { $name }. إغلاقها يسجّل خروجك في هذا المتصفح. إذا لم يكن هذا هو المطلوب، يمكنك إغلاق علامة التبويب هذه.
no-such-session-title = لا توجد جلسة كهذه في هذا الحساب
no-such-session-text = تم تسجيل دخولك هنا باسم <a>{ $name }</a>، ولم تعد في هذا الحساب جلسة كهذه. لم يُغلق شيء. قد يكون تسجيل دخولك إلى { $place } بحساب آخر: يُرجى تسجيل الدخول بذلك الحساب هنا أيضًا، أو إغلاق علامة التبويب هذه.
no-such-session-somewhere = الصفحة السابقة
another-account = تسجيل الدخول إلى حساب آخر

## Authorized Websites

live-websites-heading = المواقع المصرّح لها
live-websites-intro = المواقع التي سمحت لها باستخدام حسابك لتسجيل دخولك. يُرجى إلغاء إذن كل موقع لم يعد مستخدمًا.
live-websites-title = المواقع
live-websites-none = لا يمكن لأي موقع استخدام حسابك. عند تسجيل الدخول به إلى موقع ما، يظهر الموقع هنا.
live-websites-caption = المواقع المصرّح لها
live-websites-website = الموقع
live-websites-may = ما يُسمح له به
live-websites-authorized = تاريخ التصريح
live-website-authorized = التصريح
live-websites-used = آخر استخدام
live-website-came = مُنح الموقع { $name } إذنًا.
live-websites-came =
    { $count ->
        [zero] لم يُمنح أي موقع إذنًا.
        [one] مُنح موقع واحد إذنًا.
        [two] مُنح موقعان إذنًا.
        [few] مُنحت { $count } مواقع إذنًا.
        [many] مُنح { $count } موقعًا إذنًا.
       *[other] مُنح { $count } موقع إذنًا.
    }
live-website-went = أُلغي إذن { $name }.
live-websites-went =
    { $count ->
        [zero] لم يُلغَ إذن أي موقع.
        [one] أُلغي إذن موقع واحد.
        [two] أُلغي إذن موقعين.
        [few] أُلغي إذن { $count } مواقع.
        [many] أُلغي إذن { $count } موقعًا.
       *[other] أُلغي إذن { $count } موقع.
    }
live-revoke = إلغاء
live-revoke-name = إلغاء الإذن: { $name }
live-revoking = جارٍ الإلغاء…
live-revoking-name = جارٍ إلغاء الإذن…: { $name }
live-revoked-row = أُلغي
live-revoke-password-due = يُرجى إدخال كلمة المرور للمتابعة: مضى بعض الوقت على آخر إدخال لها. لم يُلغَ أي إذن بعد.
live-website-not-revoked = لم يتم إلغاء إذن { $names }: { $reason }
live-websites-not-revoked = لم يتم إلغاء إذن { $names }: { $reason }
live-all-not-revoked = لم يتم إلغاء إذن المواقع: { $reason }
live-website-still = لا يوجد رد بعد، ولم يتم إلغاء إذن { $names }. يُرجى المحاولة مرة أخرى.
live-websites-still = لا يوجد رد بعد، ولم يتم إلغاء إذن { $names }. يُرجى المحاولة مرة أخرى.
live-all-still = لا يوجد رد بعد، والمواقع لا تزال مصرّحًا لها. يُرجى المحاولة مرة أخرى.
live-website-maybe = لا يوجد رد بعد، ولا يُعرف هل تم إلغاء إذن { $names }. يُرجى المحاولة مرة أخرى.
live-websites-maybe = لا يوجد رد بعد، ولا يُعرف هل تم إلغاء إذن { $names }. يُرجى المحاولة مرة أخرى.
live-all-maybe = لا يوجد رد بعد، ولا يُعرف هل لا تزال المواقع مصرّحًا لها. يُرجى المحاولة مرة أخرى.
live-revoke-all = إلغاء الكل ({ $count })
live-revoke-all-question =
    { $count ->
        [zero] إلغاء إذن { $count } موقع؟
        [one] إلغاء إذن موقع واحد؟
        [two] إلغاء إذن موقعين؟
        [few] إلغاء إذن { $count } مواقع؟
        [many] إلغاء إذن { $count } موقعًا؟
       *[other] إلغاء إذن { $count } موقع؟
    }
live-revoke-all-consequence = ينتهي وصولها فورًا، وستطلب إذنك عند تسجيل الدخول إليها في المرة القادمة.
live-revoke-all-answer =
    { $count ->
        [zero] إلغاء إذن { $count } موقع
        [one] إلغاء إذن موقع واحد
        [two] إلغاء إذن موقعين
        [few] إلغاء إذن { $count } مواقع
        [many] إلغاء إذن { $count } موقعًا
       *[other] إلغاء إذن { $count } موقع
    }
live-revoke-all-done = أُلغي إذن جميع المواقع.
website-while-signed-in = أثناء تسجيل دخولك فقط
website-used-from = تسجيل الدخول من { $address }
website-not-used = لم يُستخدم منذ 90 يومًا
website-is-revoked = تم إلغاء إذن { $name }.
website-will-be-told = يتم إبلاغ الموقع { $name } وينتهي وصوله فورًا. وسيطلب إذنك عند تسجيل الدخول إليه في المرة القادمة.
website-cannot-be-told = ينتهي وصوله فورًا. يتعذر إبلاغ الموقع { $name }، لذا قد يبقى تسجيل دخولك فيه لبعض الوقت.
place-local = الشبكة المحلية


## The frame of the account's pages, and of every other page

frame-description = الاطلاع على أماكن تسجيل الدخول إلى حسابك وإغلاق أي جلسة.
frame-skip = الانتقال إلى المحتوى
# What the navigation is called, for those who hear the page.
frame-navigation = حسابي
frame-sessions = الجلسات
frame-websites = المواقع المصرّح لها
frame-security = الأمان
# What the menu is called, for those who hear the page. { $name } is the login name.
frame-menu = { $name }، قائمة الحساب
frame-my-account = حسابي
frame-change-password = تغيير كلمة المرور
frame-sign-out = تسجيل الخروج
frame-help = المساعدة
# Stands for the name of the service where its operator has given it none.
live-my-account = حسابي

## Fields of forms

field-login-name = اسم الدخول
field-new-password-hint = 8 أحرف على الأقل. أربع كلمات لا رابط بينها أقوى من كلمة واحدة مع رموز.

## Devices

# Read out before the name of a phone or tablet.
live-device-phone = هاتف:
live-device-tablet = جهاز لوحي:

## Signing in

sign-in-title = تسجيل الدخول
sign-in-answer = تسجيل الدخول
sign-in-onward = يُرجى تسجيل الدخول للمتابعة إلى <a>{ $website }</a>.
sign-in-return = ستتم إعادتك إلى <a>{ $place }</a>.
# <a>user-sessions</a> is the name of the program.
sign-in-first-run = لا يوجد أي حساب بعد. يُرجى فتح الرابط الظاهر في الطرفية: يعرض <a>user-sessions</a> رابطًا جديدًا عند كل تشغيل.
sign-in-cookie-plain-http = كلمة المرور صحيحة، لكن هذا المتصفح لم يحفظ ملف تعريف الارتباط اللازم لتسجيل دخولك. لا يحفظ Safari هذه الملفات من عنوان http غير مشفّر: يُرجى تشغيل الخدمة مع --insecure-cookies، وهو مخصص للتطوير، أو استخدام متصفح آخر.
sign-in-cookie-blocked = كلمة المرور صحيحة، لكن هذا المتصفح لم يحفظ ملف تعريف الارتباط اللازم لتسجيل دخولك. يُرجى السماح بملفات تعريف الارتباط لهذا الموقع، ثم تسجيل الدخول مرة أخرى.
live-sign-in = تسجيل الدخول
live-sign-in-as = تسجيل الدخول باسم { $name }
# A button for whoever did not close the session themselves.
live-not-me = لم أفعل ذلك

## Making the first account

set-up-title = الإعداد
set-up-heading = إنشاء الحساب الأول
# <a>user-sessions</a> is the name of the program.
set-up-bad-link = هذا الرابط غير صالح. يُرجى فتح آخر رابط ظهر في الطرفية: يعرض <a>user-sessions</a> رابطًا جديدًا عند كل تشغيل، وهو يحل محل الرابط السابق.
set-up-intro = سيتم تسجيل دخولك. يعمل هذا الرابط مرة واحدة فقط.
set-up-login-name-hint = حروف وأرقام والرموز . _ - @ +
set-up-create = إنشاء الحساب

## A website's request to sign somebody in

consent-title-allow = السماح للموقع { $website } باستخدام حسابك؟
consent-title-password = إدخال كلمة المرور لتسجيل الدخول إلى { $website }
consent-title-continue = تسجيل الدخول إلى { $website }
consent-signed-in-as = تم تسجيل دخولك باسم <a>{ $name }</a>.
consent-another-account = استخدام حساب آخر
# A heading above a list of what the website may do, each as in the section below.
consent-may = سيُسمح لهذا الموقع بما يلي
consent-lasts-days =
    { $count ->
        [zero] ينتهي وصوله في اليوم نفسه، أو عند إلغاء إذنه.
        [one] يستمر وصوله يومًا واحدًا على الأكثر، حتى بعد تسجيل خروجك، أو إلى حين إلغاء إذنه.
        [two] يستمر وصوله يومين على الأكثر، حتى بعد تسجيل خروجك، أو إلى حين إلغاء إذنه.
        [few] يستمر وصوله { $count } أيام على الأكثر، حتى بعد تسجيل خروجك، أو إلى حين إلغاء إذنه.
        [many] يستمر وصوله { $count } يومًا على الأكثر، حتى بعد تسجيل خروجك، أو إلى حين إلغاء إذنه.
       *[other] يستمر وصوله { $count } يوم على الأكثر، حتى بعد تسجيل خروجك، أو إلى حين إلغاء إذنه.
    }
consent-lasts-session = ينتهي وصوله عند تسجيل خروجك أو عند إلغاء إذنه.
consent-password-due = يُرجى إدخال كلمة المرور للسماح بذلك: لم يُسمح بشيء بعد.
consent-allow = سماح
consent-deny = رفض
consent-continue = متابعة
consent-return = ستتم إعادتك إلى <a>{ $place }</a>.
# <a>Authorized Websites</a> is a link to the page of this name.
consent-revocable = يمكنك إلغاء هذا الإذن في أي وقت من صفحة <a>المواقع المصرّح لها</a>.
consent-refused-title = طلب تسجيل الدخول
consent-refused = لا يمكن استخدام طلب تسجيل الدخول هذا
consent-unknown-address = طلب الموقع إعادتك إلى عنوان غير مسجّل. لم يُرسل شيء إلى أي جهة.
consent-unknown-website = يذكر الطلب موقعًا غير مسجّل. لم يُرسل شيء إلى أي جهة.
consent-refused-advice = يُرجى العودة إلى الموقع والمحاولة مرة أخرى. إذا لم ينجح ذلك، فعلى مشغّل الموقع التحقق من تسجيله.

## What a website may do, below "This website will be able to" and "What it may do"

scope-openid = تسجيل دخولك
scope-profile = الاطلاع على اسم الدخول
scope-offline-access = البقاء على اتصال بعد تسجيل خروجك
scope-sessions = الاطلاع على أماكن تسجيل دخولك وإغلاق الجلسات

## A website's request to sign somebody out

sign-out-title = تسجيل الخروج
sign-out-done = تم تسجيل خروجك
sign-out-question = تسجيل الخروج؟
sign-out-asked = يطلب الموقع <a>{ $website }</a> تسجيل خروجك.
sign-out-asked-by-some = يطلب <a>أحد المواقع</a> تسجيل خروجك.
sign-out-signed-in-as = تم تسجيل دخولك باسم <a>{ $name }</a>.
sign-out-consequence = تنتهي هذه الجلسة في هذا المتصفح، ويتم إبلاغ المواقع التي سجّلت الدخول إليها من خلالها حيثما أمكن ذلك.
sign-out-answer = تسجيل الخروج
sign-out-stay = عدم الخروج

## My Account

account-title = حسابي
account-signed-in-as = تم تسجيل دخولك باسم <a>{ $name }</a>.
# What the overview is called, for those who hear the page.
account-overview = حسابك
account-sessions = الجلسات
account-open-sessions =
    { $count ->
        [zero] لا توجد جلسات مفتوحة
        [one] جلسة مفتوحة واحدة
        [two] جلستان مفتوحتان
        [few] { $count } جلسات مفتوحة
        [many] { $count } جلسة مفتوحة
       *[other] { $count } جلسة مفتوحة
    }
# The moment, such as "Today, 03:40", stands at <a></a>.
account-newest-started = بدء أحدثها: <a></a>
account-websites = المواقع المصرّح لها
account-authorized-websites =
    { $count ->
        [zero] لا توجد مواقع
        [one] موقع واحد
        [two] موقعان
        [few] { $count } مواقع
        [many] { $count } موقعًا
       *[other] { $count } موقع
    }
# Stands below the number of websites; { $count } is that number, where a language needs it for the verb.
account-websites-can = بإذن لاستخدام حسابك
account-password = كلمة المرور
# When the password was set. The moment stands at <a></a>.
account-password-set = تاريخ التعيين: <a></a>
account-password-set-before = عُيّنت قبل أن تحفظ هذه الخدمة التاريخ
account-member-since = تاريخ الانضمام

## Security

security-title = الأمان
security-intro = بعد تعيين كلمة مرور جديدة يبقى تسجيل دخولك على هذا الجهاز. تفقد المواقع إمكانية الوصول إلى حسابك، ويلزم تسجيل الدخول إليها من جديد.
security-form = تغيير كلمة المرور
security-current-password = كلمة المرور الحالية
security-new-password = كلمة المرور الجديدة
security-close-others = إغلاق جميع الجلسات الأخرى
security-change = تغيير كلمة المرور

## Securing the account

secure-title = تأمين حسابي
secure-intro = هذه الخطوة مناسبة إذا وجدت جلسة ليست لك. يحدث كل ما يلي دفعة واحدة:
secure-sessions = تُغلق كل جلسة أخرى. يبقى تسجيل دخولك على هذا الجهاز.
secure-websites = يُلغى إذن المواقع التي استُخدمت في تلك الجلسات، وتفقد جميع المواقع الأخرى إمكانية الوصول.
secure-password = تحل كلمة مرور جديدة محل كلمة مرورك.
secure-form = الكل في خطوة واحدة
secure-answer = تأمين حسابي

## Authorized Websites

websites-title = المواقع المصرّح لها
websites-revoke-title = إلغاء إذن موقع
websites-revoke-question = إلغاء إذن { $website }؟
websites-revoke = إلغاء الإذن
websites-revoke-all-title = إلغاء إذن جميع المواقع

## Websites that were revoked beside something else

live-revoked-none = لم يكن هناك موقع لإلغاء إذنه.
live-revoked = أُلغي إذن: { $names }.
live-revoked-and-more = أُلغي إذن: { $names } و{ $count } غيرها.
# One more name behind other names.
live-revoked-names = { $names }، { $name }

## Pages that ask before something is done

# { $name } is what the dashboard of a product is called, and { $place } is its host.
confirm-came-from = وصلت إلى هنا من <a>{ $name }</a> ({ $place }).

## What became of a form

notice-session-closed = أُغلقت الجلسة.
notice-others-closed =
    { $count ->
        [0] لم تكن هناك جلسة أخرى لإغلاقها.
        [zero] لم تكن هناك جلسة أخرى لإغلاقها.
        [one] أُغلقت جلسة واحدة أخرى.
        [two] أُغلقت جلستان أخريان.
        [few] أُغلقت { $count } جلسات أخرى.
        [many] أُغلقت { $count } جلسة أخرى.
       *[other] أُغلقت { $count } جلسة أخرى.
    }
# { $names } are the devices of the sessions.
notice-others-closed-named =
    { $count ->
        [zero] لم تُغلق أي جلسة أخرى: { $names }.
        [one] أُغلقت جلسة واحدة أخرى: { $names }.
        [two] أُغلقت جلستان أخريان: { $names }.
        [few] أُغلقت { $count } جلسات أخرى: { $names }.
        [many] أُغلقت { $count } جلسة أخرى: { $names }.
       *[other] أُغلقت { $count } جلسة أخرى: { $names }.
    }
notice-sessions-closed =
    { $count ->
        [0] لم تُغلق أي جلسة: كانت قد انتهت من قبل.
        [zero] لم تُغلق أي جلسة: كانت قد انتهت من قبل.
        [one] أُغلقت جلسة واحدة.
        [two] أُغلقت جلستان.
        [few] أُغلقت { $count } جلسات.
        [many] أُغلقت { $count } جلسة.
       *[other] أُغلقت { $count } جلسة.
    }
notice-name-saved = تم حفظ الاسم.
notice-website-revoked = أُلغي إذن الموقع وانتهى وصوله.
live-websites-revoked =
    { $count ->
        [0] لم يكن هناك موقع لإلغاء إذنه.
        [zero] لم يكن هناك موقع لإلغاء إذنه.
        [one] أُلغي إذن موقع واحد وانتهى وصوله.
        [two] أُلغي إذن موقعين وانتهى وصولهما.
        [few] أُلغي إذن { $count } مواقع وانتهى وصولها.
        [many] أُلغي إذن { $count } موقعًا وانتهى وصولها.
       *[other] أُلغي إذن { $count } موقع وانتهى وصولها.
    }
notice-password-changed = تم تغيير كلمة المرور.
notice-account-secured = تم تأمين حسابك وتغيير كلمة المرور.
notice-password-not-changed = لم يتم تغيير كلمة المرور: سبق ذلك تسجيل خروجك. يُرجى تسجيل الدخول ثم تغييرها.
notice-signed-out = تم تسجيل خروجك.
notice-not-led-back = تم تسجيل دخولك. لا تعرف هذه الخدمة الصفحة السابقة. يُرجى فتح تلك الصفحة من عنوانها.
notice-late = لم تتمكن الخدمة من الرد في الوقت المناسب. يُرجى المحاولة مرة أخرى.

## What went wrong

live-error-signed-out = تم تسجيل خروجك، لذلك لم يتغيّر شيء. يُرجى تسجيل الدخول للمتابعة.
live-error-password-needed = يُرجى إدخال كلمة المرور للمتابعة. لم يتغيّر شيء بعد.
live-error-wrong-password = كلمة المرور هذه غير صحيحة.
live-error-invalid-credentials = اسم الدخول أو كلمة المرور غير صحيحة.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts = محاولات كثيرة جدًا. يُرجى المحاولة مرة أخرى بعد { $when }.
# { $when } is a length of time, such as "30 seconds".
live-error-too-many-attempts-in-session = تكرر إدخال كلمة مرور غير صحيحة في هذه الجلسة مرات كثيرة. لم يتغيّر شيء. يُرجى المحاولة مرة أخرى بعد { $when }، أو تسجيل الخروج ثم تسجيل الدخول من جديد.
live-error-not-found = لم يعد هذا العنصر موجودًا. لم يتغيّر شيء.
live-error-request-unusable = لا يمكن استخدام طلب تسجيل الدخول هذا. لم يُرسل شيء إلى أي جهة. يُرجى العودة إلى الموقع والمحاولة مرة أخرى.
live-error-signed-in-as = تسجيل الدخول الآن باسم { $name }. أُعيد تحميل الصفحة، ولم يتغيّر شيء.
live-error-invalid-login-name = يتكون اسم الدخول من 1 إلى 64 رمزًا: حروف وأرقام والرموز . _ - @ +
live-error-invalid-session-name = يتكون الاسم من 40 رمزًا على الأكثر، دون فواصل أسطر أو رموز غير مرئية. لم يتغيّر شيء.
live-error-password-too-short = يجب أن تتكون كلمة المرور من 8 أحرف على الأقل. يُرجى اختيار كلمة مرور أطول.
live-error-password-too-long = يمكن أن يصل طول كلمة المرور إلى 1,000 بايت. يُرجى اختيار كلمة مرور أقصر.
live-error-password-too-common = كلمة المرور هذه سهلة التخمين. يُرجى اختيار كلمة مرور أخرى، مثل أربع كلمات لا رابط بينها.
live-error-link-used = لم يعد هذا الرابط صالحًا. إما أن الحساب الأول موجود، أو أن الخدمة أُعيد تشغيلها وعرضت رابطًا جديدًا.
live-error-unavailable = انتهت مهلة رد الخدمة. قد يكون التغيير قد حُفظ أو لم يُحفظ. يُرجى مراجعة القائمة بعد تحديثها، ثم المحاولة مرة أخرى.
live-error-unreachable = تعذر الوصول إلى الخدمة. يُرجى التحقق من الاتصال، ثم المحاولة مرة أخرى.
live-error-version-skew = هذه الصفحة أقدم من الخدمة. يُرجى إعادة تحميلها، ثم المحاولة مرة أخرى.
live-error-internal = حدث خطأ في الخدمة. يُرجى المحاولة مرة أخرى لاحقًا.
live-error-unavailable-for-reading = لم تتمكن الخدمة من الرد في الوقت المناسب. لم يتغيّر شيء.
live-error-internal-for-reading = حدث خطأ في الخدمة. لم يتغيّر شيء.

## The same behind "…was not closed: " and "…was not revoked: "

live-reason-signed-out = تم تسجيل خروجك، لذلك لم يتغيّر شيء. يُرجى تسجيل الدخول للمتابعة.
live-reason-password-needed = يُرجى إدخال كلمة المرور للمتابعة. لم يتغيّر شيء بعد.
live-reason-wrong-password = كلمة المرور هذه غير صحيحة.
# { $when } is a length of time, such as "30 seconds".
live-reason-too-many-attempts-in-session = تكرر إدخال كلمة مرور غير صحيحة في هذه الجلسة مرات كثيرة. لم يتغيّر شيء. يُرجى المحاولة مرة أخرى بعد { $when }، أو تسجيل الخروج ثم تسجيل الدخول من جديد.
live-reason-not-found = لم يعد هذا العنصر موجودًا. لم يتغيّر شيء.
live-reason-signed-in-as = تسجيل الدخول الآن باسم { $name }. أُعيد تحميل الصفحة، ولم يتغيّر شيء.
live-reason-invalid-session-name = يتكون الاسم من 40 رمزًا على الأكثر، دون فواصل أسطر أو رموز غير مرئية. لم يتغيّر شيء.
live-reason-unavailable = انتهت مهلة رد الخدمة. قد يكون التغيير قد حُفظ أو لم يُحفظ. يُرجى مراجعة القائمة بعد تحديثها، ثم المحاولة مرة أخرى.
live-reason-unreachable = تعذر الوصول إلى الخدمة. يُرجى التحقق من الاتصال، ثم المحاولة مرة أخرى.
live-reason-version-skew = هذه الصفحة أقدم من الخدمة. يُرجى إعادة تحميلها، ثم المحاولة مرة أخرى.
live-reason-internal = حدث خطأ في الخدمة. يُرجى المحاولة مرة أخرى لاحقًا.

## Pages in the place of another

error-not-loaded = تعذر تحميل هذه الصفحة
error-try-again = إعادة المحاولة
# By what an operator finds the request in the log.
error-reference = الرقم المرجعي: { $reference }
error-not-found-title = الصفحة غير موجودة
error-not-found = لا يوجد شيء في هذا العنوان.
error-go-to-sessions = الانتقال إلى الجلسات
error-not-available-title = غير متاح
error-crashed = توقف جزء من هذه الصفحة عن العمل. لم يُفقد شيء مما تم: <a>إعادة تحميل الصفحة</a>.

## Pages in the place of an answer that has none

bare-refused-title = تم رفض الطلب
bare-refused = لم يصدر الطلب عن إحدى صفحات الخدمة نفسها. لم يتغيّر شيء.
bare-no-page-title = هذه ليست صفحة
bare-no-page = يستقبل هذا العنوان ما يرسله نموذج فقط. لم يتغيّر شيء.
bare-too-slow-title = استغرق الأمر وقتًا طويلًا
bare-too-slow = لم يصل كل شيء في الوقت المناسب. لم يتغيّر شيء.
bare-too-long-title = هذا أطول مما يجب
bare-too-long = ما أُرسل أطول من أي شيء تطلبه الخدمة. لم يتغيّر شيء.
bare-wrong-address-title = عنوان غير صحيح
# <a>{ $url }</a> is a link to the service.
bare-wrong-address = ترد هذه الخدمة على العنوان <a>{ $url }</a> وليس على أي اسم آخر.
bare-too-many-title = طلبات كثيرة جدًا
bare-too-many = لم يتغيّر شيء. يُرجى المحاولة مرة أخرى بعد قليل.
bare-unreadable-title = تعذرت القراءة
bare-unreadable = ما أُرسل ليس ما تطلبه الخدمة. لم يتغيّر شيء.
bare-not-loaded-title = تعذر تحميل هذه الصفحة
bare-not-loaded = لم يتغيّر شيء.
bare-no-answer-title = لا رد في الوقت المناسب
bare-no-answer = انتهت مهلة رد الخدمة. قد يكون التغيير قد حُفظ أو لم يُحفظ. يُرجى مراجعة جلساتك، ثم المحاولة مرة أخرى.
bare-failed-title = حدث خطأ
bare-failed = قد يكون التغيير قد حُفظ أو لم يُحفظ. يُرجى مراجعة جلساتك، ثم المحاولة مرة أخرى.

## Pages on the way to a website

onward-title = متابعة
onward = ينتقل متصفحك إلى <a>{ $place }</a>.
onward-to-website = ينتقل متصفحك إلى <a>الموقع</a>.
# A link that does it at once.
onward-now = المتابعة الآن
# A button that does it.
onward-answer = متابعة
stranded-title = لم يتم تسجيل الدخول هناك
stranded-heading = تم تسجيل دخولك، لكن { $place } لا يتعرّف على ذلك
stranded = أعادك للتو إلى هنا. لا توجد مشكلة في حسابك. على الجهة المشغّلة للموقع { $place } أن تضمن وصول ملف تعريف الارتباط الخاص بهذه الخدمة إليه.
stranded-again = إعادة محاولة فتح { $place }

## The frame with the list of sessions in a page of a product

embed-frame-title = الجلسات
embed-frame-signed-out = تم تسجيل خروجك.
embed-frame-sign-in = تسجيل الدخول
embed-frame-unavailable = لا يمكن عرض جلساتك الآن.
embed-frame-refused = هذا الإطار غير مخصص لتلك الصفحة
# ?origin=https://app.example.com is what the address may have.
embed-frame-without-origin = لا يحدد عنوان هذا الإطار مصدرًا، مثل ?origin=https://app.example.com.
# What follows the colon is typed into a terminal.
embed-frame-unregistered = لا يُسمح لصفحات { $origin } باحتواء هذا الإطار. تسجّلها الجهة المشغّلة للخدمة: user-sessions website change … --embed-origin { $origin }
embed-frame-not-direct = لا يُسمح لصفحات { $origin } بإغلاق الجلسات دون تأكيد من صاحب الحساب لدى الخدمة، ولذلك لا يُسمح لها باحتواء هذا الإطار الذي تُغلق فيه الجلسة بنقرة واحدة. يمكن للجهة المشغّلة للخدمة السماح بذلك: --embed-closing direct

## The choice of the language

language-label = اللغة
language-change = تغيير

## Devices

device-on = { $browser } على { $system }
device-program-named = برنامج ({ $name })
device-program = برنامج
device-unknown = جهاز غير معروف
# A product's page in which a session was closed.
device-in-place = { $device }، في { $place }
place-city-country = { $city }، { $country }
