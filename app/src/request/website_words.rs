//! What the row of a website says, in the page's language.

use crate::language::t;
use crate::live_list::shown::{Cell, Content, Icon, Shown};
use crate::websites::{WebsiteFacts, logo_address};

const NOT_USED_FOR: i64 = 90 * 24 * 60 * 60 * 1_000;

/// What stands for an address that is not known, or no longer.
const UNKNOWN: &str = "unknown";

impl WebsiteFacts {
    /// What the row shows at `as_of`.
    pub(crate) fn shown(&self, as_of: i64) -> Shown {
        let lasts = if self.keeps_access { String::new() } else { t!("website-while-signed-in") };
        let from = (self.last_used_from != UNKNOWN).then(|| t!("website-used-from", address = &self.last_used_from));
        let unused = (as_of - self.last_used_at > NOT_USED_FOR).then(|| t!("website-not-used"));
        let last_used = from.into_iter().chain(unused).collect::<Vec<_>>().join("\n");
        Shown {
            icon: Icon::Logo(self.has_logo.then(|| logo_address(&self.id))),
            note: String::new(),
            mark: None,
            is_new: false,
            details: None,
            group: None,
            cells: vec![
                Cell { content: Content::Text(self.may.join("\n")), note: lasts },
                Cell { content: Content::At(self.authorized_at), note: String::new() },
                Cell { content: Content::Ago(self.last_used_at), note: last_used },
            ],
            began_at: None,
            question: self.consequence(),
            removed: t!("website-is-revoked", name = &self.name),
            id: self.id.clone(),
            name: self.name.clone(),
            link: self.site.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wiki() -> WebsiteFacts {
        WebsiteFacts {
            id: "wiki".into(),
            name: "Wiki".into(),
            site: None,
            has_logo: false,
            may: vec!["See your login name".into()],
            keeps_access: false,
            authorized_at: 0,
            last_used_at: 0,
            last_used_from: "192.0.2.1".into(),
            will_be_told: true,
        }
    }

    #[test]
    fn the_question_says_whether_the_website_can_be_told() {
        assert!(wiki().consequence().starts_with("Wiki is notified and its access ends at once."));
        let untold = WebsiteFacts { will_be_told: false, ..wiki() };
        assert!(untold.consequence().contains("Wiki cannot be notified"));
    }

    #[test]
    fn a_website_that_was_not_used_for_90_days_is_marked() {
        let note = |as_of| wiki().shown(as_of).cells[2].note.clone();
        assert_eq!(note(NOT_USED_FOR), "signed in from 192.0.2.1");
        assert_eq!(note(NOT_USED_FOR + 1), "signed in from 192.0.2.1\nNot used for 90 days");
        let forgotten = || WebsiteFacts { last_used_from: UNKNOWN.into(), ..wiki() };
        assert_eq!(forgotten().shown(NOT_USED_FOR).cells[2].note, "");
        assert_eq!(forgotten().shown(NOT_USED_FOR + 1).cells[2].note, "Not used for 90 days");
    }

    #[test]
    fn a_website_says_whether_its_access_lasts() {
        let note = |keeps_access| WebsiteFacts { keeps_access, ..wiki() }.shown(0).cells[0].note.clone();
        assert_eq!((note(true).as_str(), note(false).as_str()), ("", "Only while you are signed in"));
    }
}
