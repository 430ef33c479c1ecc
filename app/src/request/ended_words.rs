//! What the row of an ended session says, and what became of telling websites of its end.

use crate::language::{around, number, t};
use crate::sessions::SessionEnd;
use crate::sessions::shapes::{EndedFacts, EndedShown, Receipt, ReceiptLine, ReceiptState};

impl EndedFacts {
    /// What the row shows.
    pub(crate) fn shown(&self) -> EndedShown {
        EndedShown {
            id: self.id.clone(),
            kind: self.kind.clone(),
            name: match self.together {
                Some(count) => t!("ended-together", count = count),
                None => self.name.as_ref().unwrap_or(&self.device).clone(),
            },
            end: self.end.as_ref().map(SessionEnd::in_words).unwrap_or_default(),
            ended_at: self.end.as_ref().map_or(0, |end| end.at),
            address: self.together.is_none().then(|| self.connected_from.clone()),
            page: self.together.map(|_| format!("/account/sessions/ended?session={}", self.id)),
            receipts: self.receipts_in_words(),
            can_revoke: self.can_revoke,
        }
    }

    /// A line for each website that is named, and one for the rest.
    fn receipts_in_words(&self) -> Vec<ReceiptLine> {
        let ended_at = self.end.as_ref().map_or(0, |end| end.at);
        let named = u32::try_from(self.receipts.len()).unwrap_or(u32::MAX);
        let more = self.receipts_total.saturating_sub(named);
        let rest = (more > 0).then(|| ReceiptLine::of(&t!("receipts-more", count = more), "", None, false));
        self.receipts.iter().map(|receipt| receipt.in_words(ended_at)).chain(rest).collect()
    }
}

impl SessionEnd {
    /// "Closed by you, from Firefox on Linux": why, without when.
    pub(crate) fn in_words(&self) -> String {
        let device = self.by.as_ref().map(|by| &by.device);
        match (self.reason.as_str(), device) {
            ("signed-out", _) => t!("end-signed-out"),
            ("signed-in-again", _) => t!("end-signed-in-again"),
            ("closed", Some(device)) => t!("end-closed-from", device = device),
            ("closed", None) => t!("end-closed"),
            ("closed-with-others", Some(device)) => t!("end-closed-with-others-from", device = device),
            ("closed-with-others", None) => t!("end-closed-with-others"),
            ("password-changed", Some(device)) => t!("end-password-changed-from", device = device),
            ("password-changed", None) => t!("end-password-changed"),
            ("idle", _) => t!("end-idle"),
            ("expired", _) => t!("end-expired"),
            ("closed-by-administrator", _) => t!("end-closed-by-administrator"),
            ("account-disabled", _) => t!("end-account-disabled"),
            ("restored", _) => t!("end-restored"),
            _ => t!("end-other"),
        }
    }
}

const MINUTE: i64 = 60_000;

/// Stand in a message where the website's name and the moment go.
const WEBSITE: &str = "\u{1}";
const WHEN: &str = "\u{2}";

impl Receipt {
    fn in_words(&self, ended_at: i64) -> ReceiptLine {
        let (text, at) = match self.state {
            ReceiptState::Confirmed { at } if at - ended_at < MINUTE => {
                (t!("receipt-confirmed-in", name = WEBSITE, seconds = seconds(at - ended_at)), None)
            }
            ReceiptState::Confirmed { at } => (t!("receipt-confirmed-at", name = WEBSITE, when = WHEN), Some(at)),
            ReceiptState::NoSuchSession { .. } => (t!("receipt-no-such-session", name = WEBSITE), None),
            ReceiptState::Pending { attempts: 0, .. } => (t!("receipt-pending", name = WEBSITE), None),
            ReceiptState::Pending { next_at, .. } => {
                (t!("receipt-not-reached", name = WEBSITE, when = WHEN), Some(next_at))
            }
            ReceiptState::CannotBeTold { .. } if self.keeps_access => {
                (t!("receipt-cannot-be-reached", name = WEBSITE), None)
            }
            ReceiptState::CannotBeTold { ends_by } => {
                (t!("receipt-access-ends", name = WEBSITE, when = WHEN), Some(ends_by))
            }
        };
        let keeps = if self.keeps_access { t!("receipt-keeps-access") } else { String::new() };
        let text = if keeps.is_empty() { text } else { format!("{text}. {keeps}") };
        let is_confirmed = matches!(self.state, ReceiptState::Confirmed { .. });
        ReceiptLine::of(&text, &self.website, at, is_confirmed)
    }
}

