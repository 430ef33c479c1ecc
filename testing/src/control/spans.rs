//! Spans of time as a test writes them: "3 days", "20min", "1h 30min".

use std::time::Duration;

use serde::{Deserialize, Deserializer, de};

/// No test looks further back or ahead.
const LONGEST: Duration = Duration::from_hours(24 * 366 * 20);

/// A span of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span(pub(super) Duration);

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let span = humantime::parse_duration(&text)
            .map_err(|error| de::Error::custom(format!("{text:?} is no span of time such as \"3 days\": {error}")))?;
        if span > LONGEST {
            return Err(de::Error::custom(format!("{text:?} is more than 20 years")));
        }
        Ok(Self(span))
    }
}
