-- What happened, once for each event. Accounts and sessions are not references: the trail outlives them.
CREATE TABLE audit (
    id         INTEGER NOT NULL PRIMARY KEY,
    at         INTEGER NOT NULL,
    event      TEXT    NOT NULL,
    -- Why a session ended; only for that event.
    reason     TEXT,
    account_id BLOB,
    session_id BLOB,
    address    TEXT
) STRICT;

CREATE INDEX audit_of_account ON audit (account_id, at);
CREATE INDEX audit_addresses_to_erase ON audit (at) WHERE address IS NOT NULL;

-- The trail is only added to; of a record only the address is ever erased.
CREATE TRIGGER audit_is_not_rewritten
BEFORE UPDATE ON audit
WHEN NEW.address IS NOT NULL
    OR (NEW.id, NEW.at, NEW.event, NEW.reason, NEW.account_id, NEW.session_id)
        IS NOT (OLD.id, OLD.at, OLD.event, OLD.reason, OLD.account_id, OLD.session_id)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is not rewritten');
END;

CREATE TRIGGER audit_is_not_deleted
BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is not deleted');
END;

-- However a session ends, it is on record exactly once: it ends only once.
CREATE TRIGGER session_ends_are_audited
AFTER UPDATE OF closed_at ON sessions
WHEN NEW.closed_at IS NOT NULL
BEGIN
    INSERT INTO audit (at, event, reason, account_id, session_id, address)
    VALUES (NEW.closed_at, 'session-ended', NEW.end_reason, NEW.account_id, NEW.id, NEW.closed_from);
END;