impl ReceiptLine {
    fn of(text: &str, website: &str, at: Option<i64>, is_confirmed: bool) -> Self {
        let (before, text) = around(text, WEBSITE);
        let (after, rest) = around(&text, WHEN);
        Self { before, website: website.to_owned(), after, at, rest, is_confirmed }
    }
}

/// "0.4", as the page's language writes it. The clocks of two nodes may differ a little, so what looks like the past is no time at
/// all.
fn seconds(millis: i64) -> String {
    let tenths = u32::try_from(millis.max(0) / 100).unwrap_or(u32::MAX);
    t!("number-with-tenth", whole = number(tenths / 10), tenth = number(tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_says_how_far_it_is() {
        let keeps = ". It keeps the offline access that you allowed.";
        for (state, keeps_access, after, at, rest) in [
            (ReceiptState::Confirmed { at: 1_000_430 }, false, " signed you out in 0.4 s", None, ""),
            (ReceiptState::Confirmed { at: 1_012_000 }, true, " signed you out in 12.0 s", None, keeps),
            (ReceiptState::Confirmed { at: 999_990 }, false, " signed you out in 0.0 s", None, ""),
            (ReceiptState::Confirmed { at: 1_060_000 }, false, " signed you out: ", Some(1_060_000), ""),
            (ReceiptState::NoSuchSession { at: 1_010_000 }, false, " said that it has no such session", None, ""),
            (ReceiptState::Pending { attempts: 0, next_at: 1_000_000 }, false, " is being told", None, ""),
            (
                ReceiptState::Pending { attempts: 2, next_at: 1_008_000 },
                false,
                " was not reached yet. Next try: ",
                Some(1_008_000),
                "",
            ),
            (
                ReceiptState::CannotBeTold { ends_by: 1_600_000 },
                false,
                " cannot be reached. Its access ends: ",
                Some(1_600_000),
                "",
            ),
            (ReceiptState::CannotBeTold { ends_by: 1_600_000 }, true, " cannot be reached", None, keeps),
            (ReceiptState::Confirmed { at: 1_060_000 }, true, " signed you out: ", Some(1_060_000), keeps),
        ] {
            let receipt = Receipt { website: "Wiki".into(), keeps_access, state };
            let words = receipt.in_words(1_000_000);
            assert_eq!((words.before.as_str(), words.website.as_str(), words.at), ("", "Wiki", at));
            let told = if at.is_some() {
                (after.to_owned(), rest.to_owned())
            } else {
                (format!("{after}{rest}"), String::new())
            };
            assert_eq!((words.after, words.rest), told);
            assert_eq!(words.is_confirmed, after.contains("signed you out"));
        }
    }

    #[test]
    fn websites_that_are_not_named_are_counted() {
        let state = ReceiptState::Pending { attempts: 0, next_at: 0 };
        let receipt = Receipt { website: "Wiki".into(), keeps_access: false, state };
        let lines = |receipts_total| {
            let row = EndedFacts { receipts: vec![receipt.clone()], receipts_total, ..EndedFacts::default() };
            let lines = row.shown().receipts.into_iter();
            lines.map(|line| format!("{}{}{}", line.before, line.website, line.after)).collect::<Vec<_>>()
        };
        assert_eq!(lines(1), ["Wiki is being told"]);
        assert_eq!(lines(4), ["Wiki is being told", "and 3 more"]);
    }
}
