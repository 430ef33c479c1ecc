//! Moments in words: in UTC from the server, in the person's own zone and language once the page is alive.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use time::OffsetDateTime;
use wasm_bindgen::JsValue;

use crate::ui::Changing;

/// When something happened: `<time>` with date and time.
#[component]
pub(crate) fn Moment(
    /// Milliseconds since the Unix epoch.
    at: i64,
    /// Whether the person's zone and language may be used: not before hydration, or the server's text would not match.
    localised: ReadSignal<bool>,
) -> impl IntoView {
    let words = Signal::derive(move || in_words(at, localised.get()));
    view! {
        <time datetime=iso(at)>
            <Changing text=words />
        </time>
    }
}

/// A moment in the person's zone and language, or in UTC as long as those may not be used.
pub(crate) fn in_words(at: i64, localised: bool) -> String {
    if localised { in_local_words(at) } else { in_utc(at) }
}

/// "12:00:05" of today, for the moment that a list is true of.
pub(crate) fn clock_time(at: i64, localised: bool) -> String {
    if localised {
        format_date(at, &[("timeStyle", "medium")])
    } else {
        moment(at).map_or_else(String::new, |at| format!("{:02}:{:02}:{:02} UTC", at.hour(), at.minute(), at.second()))
    }
}

/// "2026-11-23 09:12 UTC".
pub(crate) fn in_utc(at: i64) -> String {
    moment(at).map_or_else(String::new, |at| {
        let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
        format!("{year:04}-{month:02}-{day:02} {:02}:{:02} UTC", at.hour(), at.minute())
    })
}

/// "23 Nov, 10:12" in the browser's zone and language, with the year where that is not plain.
fn in_local_words(at: i64) -> String {
    let year = [("year", "numeric")];
    let rest = [("day", "numeric"), ("month", "short"), ("hour", "numeric"), ("minute", "2-digit")];
    let is_old = Date::now() - as_double(at) > WITHOUT_YEAR;
    let options: Vec<_> = year.into_iter().filter(|_| is_old).chain(rest).collect();
    format_date(at, &options)
}

/// A day of the last half year names no other.
const WITHOUT_YEAR: f64 = 180.0 * 24.0 * 60.0 * 60.0 * 1_000.0;

/// RFC 3339, for `datetime` attributes.
pub(crate) fn iso(at: i64) -> String {
    moment(at).map_or_else(String::new, |at| {
        let (year, month, day) = (at.year(), u8::from(at.month()), at.day());
        let (hour, minute, second) = at.to_hms();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    })
}

fn moment(at: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(at.div_euclid(1000)).ok()
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// "5 minutes ago", at the present moment `now` by the server's clock.
pub(crate) fn ago(at: i64, now: i64, localised: bool) -> String {
    let (count, unit) = match now - at {
        past if past < MINUTE => return "Now".into(),
        past if past < HOUR => (past / MINUTE, "minute"),
        past if past < DAY => (past / HOUR, "hour"),
        past => (past / DAY, "day"),
    };
    if localised {
        return format_ago(count, unit);
    }
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural} ago")
}

fn format_date(at: i64, options: &[(&str, &str)]) -> String {
    let style = Object::new();
    for (name, value) in options {
        // Setting a property of a plain new object cannot fail.
        let _ = Reflect::set(&style, &JsValue::from(*name), &JsValue::from(*value));
    }
    let date = Date::new(&JsValue::from_f64(as_double(at)));
    let format: Function = Intl::DateTimeFormat::new(&Array::new(), &style).format();
    format.call1(&JsValue::NULL, &date).ok().and_then(|text| text.as_string()).unwrap_or_else(|| in_utc(at))
}

#[expect(clippy::cast_precision_loss, reason = "JavaScript's dates are doubles, exact for 285,000 years")]
fn as_double(at: i64) -> f64 {
    at as f64
}

fn format_ago(count: i64, unit: &str) -> String {
    #[expect(clippy::cast_precision_loss, reason = "the count of days is small")]
    let count = -(count as f64);
    Intl::RelativeTimeFormat::new(&Array::new(), &Object::new()).format(count, unit).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_utc() {
        assert_eq!(in_utc(1_795_424_525_000), "2026-11-23 09:02 UTC");
        assert_eq!(iso(1_795_424_525_000), "2026-11-23T09:02:05Z");
        assert_eq!(clock_time(1_795_424_525_000, false), "09:02:05 UTC");
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
            assert_eq!(ago(1_000_000, 1_000_000 + past, false), words, "{past} ms");
        }
    }
}
