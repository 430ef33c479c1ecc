-- Keys of an operator's own programs, by the SHA-256 of their secrets. A revoked one stays, because the trail names it.
CREATE TABLE api_keys (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name         TEXT    NOT NULL,
    secret_hash  BLOB    NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
    -- Names separated by spaces.
    rights       TEXT    NOT NULL,
    created_at   INTEGER NOT NULL CHECK (created_at >= 0),
    last_used_at INTEGER CHECK (last_used_at >= 0),
    revoked_at   INTEGER CHECK (revoked_at >= 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER api_keys_stay_revoked
BEFORE UPDATE ON api_keys
WHEN OLD.revoked_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a revoked key stays revoked');
END;

CREATE TRIGGER api_keys_keep_their_identity
BEFORE UPDATE OF id, secret_hash, rights, created_at ON api_keys
WHEN (NEW.id, NEW.secret_hash, NEW.rights, NEW.created_at)
    IS NOT (OLD.id, OLD.secret_hash, OLD.rights, OLD.created_at)
BEGIN
    SELECT RAISE(ABORT, 'a key keeps its id, its secret and its rights');
END;

-- INSERT OR REPLACE deletes without asking the triggers of DELETE, so it is refused here.
CREATE TRIGGER api_keys_are_not_replaced
BEFORE INSERT ON api_keys
WHEN EXISTS (SELECT 1 FROM api_keys WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM api_keys WHERE secret_hash = NEW.secret_hash)
BEGIN
    SELECT RAISE(ABORT, 'there is such a key already');
END;

CREATE TRIGGER api_keys_are_not_deleted
BEFORE DELETE ON api_keys
BEGIN
    SELECT RAISE(ABORT, 'a key is revoked, not deleted');
END;

-- The key by which an administrator closed a session.
ALTER TABLE sessions ADD COLUMN closed_by_key BLOB
    CHECK (closed_by_key IS NULL OR (length(closed_by_key) = 16 AND closed_at IS NOT NULL));

-- By or to which key it happened; of a record only the address is ever erased.
ALTER TABLE audit ADD COLUMN api_key_id BLOB;

DROP TRIGGER audit_is_not_rewritten;

CREATE TRIGGER audit_is_not_rewritten
BEFORE UPDATE ON audit
WHEN NEW.address IS NOT NULL
    OR (NEW.id, NEW.at, NEW.event, NEW.reason, NEW.account_id, NEW.session_id, NEW.website_id, NEW.api_key_id)
        IS NOT (OLD.id, OLD.at, OLD.event, OLD.reason, OLD.account_id, OLD.session_id, OLD.website_id, OLD.api_key_id)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is not rewritten');
END;

DROP TRIGGER session_ends_are_audited;

-- However a session ends, it is on record exactly once: it ends only once.
CREATE TRIGGER session_ends_are_audited
AFTER UPDATE OF closed_at ON sessions
WHEN NEW.closed_at IS NOT NULL
BEGIN
    INSERT INTO audit (at, event, reason, account_id, session_id, address, api_key_id)
    VALUES (
        NEW.closed_at, 'session-ended', NEW.end_reason, NEW.account_id, NEW.id, NEW.closed_from, NEW.closed_by_key
    );
END;
