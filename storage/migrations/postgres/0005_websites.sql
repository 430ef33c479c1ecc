-- Websites at which people sign in with their account, as an operator registered them.
CREATE TABLE websites (
    id                        text    COLLATE "C" NOT NULL PRIMARY KEY,
    name                      text    COLLATE "C" NOT NULL,
    is_public                 boolean NOT NULL,
    secret_hash               bytea   CHECK (length(secret_hash) = 32),
    site                      text,
    -- One address a line, in the order in which they were registered.
    redirect_uris             text    NOT NULL,
    post_logout_redirect_uris text    NOT NULL,
    backchannel_logout_uri    text,
    scopes                    text    NOT NULL,
    remembers_consent         boolean NOT NULL,
    registered_at             bigint  NOT NULL,
    logo                      bytea,
    -- Only a public website has nothing to prove itself by, so that losing a secret does not make one public.
    CHECK (is_public = (secret_hash IS NULL))
);

-- What an account lets a website do, until revoked_at. The website is no reference, because it may be removed earlier.
CREATE TABLE grants (
    id             uuid   NOT NULL,
    account_id     uuid   NOT NULL REFERENCES accounts (id),
    website_id     text   COLLATE "C" NOT NULL,
    scopes         text   NOT NULL,
    authorized_at  bigint NOT NULL CHECK (authorized_at >= 0),
    -- The session that it was first allowed in, and the one that it was revoked from: no references, as they may be
    -- erased earlier.
    authorized_in  uuid   NOT NULL,
    last_used_at   bigint NOT NULL CHECK (last_used_at >= 0),
    last_used_from text   NOT NULL,
    revoked_at     bigint CHECK (revoked_at >= 0),
    revoked_in     uuid,
    revoked_from   text,
    PRIMARY KEY (account_id, id),
    CHECK (revoked_at IS NOT NULL OR (revoked_in IS NULL AND revoked_from IS NULL))
);

-- The websites of an account, each once.
CREATE UNIQUE INDEX open_grants ON grants (account_id, website_id) WHERE revoked_at IS NULL;
-- What ends when a website is removed.
CREATE INDEX open_grants_of_website ON grants (website_id) WHERE revoked_at IS NULL;
CREATE INDEX grants_to_erase ON grants (revoked_at) WHERE revoked_at IS NOT NULL;

-- Revoked is for good, whatever statement a program comes up with.
CREATE TRIGGER grants_stay_revoked
BEFORE UPDATE ON grants
FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL)
EXECUTE FUNCTION refuse('a revoked grant stays revoked');

CREATE TRIGGER grants_keep_their_identity
BEFORE UPDATE ON grants
FOR EACH ROW WHEN (
    (NEW.id, NEW.account_id, NEW.website_id, NEW.authorized_at, NEW.authorized_in)
        IS DISTINCT FROM (OLD.id, OLD.account_id, OLD.website_id, OLD.authorized_at, OLD.authorized_in)
)
EXECUTE FUNCTION refuse('a grant keeps its id, its account, its website and its start');

CREATE TRIGGER grants_are_revoked_before_they_are_erased
BEFORE DELETE ON grants
FOR EACH ROW WHEN (OLD.revoked_at IS NULL)
EXECUTE FUNCTION refuse('an open grant is revoked, not deleted');

CREATE FUNCTION refuse_websites_with_grants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM grants WHERE website_id = OLD.id AND revoked_at IS NULL) THEN
        RAISE EXCEPTION 'the grants of a website are revoked before it is removed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END
$$;

CREATE TRIGGER websites_are_removed_without_grants
BEFORE DELETE ON websites
FOR EACH ROW EXECUTE FUNCTION refuse_websites_with_grants();

-- Counts the rows of a statement, account by account: one update for each row would become slower with each row, because
-- versions of the account's row that are written in one transaction can only be removed after it.
CREATE FUNCTION count_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed record;
BEGIN
    FOR changed IN SELECT account_id, count(*) AS rows FROM new_rows GROUP BY account_id ORDER BY account_id LOOP
        UPDATE accounts SET changes = changes + changed.rows WHERE id = changed.account_id;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER new_grants_are_counted
AFTER INSERT ON grants
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION count_changes();

CREATE TRIGGER grant_changes_are_counted
AFTER UPDATE ON grants
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION count_changes();

-- At which website it happened; of a record only the address is ever erased.
ALTER TABLE audit ADD COLUMN website_id text COLLATE "C";

DROP TRIGGER audit_is_not_rewritten ON audit;

CREATE TRIGGER audit_is_not_rewritten
BEFORE UPDATE ON audit
FOR EACH ROW WHEN (
    NEW.address IS NOT NULL
    OR (NEW.id, NEW.at, NEW.event, NEW.reason, NEW.account_id, NEW.session_id, NEW.website_id)
        IS DISTINCT FROM (OLD.id, OLD.at, OLD.event, OLD.reason, OLD.account_id, OLD.session_id, OLD.website_id)
)
EXECUTE FUNCTION refuse('the audit trail is not rewritten');

-- However a grant is revoked, it is on record exactly once: it is revoked only once.
CREATE FUNCTION audit_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (at, event, account_id, session_id, website_id, address)
    VALUES (NEW.revoked_at, 'website-revoked', NEW.account_id, NEW.revoked_in, NEW.website_id, NEW.revoked_from);
    RETURN NULL;
END
$$;

CREATE TRIGGER revocations_are_audited
AFTER UPDATE OF revoked_at ON grants
FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL)
EXECUTE FUNCTION audit_revocation();
