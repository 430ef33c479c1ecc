-- Moments from which on nothing older is accepted, because the database was restored: it does not know what was closed
-- between the backup and then.
CREATE TABLE epochs (
    id  INTEGER NOT NULL PRIMARY KEY,
    at  INTEGER NOT NULL CHECK (at >= 0),
    why TEXT    NOT NULL
) STRICT;

-- No epoch without its effect, whatever statement begins it. Sessions come first: what was reached through them ends with
-- them. The rest, also what would go on without its person, follows from the grants: one that was revoked since the
-- backup must not be good again, and no more must a key.
CREATE TRIGGER epochs_end_what_is_older
AFTER INSERT ON epochs
BEGIN
    UPDATE sessions SET closed_at = NEW.at, end_reason = 'restored' WHERE closed_at IS NULL;
    UPDATE grants SET revoked_at = NEW.at WHERE revoked_at IS NULL;
    UPDATE authorizations SET ended_at = NEW.at WHERE ended_at IS NULL;
    UPDATE api_keys SET revoked_at = NEW.at WHERE revoked_at IS NULL;
END;

CREATE TRIGGER epochs_stay
BEFORE UPDATE ON epochs
BEGIN
    SELECT RAISE(ABORT, 'an epoch stays as it began');
END;

CREATE TRIGGER epochs_are_not_deleted
BEFORE DELETE ON epochs
BEGIN
    SELECT RAISE(ABORT, 'an epoch is not deleted');
END;

-- Has a row in a backup and nowhere else: whoever opens the file begins an epoch and takes it out.
CREATE TABLE backup_mark (
    taken_at INTEGER NOT NULL PRIMARY KEY CHECK (taken_at >= 0)
) STRICT;

-- Of the trail, what is a year older than something else that happened may be erased: no statement can do more, and the
-- database needs no clock for it.
CREATE INDEX audit_by_time ON audit (at);

DROP TRIGGER audit_is_not_deleted;

CREATE TRIGGER audit_is_not_deleted
BEFORE DELETE ON audit
WHEN OLD.at >= (SELECT max(at) FROM audit) - 31536000000
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is not deleted');
END;

-- Browsers that have not signed in for as long as they keep their cookie.
CREATE INDEX known_browsers_to_erase ON known_browsers (last_used_at);
