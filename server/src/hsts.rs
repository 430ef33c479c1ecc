//! What browsers are told about https (RFC 6797).

use std::str::FromStr;

use axum::http::HeaderValue;

/// Two years, for this host alone (ASVS 3.4.1 asks for one year). What other hosts of a domain can do is for their operator
/// to say.
const DEFAULT: &str = "max-age=63072000";

const OFF: &str = "off";

/// The value of `Strict-Transport-Security`, or that there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hsts(Option<HeaderValue>);

/// A value that browsers would not read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be off, or like max-age=63072000; includeSubDomains; preload, beginning with max-age in seconds")]
pub struct InvalidHsts;

impl Hsts {
    /// The header's value, if there is to be one.
    pub(crate) fn header(&self) -> Option<&HeaderValue> {
        self.0.as_ref()
    }
}

impl Default for Hsts {
    fn default() -> Self {
        Self(Some(HeaderValue::from_static(DEFAULT)))
    }
}

impl FromStr for Hsts {
    type Err = InvalidHsts;

    fn from_str(text: &str) -> Result<Self, InvalidHsts> {
        if text == OFF {
            return Ok(Self(None));
        }
        let mut directives = text.split(';').map(str::trim);
        let seconds = directives.next().and_then(|first| first.strip_prefix("max-age=")).ok_or(InvalidHsts)?;
        let is_number = !seconds.is_empty() && seconds.bytes().all(|byte| byte.is_ascii_digit());
        let are_known = directives.all(|directive| matches!(directive, "includeSubDomains" | "preload"));
        if !is_number || !are_known {
            return Err(InvalidHsts);
        }
        HeaderValue::from_str(text).map(|value| Self(Some(value))).map_err(|_| InvalidHsts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_one_that_browsers_read_or_refused() {
        assert_eq!("off".parse::<Hsts>().unwrap().header(), None);
        assert_eq!(DEFAULT.parse(), Ok(Hsts::default()));
        for good in ["max-age=0", "max-age=31536000; includeSubDomains", "max-age=63072000; includeSubDomains; preload"]
        {
            assert_eq!(good.parse::<Hsts>().unwrap().header().unwrap(), good);
        }
        for bad in
            ["", "on", "0", "max-age", "max-age=", "max-age=2y", "includeSubDomains", "max-age=1; all", "max-age=1;"]
        {
            assert_eq!(bad.parse::<Hsts>(), Err(InvalidHsts), "{bad}");
        }
    }
}
