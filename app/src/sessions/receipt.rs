//! What became of telling a website that a session has ended, in words.

use super::{EndedRow, Receipt, ReceiptState};

/// A line: the website's name, words, a moment if there is one, and more words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReceiptWords {
    pub(crate) website: String,
    pub(crate) before: String,
    pub(crate) at: Option<i64>,
    pub(crate) after: &'static str,
    /// Whether the website has confirmed.
    pub(crate) is_confirmed: bool,
}

/// A line for each website that is named, and one for the rest.
pub(crate) fn receipts_in_words(row: &EndedRow) -> Vec<ReceiptWords> {
    let named = u32::try_from(row.receipts.len()).unwrap_or(u32::MAX);
    let more = row.receipts_total.saturating_sub(named);
    let rest = (more > 0).then(|| ReceiptWords {
        website: format!("and {more} more"),
        before: String::new(),
        at: None,
        after: "",
        is_confirmed: false,
    });
    row.receipts.iter().map(|receipt| receipt.in_words(row.end.at)).chain(rest).collect()
}

const MINUTE: i64 = 60_000;

impl Receipt {
    fn in_words(&self, ended_at: i64) -> ReceiptWords {
        let (before, at) = match self.state {
            ReceiptState::Confirmed { at } if at - ended_at < MINUTE => {
                (format!(" signed you out in {}", seconds(at - ended_at)), None)
            }
            ReceiptState::Confirmed { at } => (" signed you out: ".to_owned(), Some(at)),
            ReceiptState::NoSuchSession { .. } => (" said that it has no such session".to_owned(), None),
            ReceiptState::Pending { attempts: 0, .. } => (" is being told".to_owned(), None),
            ReceiptState::Pending { next_at, .. } => (" was not reached yet. Next try: ".to_owned(), Some(next_at)),
            ReceiptState::CannotBeTold { .. } if self.keeps_access => (" cannot be reached".to_owned(), None),
            ReceiptState::CannotBeTold { ends_by } => {
                (" cannot be reached. Its access ends: ".to_owned(), Some(ends_by))
            }
        };
        ReceiptWords {
            website: self.website.clone(),
            before,
            at,
            after: if self.keeps_access { ". It keeps the offline access that you allowed." } else { "" },
            is_confirmed: matches!(self.state, ReceiptState::Confirmed { .. }),
        }
    }
}

/// "0.4 s". The clocks of two nodes may differ a little, so what looks like the past is no time at all.
fn seconds(millis: i64) -> String {
    let tenths = millis.max(0) / 100;
    format!("{}.{} s", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sessions::SessionEnd;

    #[test]
    fn a_receipt_says_how_far_it_is() {
        let keeps = ". It keeps the offline access that you allowed.";
        for (state, keeps_access, before, at, after) in [
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
        ] {
            let receipt = Receipt { website: "Wiki".into(), keeps_access, state };
            let words = receipt.in_words(1_000_000);
            assert_eq!((words.website.as_str(), words.before.as_str()), ("Wiki", before));
            assert_eq!((words.at, words.after), (at, after));
            assert_eq!(words.is_confirmed, before.contains("signed you out"));
        }
    }

    #[test]
    fn websites_that_are_not_named_are_counted() {
        let state = ReceiptState::Pending { attempts: 0, next_at: 0 };
        let receipt = Receipt { website: "Wiki".into(), keeps_access: false, state };
        let row = |total| EndedRow {
            id: "a".into(),
            together: None,
            name: None,
            device: "Firefox on Linux".into(),
            kind: "computer".into(),
            connected_from: "192.0.2.1".into(),
            end: SessionEnd { at: 0, reason: "closed".into(), by: None },
            receipts: vec![receipt.clone()],
            receipts_total: total,
            can_revoke: true,
        };
        let names = |total| receipts_in_words(&row(total)).into_iter().map(|line| line.website).collect::<Vec<_>>();
        assert_eq!(names(1), ["Wiki"]);
        assert_eq!(names(4), ["Wiki", "and 3 more"]);
    }
}
