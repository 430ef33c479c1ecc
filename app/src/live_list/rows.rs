//! Which rows a table shows: the latest list, laid out so that nothing moves under the pointer.

use std::collections::HashSet;

use super::{ListWords, Shown, with_count};
use crate::language::say;
use crate::words::together;

/// A row's place in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The id of what it shows, or showed.
    pub(crate) id: String,
    /// What has become of it since it was first shown.
    pub(crate) state: RowState,
}

/// What has become of a row since it was first shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowState {
    /// It was there when the page came.
    Known,
    /// It came while the page was open, or since its person was here last.
    New,
    /// What it showed is no longer there; the empty place stays until the pointer has left the table.
    Gone,
}

/// The rows of a list that has just come with the page.
pub(crate) fn first_rows(latest: &[Shown]) -> Vec<Row> {
    let state = |one: &Shown| if one.is_new { RowState::New } else { RowState::Known };
    latest.iter().map(|one| Row { id: one.id.clone(), state: state(one) }).collect()
}

/// Lays out `latest` after `shown`. While `held`, shown rows keep their places and new ones come last; otherwise the
/// order is the list's own.
pub(crate) fn lay_out(shown: &[Row], latest: &[Shown], held: bool) -> Vec<Row> {
    if !held {
        return latest.iter().map(|one| Row { id: one.id.clone(), state: state_of(shown, &one.id) }).collect();
    }
    let mut rows: Vec<Row> = shown
        .iter()
        .map(|row| {
            let state = if contains(latest, &row.id) { state_of(shown, &row.id) } else { RowState::Gone };
            Row { id: row.id.clone(), state }
        })
        .collect();
    let places: HashSet<&str> = shown.iter().map(|row| row.id.as_str()).collect();
    let new = latest.iter().filter(|one| !places.contains(one.id.as_str()));
    rows.extend(new.map(|one| Row { id: one.id.clone(), state: RowState::New }));
    rows
}

/// Whether a row of this id is among them.
pub(crate) fn contains(rows: &[Shown], id: &str) -> bool {
    rows.iter().any(|row| row.id == id)
}

/// How many rows there are that were not there before.
pub(crate) fn count_of_new(before: &[Shown], now: &[Shown]) -> u32 {
    now.iter().filter(|row| !contains(before, &row.id)).fold(0, |count, _| count + 1)
}

fn state_of(shown: &[Row], id: &str) -> RowState {
    match shown.iter().find(|row| row.id == id).map(|row| row.state) {
        Some(RowState::Known) => RowState::Known,
        // What had gone and is there again, such as a website that was authorized anew, is new.
        Some(RowState::New | RowState::Gone) | None => RowState::New,
    }
}

/// The row whose button gets the focus when the row `id` goes: the next that is still there, else the one before.
pub(crate) fn focus_after(rows: &[Row], id: &str) -> Option<String> {
    let place = rows.iter().position(|row| row.id == id)?;
    let there = |row: &&Row| row.state != RowState::Gone;
    let after = rows[place + 1..].iter().find(there);
    after.or_else(|| rows[..place].iter().rfind(there)).map(|row| row.id.clone())
}

/// What came and went, for a status message; nothing when nothing did. `own` are those that this page is removing itself.
pub(crate) fn changes_in_words(
    before: &[Shown],
    now: &[Shown],
    own: &HashSet<String>,
    words: &ListWords,
) -> Option<String> {
    let came: Vec<_> = now.iter().filter(|row| !contains(before, &row.id)).collect();
    let went: Vec<_> = before.iter().filter(|row| !contains(now, &row.id) && !own.contains(&row.id)).collect();
    let said = together([change_in_words(&came, &words.came), change_in_words(&went, &words.went)]);
    Some(said).filter(|said| !said.is_empty())
}

/// That a row came or went, or that several did; nothing of none.
fn change_in_words(rows: &[&Shown], [one, several]: &[&str; 2]) -> Option<String> {
    match rows {
        [] => None,
        [row] => Some(say(one, &[("name", (&row.name).into()), ("address", row.address().into())])),
        rows => Some(with_count(several, u32::try_from(rows.len()).unwrap_or(u32::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live_list::Icon;
    use crate::websites::words::WORDS;

    fn row(id: &str) -> Shown {
        Shown {
            id: id.into(),
            icon: Icon::Logo(None),
            name: id.into(),
            link: None,
            note: String::new(),
            mark: None,
            is_new: false,
            details: None,
            group: None,
            cells: Vec::new(),
            began_at: None,
            question: String::new(),
            removed: String::new(),
        }
    }

    fn list(ids: &str) -> Vec<Shown> {
        ids.split_whitespace().map(row).collect()
    }

    fn written(rows: &[Row]) -> String {
        let mark = |state| match state {
            RowState::Known => "",
            RowState::New => "+",
            RowState::Gone => "-",
        };
        rows.iter().map(|row| format!("{}{}", row.id, mark(row.state))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_follow_the_list_unless_the_pointer_holds_them() {
        let cases = [
            ("a b c", "a b c", "a b c", "a b c"),
            ("a b c", "a c", "a c", "a b- c"),
            ("a b", "n a b", "n+ a b", "a b n+"),
            ("a b", "n b", "n+ b", "a- b n+"),
            ("", "n", "n+", "n+"),
            ("a", "", "", "a-"),
        ];
        for (before, latest, free, held) in cases {
            let shown = first_rows(&list(before));
            assert_eq!(written(&lay_out(&shown, &list(latest), false)), free, "{before} then {latest}");
            assert_eq!(written(&lay_out(&shown, &list(latest), true)), held, "{before} then {latest}, held");
        }
    }

    #[test]
    fn an_emptied_place_goes_when_the_pointer_has_left() {
        let held = lay_out(&first_rows(&list("a b c")), &list("a c"), true);
        assert_eq!(written(&lay_out(&held, &list("a c"), false)), "a c");
        assert_eq!(written(&lay_out(&held, &list("a b c"), true)), "a b+ c");
    }

    #[test]
    fn the_focus_goes_to_the_next_row_and_from_the_last_to_the_one_before() {
        let rows = first_rows(&list("a b c"));
        assert_eq!(focus_after(&rows, "a").as_deref(), Some("b"));
        assert_eq!(focus_after(&rows, "c").as_deref(), Some("b"));
        assert_eq!(focus_after(&first_rows(&list("a")), "a"), None);
    }

    #[test]
    fn changes_are_told_together_and_own_ones_not_at_all() {
        let own = HashSet::from(["own".to_owned()]);
        for (before, now, said) in [
            ("a", "a", None),
            ("a own", "a", None),
            ("a", "n a", Some("n was authorized.")),
            ("a b", "a", Some("b was revoked.")),
            ("a", "n", Some("n was authorized. a was revoked.")),
            ("a b c", "n m", Some("2 websites were authorized. 3 websites were revoked.")),
        ] {
            let words = changes_in_words(&list(before), &list(now), &own, &WORDS);
            assert_eq!(words.as_deref(), said, "{before} then {now}");
        }
    }
}
