//! A session that has ended or got another token, as products read of it.

use crate::{AccountId, EndReason, SessionId, Timestamp};

/// A session that has ended, or whose token was replaced: whoever knows its token as good has to forget that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// The session.
    pub session: SessionId,
    /// The account that the session belonged to.
    pub account: AccountId,
    /// When it ended, or its token was replaced; an expiry is noticed after its moment.
    pub ended_at: Timestamp,
    /// Which of the two, and why it ended.
    pub reason: RevocationReason,
}

/// Why what is known of a session is to be forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevocationReason {
    /// It has ended.
    Ended(EndReason),
    /// Its person reauthenticated, so its token was replaced (ASVS 7.2.4). It goes on.
    TokenReplaced,
}

const TOKEN_REPLACED: &str = "token-replaced";

impl RevocationReason {
    /// The reason's stable name, in storage and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ended(reason) => reason.as_str(),
            Self::TokenReplaced => TOKEN_REPLACED,
        }
    }

    /// Reads a stable name; one from a newer version stands for an end.
    pub fn parse(name: &str) -> Self {
        if name == TOKEN_REPLACED { Self::TokenReplaced } else { Self::Ended(EndReason::parse(name)) }
    }
}

/// A position in the feed: behind some revocation and before all later ones. Only storage knows what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevocationCursor(String);

impl RevocationCursor {
    /// A cursor as it was given out, or anything else: an unknown one is answered by starting over.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The cursor as it is given out.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What came after a cursor, in the order in which it was committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevocationPage {
    /// The next revocations, [`crate::REVOCATIONS_AT_ONCE`] at most.
    pub revocations: Vec<Revocation>,
    /// The cursor behind them.
    pub next: RevocationCursor,
}
