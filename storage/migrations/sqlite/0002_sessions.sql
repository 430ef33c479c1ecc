-- A session is open while closed_at is NULL. Ids are UUIDv7 of started_at, so they sort as the starts do.
CREATE TABLE sessions (
    id                BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account_id        BLOB    NOT NULL REFERENCES accounts (id),
    token_hash        BLOB    NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    started_at        INTEGER NOT NULL CHECK (started_at >= 0),
    last_active_at    INTEGER NOT NULL CHECK (last_active_at >= 0),
    proved_at         INTEGER NOT NULL CHECK (proved_at >= 0),
    started_from      TEXT    NOT NULL,
    connected_from    TEXT    NOT NULL,
    browser           TEXT,
    system            TEXT,
    device_kind       TEXT    NOT NULL,
    closed_at         INTEGER CHECK (closed_at >= 0),
    end_reason        TEXT,
    -- The session that closed it, as it was then: no reference, because it may be erased earlier.
    closed_by_session BLOB    CHECK (length(closed_by_session) = 16),
    closed_by_browser TEXT,
    closed_by_system  TEXT,
    closed_by_kind    TEXT,
    closed_from       TEXT,
    CHECK ((closed_at IS NULL) = (end_reason IS NULL)),
    CHECK (closed_at IS NOT NULL OR closed_by_session IS NULL)
) STRICT;

-- The list of an account, and what of it has reached its lifetime.
CREATE INDEX open_sessions_by_start ON sessions (account_id, started_at, id) WHERE closed_at IS NULL;
-- What of an account has been idle, and who will be next.
CREATE INDEX open_sessions_by_activity ON sessions (account_id, last_active_at) WHERE closed_at IS NULL;
-- What the sweep over all accounts ends.
CREATE INDEX sessions_to_idle ON sessions (last_active_at) WHERE closed_at IS NULL;
CREATE INDEX sessions_to_expire ON sessions (started_at) WHERE closed_at IS NULL;
-- The history of an account, and what is to be erased of all.
CREATE INDEX ended_sessions_by_end ON sessions (account_id, closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX sessions_to_erase ON sessions (closed_at) WHERE closed_at IS NOT NULL;

-- Open to closed is one way, whatever statement a program comes up with.
CREATE TRIGGER sessions_stay_closed
BEFORE UPDATE ON sessions
WHEN OLD.closed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a closed session stays as it ended');
END;

CREATE TRIGGER sessions_keep_their_identity
BEFORE UPDATE OF id, account_id, started_at, started_from ON sessions
WHEN (NEW.id, NEW.account_id, NEW.started_at, NEW.started_from)
    IS NOT (OLD.id, OLD.account_id, OLD.started_at, OLD.started_from)
BEGIN
    SELECT RAISE(ABORT, 'a session keeps its id, its account and its start');
END;

-- INSERT OR REPLACE deletes without asking the triggers of DELETE, so it is refused here.
CREATE TRIGGER sessions_are_not_replaced
BEFORE INSERT ON sessions
WHEN EXISTS (SELECT 1 FROM sessions WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM sessions WHERE token_hash = NEW.token_hash)
BEGIN
    SELECT RAISE(ABORT, 'there is such a session already');
END;

CREATE TRIGGER sessions_end_before_they_are_erased
BEFORE DELETE ON sessions
WHEN OLD.closed_at IS NULL
BEGIN
    SELECT RAISE(ABORT, 'an open session is closed, not deleted');
END;

CREATE TRIGGER session_starts_are_counted
AFTER INSERT ON sessions
BEGIN
    UPDATE accounts
    SET changes = changes + 1, open_sessions = open_sessions + (NEW.closed_at IS NULL)
    WHERE id = NEW.account_id;
END;

CREATE TRIGGER session_changes_are_counted
AFTER UPDATE ON sessions
BEGIN
    UPDATE accounts
    SET changes = changes + 1, open_sessions = open_sessions - (NEW.closed_at IS NOT NULL)
    WHERE id = NEW.account_id;
END;
