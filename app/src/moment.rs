//! Moments in words: in UTC from the server, in the person's own zone and region once the page is alive, and in the page's
//! language both times.

use leptos::prelude::*;
use time::OffsetDateTime;

use crate::ui::Changing;
use crate::{language, page_script};

/// When something happened: `<time>` with day and time, and to the second for who points at it.
#[component]
pub(crate) fn Moment(
    /// Milliseconds since the Unix epoch.
    #[prop(into)]
    at: Signal<i64>,
    /// The words for it, where they are not day and time.
    #[prop(optional, into)]
    words: Option<Signal<String>>,
    /// Whether the person's zone may be used: not before hydration, or the server's text would not match. Set again when
    /// a day has passed.
    localised: ReadSignal<bool>,
) -> impl IntoView {
    let words = words.unwrap_or_else(|| Signal::derive(move || in_words(at.get(), localised.get())));
    view! {
        <time datetime=move || iso(at.get()) title=move || exactly(at.get(), localised.get())>
            <Changing text=words />
        </time>
    }
}

/// "Today, 03:40" in the person's zone, or in UTC as long as that may not be used.
pub(crate) fn in_words(at: i64, localised: bool) -> String {
    if localised { page_script::in_words(as_double(at)) } else { in_utc(at) }
}

/// "2026-11-23 09:12 UTC".
pub(crate) fn in_utc(at: i64) -> String {
    moment(at).map_or_else(String::new, |at| {
        let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
        format!("{year:04}-{month:02}-{day:02} {:02}:{:02} UTC", at.hour(), at.minute())
    })
}

/// RFC 3339, for `datetime` attributes.
pub(crate) fn iso(at: i64) -> String {
    moment(at).map_or_else(String::new, |at| {
        let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
        let (hour, minute, second) = at.to_hms();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    })
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// "5 minutes ago", at the present moment `now` by the server's clock.
pub(crate) fn ago(at: i64, now: i64) -> String {
    let (count, unit) = match now - at {
        past if past < MINUTE => (0, "second"),
        past if past < HOUR => (past / MINUTE, "minute"),
        past if past < DAY => (past / HOUR, "hour"),
        past => (past / DAY, "day"),
    };
    language::ago(u32::try_from(count).unwrap_or(u32::MAX), unit)
}

/// Whether [`ago`] says something else than that it is now.
pub(crate) fn is_past(at: i64, now: i64) -> bool {
    now - at >= MINUTE
}

fn exactly(at: i64, localised: bool) -> String {
    if localised { page_script::exactly(as_double(at)) } else { iso(at) }
}

fn moment(at: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(at.div_euclid(1000)).ok()
}

#[expect(clippy::cast_precision_loss, reason = "JavaScript's dates are doubles, exact for 285,000 years")]
fn as_double(at: i64) -> f64 {
    at as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_utc() {
        assert_eq!(in_utc(1_795_424_525_000), "2026-11-23 09:02 UTC");
        assert_eq!(iso(1_795_424_525_000), "2026-11-23T09:02:05Z");
        assert_eq!(in_utc(-1), "1969-12-31 23:59 UTC");
    }

    #[test]
    fn spans_are_written_in_the_largest_unit() {
        let cases = [
            (0, "Now"),
            (59_999, "Now"),
            (-5, "Now"),
            (60_000, "1 minute ago"),
            (3_599_999, "59 minutes ago"),
            (3_600_000, "1 hour ago"),
            (86_400_000, "1 day ago"),
            (4 * 86_400_000, "4 days ago"),
        ];
        for (past, words) in cases {
            assert_eq!(ago(1_000_000, 1_000_000 + past), words, "{past} ms");
        }
    }
}
