//! Which rows the table shows: the latest list, laid out so that nothing moves under the pointer.

use std::collections::HashSet;

use super::SessionRow;

/// A row's place in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The session that it shows, or showed.
    pub(crate) session: SessionRow,
    /// What has become of it since it was first shown.
    pub(crate) state: RowState,
}

/// What has become of a row since it was first shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowState {
    /// It was there when the page came.
    Known,
    /// It came while the page was open.
    New,
    /// Its session has ended; the empty place stays until the pointer has left the table.
    Gone,
}

/// The rows of a list that has just come with the page.
pub(crate) fn first_rows(others: &[SessionRow]) -> Vec<Row> {
    others.iter().map(|session| Row { session: session.clone(), state: RowState::Known }).collect()
}

/// Lays out `latest` after `shown`. While `held`, shown rows keep their places and new ones come last; otherwise the
/// order is the list's own.
pub(crate) fn lay_out(shown: &[Row], latest: &[SessionRow], held: bool) -> Vec<Row> {
    if !held {
        return latest.iter().map(|session| Row { session: session.clone(), state: state(shown, session) }).collect();
    }
    let mut rows: Vec<Row> = shown
        .iter()
        .map(|row| match latest.iter().find(|session| session.id == row.session.id) {
            Some(session) => Row { session: session.clone(), state: row.state },
            None => Row { session: row.session.clone(), state: RowState::Gone },
        })
        .collect();
    let places: HashSet<&str> = shown.iter().map(|row| row.session.id.as_str()).collect();
    let new = latest.iter().filter(|session| !places.contains(session.id.as_str()));
    rows.extend(new.map(|session| Row { session: session.clone(), state: RowState::New }));
    rows
}

fn state(shown: &[Row], session: &SessionRow) -> RowState {
    shown.iter().find(|row| row.session.id == session.id).map_or(RowState::New, |row| row.state)
}

/// The row whose button gets the focus when the row `id` goes: the next that is still there, else the one before.
pub(crate) fn focus_after(rows: &[Row], id: &str) -> Option<String> {
    let place = rows.iter().position(|row| row.session.id == id)?;
    let there = |row: &&Row| row.state != RowState::Gone;
    let after = rows[place + 1..].iter().find(there);
    after.or_else(|| rows[..place].iter().rfind(there)).map(|row| row.session.id.clone())
}

/// What came and went, for a status message; nothing when nothing did. `own` are those that this page is closing itself.
pub(crate) fn changes_in_words(before: &[SessionRow], now: &[SessionRow], own: &HashSet<String>) -> Option<String> {
    let came: Vec<_> = now.iter().filter(|session| !contains(before, session)).collect();
    let went: Vec<_> = before.iter().filter(|session| !contains(now, session) && !own.contains(&session.id)).collect();
    let came = match came.as_slice() {
        [] => None,
        [one] => Some(format!("New session: {}, connected from {}.", one.device, one.connected_from)),
        many => Some(format!("{} new sessions.", many.len())),
    };
    let went = match went.as_slice() {
        [] => None,
        [one] => Some(format!("A session has ended: {}.", one.device)),
        many => Some(format!("{} sessions have ended.", many.len())),
    };
    let said: Vec<_> = came.into_iter().chain(went).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn contains(sessions: &[SessionRow], wanted: &SessionRow) -> bool {
    sessions.iter().any(|session| session.id == wanted.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(id: &str) -> SessionRow {
        SessionRow {
            id: id.into(),
            device: "Firefox on Linux".into(),
            kind: "computer".into(),
            started_at: 0,
            last_active_at: 0,
            connected_from: "192.0.2.1".into(),
            started_from: None,
        }
    }

    fn sessions(ids: &str) -> Vec<SessionRow> {
        ids.split_whitespace().map(session).collect()
    }

    fn written(rows: &[Row]) -> String {
        let mark = |state| match state {
            RowState::Known => "",
            RowState::New => "+",
            RowState::Gone => "-",
        };
        rows.iter().map(|row| format!("{}{}", row.session.id, mark(row.state))).collect::<Vec<_>>().join(" ")
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
            let shown = first_rows(&sessions(before));
            assert_eq!(written(&lay_out(&shown, &sessions(latest), false)), free, "{before} then {latest}");
            assert_eq!(written(&lay_out(&shown, &sessions(latest), true)), held, "{before} then {latest}, held");
        }
    }

    #[test]
    fn an_emptied_place_goes_when_the_pointer_has_left() {
        let held = lay_out(&first_rows(&sessions("a b c")), &sessions("a c"), true);
        assert_eq!(written(&lay_out(&held, &sessions("a c"), false)), "a c");
    }

    #[test]
    fn changes_are_told_together_and_own_ones_not_at_all() {
        let said = |before, now| changes_in_words(&sessions(before), &sessions(now), &HashSet::from(["own".into()]));
        assert_eq!(said("a", "a"), None);
        assert_eq!(said("a own", "a"), None);
        let new = "New session: Firefox on Linux, connected from 192.0.2.1.";
        assert_eq!(said("a", "n a").as_deref(), Some(new));
        assert_eq!(said("a b c", "n").as_deref(), Some(format!("{new} 3 sessions have ended.").as_str()));
        assert_eq!(said("", "n m").as_deref(), Some("2 new sessions."));
    }

    #[test]
    fn the_focus_goes_to_the_next_row_and_from_the_last_to_the_one_before() {
        let rows = first_rows(&sessions("a b c"));
        assert_eq!(focus_after(&rows, "a").as_deref(), Some("b"));
        assert_eq!(focus_after(&rows, "c").as_deref(), Some("b"));
        assert_eq!(focus_after(&first_rows(&sessions("a")), "a"), None);
    }
}
