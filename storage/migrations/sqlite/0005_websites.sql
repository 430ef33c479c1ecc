-- Websites at which people sign in with their account, as an operator registered them.
CREATE TABLE websites (
    id                        TEXT    NOT NULL PRIMARY KEY,
    name                      TEXT    NOT NULL,
    is_public                 INTEGER NOT NULL CHECK (is_public IN (0, 1)),
    secret_hash               BLOB    CHECK (length(secret_hash) = 32),
    site                      TEXT,
    -- One address a line, in the order in which they were registered.
    redirect_uris             TEXT    NOT NULL,
    post_logout_redirect_uris TEXT    NOT NULL,
    backchannel_logout_uri    TEXT,
    scopes                    TEXT    NOT NULL,
    remembers_consent         INTEGER NOT NULL CHECK (remembers_consent IN (0, 1)),
    registered_at             INTEGER NOT NULL,
    logo                      BLOB,
    -- Only a public website has nothing to prove itself by, so that losing a secret does not make one public.
    CHECK (is_public = (secret_hash IS NULL))
) STRICT;

-- What an account lets a website do, until revoked_at. The website is no reference, because it may be removed earlier.
CREATE TABLE grants (
    id             BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account_id     BLOB    NOT NULL REFERENCES accounts (id),
    website_id     TEXT    NOT NULL,
    scopes         TEXT    NOT NULL,
    authorized_at  INTEGER NOT NULL CHECK (authorized_at >= 0),
    -- The session that it was first allowed in, and the one that it was revoked from: no references, as they may be
    -- erased earlier.
    authorized_in  BLOB    NOT NULL CHECK (length(authorized_in) = 16),
    last_used_at   INTEGER NOT NULL CHECK (last_used_at >= 0),
    last_used_from TEXT    NOT NULL,
    revoked_at     INTEGER CHECK (revoked_at >= 0),
    revoked_in     BLOB    CHECK (length(revoked_in) = 16),
    revoked_from   TEXT,
    CHECK (revoked_at IS NOT NULL OR (revoked_in IS NULL AND revoked_from IS NULL))
) STRICT;

-- The websites of an account, each once.
CREATE UNIQUE INDEX open_grants ON grants (account_id, website_id) WHERE revoked_at IS NULL;
-- What ends when a website is removed.
CREATE INDEX open_grants_of_website ON grants (website_id) WHERE revoked_at IS NULL;
CREATE INDEX grants_to_erase ON grants (revoked_at) WHERE revoked_at IS NOT NULL;

-- Revoked is for good, whatever statement a program comes up with.
CREATE TRIGGER grants_stay_revoked
BEFORE UPDATE ON grants
WHEN OLD.revoked_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a revoked grant stays revoked');
END;

CREATE TRIGGER grants_keep_their_identity
BEFORE UPDATE OF id, account_id, website_id, authorized_at, authorized_in ON grants
WHEN (NEW.id, NEW.account_id, NEW.website_id, NEW.authorized_at, NEW.authorized_in)
    IS NOT (OLD.id, OLD.account_id, OLD.website_id, OLD.authorized_at, OLD.authorized_in)
BEGIN
    SELECT RAISE(ABORT, 'a grant keeps its id, its account, its website and its start');
END;

-- INSERT OR REPLACE deletes without asking the triggers of DELETE, so it is refused here.
CREATE TRIGGER grants_are_not_replaced
BEFORE INSERT ON grants
WHEN EXISTS (SELECT 1 FROM grants WHERE id = NEW.id)
    OR EXISTS (
        SELECT 1 FROM grants
        WHERE account_id = NEW.account_id AND website_id = NEW.website_id AND revoked_at IS NULL
    )
BEGIN
    SELECT RAISE(ABORT, 'there is such a grant already');
END;

CREATE TRIGGER grants_are_revoked_before_they_are_erased
BEFORE DELETE ON grants
WHEN OLD.revoked_at IS NULL
BEGIN
    SELECT RAISE(ABORT, 'an open grant is revoked, not deleted');
END;

CREATE TRIGGER websites_are_removed_without_grants
BEFORE DELETE ON websites
WHEN EXISTS (SELECT 1 FROM grants WHERE website_id = OLD.id AND revoked_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'the grants of a website are revoked before it is removed');
END;

CREATE TRIGGER new_grants_are_counted
AFTER INSERT ON grants
BEGIN
    UPDATE accounts SET changes = changes + 1 WHERE id = NEW.account_id;
END;

CREATE TRIGGER grant_changes_are_counted
AFTER UPDATE ON grants
BEGIN
    UPDATE accounts SET changes = changes + 1 WHERE id = NEW.account_id;
END;

-- At which website it happened; of a record only the address is ever erased.
ALTER TABLE audit ADD COLUMN website_id TEXT;

DROP TRIGGER audit_is_not_rewritten;

CREATE TRIGGER audit_is_not_rewritten
BEFORE UPDATE ON audit
WHEN NEW.address IS NOT NULL
    OR (NEW.id, NEW.at, NEW.event, NEW.reason, NEW.account_id, NEW.session_id, NEW.website_id)
        IS NOT (OLD.id, OLD.at, OLD.event, OLD.reason, OLD.account_id, OLD.session_id, OLD.website_id)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is not rewritten');
END;

-- However a grant is revoked, it is on record exactly once: it is revoked only once.
CREATE TRIGGER revocations_are_audited
AFTER UPDATE OF revoked_at ON grants
WHEN NEW.revoked_at IS NOT NULL
BEGIN
    INSERT INTO audit (at, event, account_id, session_id, website_id, address)
    VALUES (NEW.revoked_at, 'website-revoked', NEW.account_id, NEW.revoked_in, NEW.website_id, NEW.revoked_from);
END;
