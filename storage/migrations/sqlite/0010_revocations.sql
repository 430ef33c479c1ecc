-- Sessions that have ended, in the order of the commits: SQLite has one writer, so positions follow each other without a
-- gap. Accounts and sessions are not references, because they may be erased earlier.
CREATE TABLE revocations (
    position   INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id BLOB    NOT NULL CHECK (length(account_id) = 16),
    session_id BLOB    NOT NULL CHECK (length(session_id) = 16),
    ended_at   INTEGER NOT NULL CHECK (ended_at >= 0),
    reason     TEXT    NOT NULL
) STRICT;

-- The place before all others: a feed without any row would have none.
INSERT INTO revocations (position, account_id, session_id, ended_at, reason)
VALUES (0, zeroblob(16), zeroblob(16), 0, 'the beginning');

-- However a session ends, it is in the feed, and no statement can forget it.
CREATE TRIGGER session_ends_are_in_the_feed
AFTER UPDATE OF closed_at ON sessions
WHEN NEW.closed_at IS NOT NULL
BEGIN
    INSERT INTO revocations (account_id, session_id, ended_at, reason)
    VALUES (NEW.account_id, NEW.id, NEW.closed_at, NEW.end_reason);
END;

CREATE TRIGGER revocations_are_not_rewritten
BEFORE UPDATE ON revocations
BEGIN
    SELECT RAISE(ABORT, 'the feed is not rewritten');
END;

-- Whoever has read up to a row that is still there has missed nothing; and the newest row is always there.
CREATE TRIGGER revocations_are_erased_from_the_beginning
BEFORE DELETE ON revocations
WHEN EXISTS (SELECT 1 FROM revocations WHERE position < OLD.position)
    OR NOT EXISTS (SELECT 1 FROM revocations WHERE position > OLD.position)
BEGIN
    SELECT RAISE(ABORT, 'the feed is erased from its beginning, and never as a whole');
END;
