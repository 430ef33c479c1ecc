-- A website that was reached through a session, and what became of telling it that this ended. The id is what the website
-- knows the session by. The session is no reference, because both are erased by their ends; the name is kept, because
-- the website may be removed.
CREATE TABLE website_sessions (
    id                  BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account_id          BLOB    NOT NULL REFERENCES accounts (id),
    session_id          BLOB    NOT NULL CHECK (length(session_id) = 16),
    website_id          TEXT    NOT NULL,
    website_name        TEXT    NOT NULL,
    grant_id            BLOB    NOT NULL REFERENCES grants (id),
    -- Whether the website may go on when the session ends.
    keeps_access        INTEGER NOT NULL CHECK (keeps_access IN (0, 1)),
    started_at          INTEGER NOT NULL CHECK (started_at >= 0),
    ended_at            INTEGER CHECK (ended_at >= 0),
    -- When the last access token runs out that was given while the session was open; never before the end.
    access_ends_by      INTEGER NOT NULL,
    -- Where the website is told, as it was registered at the end; nowhere when it named no place.
    notice_uri          TEXT,
    notice_attempts     INTEGER NOT NULL DEFAULT 0 CHECK (notice_attempts >= 0),
    -- Until the website has confirmed.
    notice_next_at      INTEGER,
    notice_delivered_at INTEGER,
    CHECK (ended_at IS NOT NULL OR notice_uri IS NULL),
    CHECK ((notice_uri IS NOT NULL) = (notice_next_at IS NOT NULL OR notice_delivered_at IS NOT NULL)),
    CHECK (notice_next_at IS NULL OR notice_delivered_at IS NULL)
) STRICT, WITHOUT ROWID;

-- What an account's list shows beside its sessions.
CREATE INDEX website_sessions_of_session ON website_sessions (account_id, session_id, ended_at, started_at);
CREATE UNIQUE INDEX open_website_sessions ON website_sessions (session_id, website_id) WHERE ended_at IS NULL;
CREATE INDEX website_sessions_of_grant ON website_sessions (grant_id, ended_at);
CREATE INDEX website_sessions_to_erase ON website_sessions (ended_at) WHERE ended_at IS NOT NULL;
-- Whom to tell next, website by website.
CREATE INDEX notices_to_deliver ON website_sessions (website_id, notice_next_at) WHERE notice_next_at IS NOT NULL;

CREATE TRIGGER website_sessions_start_in_open_sessions
BEFORE INSERT ON website_sessions
WHEN NOT EXISTS (
        SELECT 1 FROM sessions WHERE id = NEW.session_id AND account_id = NEW.account_id AND closed_at IS NULL
    )
    OR NOT EXISTS (
        SELECT 1 FROM grants
        WHERE id = NEW.grant_id AND account_id = NEW.account_id AND website_id = NEW.website_id AND revoked_at IS NULL
    )
BEGIN
    SELECT RAISE(ABORT, 'a website is reached through an open session by an open grant');
END;

-- INSERT OR REPLACE deletes without asking the triggers of DELETE, so it is refused here.
CREATE TRIGGER website_sessions_are_not_replaced
BEFORE INSERT ON website_sessions
WHEN EXISTS (SELECT 1 FROM website_sessions WHERE id = NEW.id)
    OR EXISTS (
        SELECT 1 FROM website_sessions
        WHERE session_id = NEW.session_id AND website_id = NEW.website_id AND ended_at IS NULL
    )
BEGIN
    SELECT RAISE(ABORT, 'there is such a website session already');
END;

-- Open to ended is one way, and so is confirming it.
CREATE TRIGGER website_sessions_stay_ended
BEFORE UPDATE ON website_sessions
WHEN (OLD.ended_at IS NOT NULL AND NEW.ended_at IS NOT OLD.ended_at)
    OR (OLD.notice_delivered_at IS NOT NULL
        AND (NEW.notice_delivered_at, NEW.notice_next_at, NEW.notice_attempts, NEW.notice_uri)
            IS NOT (OLD.notice_delivered_at, OLD.notice_next_at, OLD.notice_attempts, OLD.notice_uri))
BEGIN
    SELECT RAISE(ABORT, 'a website session stays as it ended');
END;

CREATE TRIGGER website_sessions_keep_their_identity
BEFORE UPDATE OF id, account_id, session_id, website_id, website_name, grant_id, started_at ON website_sessions
WHEN (NEW.id, NEW.account_id, NEW.session_id, NEW.website_id, NEW.website_name, NEW.grant_id, NEW.started_at)
    IS NOT (OLD.id, OLD.account_id, OLD.session_id, OLD.website_id, OLD.website_name, OLD.grant_id, OLD.started_at)
BEGIN
    SELECT RAISE(ABORT, 'a website session keeps its id, its session and its website');
END;

CREATE TRIGGER website_sessions_end_before_they_are_erased
BEFORE DELETE ON website_sessions
WHEN OLD.ended_at IS NULL
BEGIN
    SELECT RAISE(ABORT, 'an open website session is ended, not deleted');
END;

-- However a session ends, what was reached through it ends at the same moment.
CREATE TRIGGER sessions_end_their_website_sessions
AFTER UPDATE OF closed_at ON sessions
WHEN NEW.closed_at IS NOT NULL
BEGIN
    UPDATE website_sessions
    SET ended_at = NEW.closed_at
    WHERE account_id = NEW.account_id AND session_id = NEW.id AND ended_at IS NULL;
END;

CREATE TRIGGER revocations_end_website_sessions
AFTER UPDATE OF revoked_at ON grants
WHEN NEW.revoked_at IS NOT NULL
BEGIN
    UPDATE website_sessions SET ended_at = NEW.revoked_at WHERE grant_id = NEW.id AND ended_at IS NULL;
END;

-- However it ends, the website is told, where it is to be told at this moment.
CREATE TRIGGER website_session_ends_are_told
AFTER UPDATE OF ended_at ON website_sessions
WHEN OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
BEGIN
    UPDATE website_sessions
    SET access_ends_by = max(access_ends_by, NEW.ended_at),
        notice_uri = (SELECT backchannel_logout_uri FROM websites WHERE id = NEW.website_id),
        notice_next_at = (
            SELECT NEW.ended_at FROM websites WHERE id = NEW.website_id AND backchannel_logout_uri IS NOT NULL
        )
    WHERE id = NEW.id;
END;

CREATE TRIGGER new_website_sessions_are_counted
AFTER INSERT ON website_sessions
BEGIN
    UPDATE accounts SET changes = changes + 1 WHERE id = NEW.account_id;
END;

-- The end of access is not shown while the session is open, so a website that renews its tokens changes no list.
CREATE TRIGGER website_session_changes_are_counted
AFTER UPDATE OF keeps_access, ended_at, notice_attempts, notice_next_at, notice_delivered_at ON website_sessions
BEGIN
    UPDATE accounts SET changes = changes + 1 WHERE id = NEW.account_id;
END;
