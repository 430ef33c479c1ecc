-- Keys of an operator's own programs, by the SHA-256 of their secrets. A revoked one stays, because the trail names it.
CREATE TABLE api_keys (
    id           uuid   NOT NULL PRIMARY KEY,
    name         text   NOT NULL,
    secret_hash  bytea  NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
    -- Names separated by spaces.
    rights       text   NOT NULL,
    created_at   bigint NOT NULL CHECK (created_at >= 0),
    last_used_at bigint CHECK (last_used_at >= 0),
    revoked_at   bigint CHECK (revoked_at >= 0)
);

CREATE TRIGGER api_keys_stay_revoked
BEFORE UPDATE ON api_keys
FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL)
EXECUTE FUNCTION refuse('a revoked key stays revoked');

CREATE TRIGGER api_keys_keep_their_identity
BEFORE UPDATE ON api_keys
FOR EACH ROW WHEN (
    (NEW.id, NEW.secret_hash, NEW.rights, NEW.created_at)
        IS DISTINCT FROM (OLD.id, OLD.secret_hash, OLD.rights, OLD.created_at)
)
EXECUTE FUNCTION refuse('a key keeps its id, its secret and its rights');

CREATE TRIGGER api_keys_are_not_deleted
BEFORE DELETE ON api_keys
FOR EACH ROW EXECUTE FUNCTION refuse('a key is revoked, not deleted');

-- The key by which an administrator closed a session.
ALTER TABLE sessions ADD COLUMN closed_by_key uuid CHECK (closed_by_key IS NULL OR closed_at IS NOT NULL);

-- By or to which key it happened; of a record only the address is ever erased.
ALTER TABLE audit ADD COLUMN api_key_id uuid;

DROP TRIGGER audit_is_not_rewritten ON audit;

CREATE TRIGGER audit_is_not_rewritten
BEFORE UPDATE ON audit
FOR EACH ROW WHEN (
    NEW.address IS NOT NULL
    OR (NEW.id, NEW.at, NEW.event, NEW.reason, NEW.account_id, NEW.session_id, NEW.website_id, NEW.api_key_id)
        IS DISTINCT FROM (
            OLD.id, OLD.at, OLD.event, OLD.reason, OLD.account_id, OLD.session_id, OLD.website_id, OLD.api_key_id
        )
)
EXECUTE FUNCTION refuse('the audit trail is not rewritten');

-- However a session ends, it is on record exactly once: it ends only once.
CREATE OR REPLACE FUNCTION audit_session_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (at, event, reason, account_id, session_id, address, api_key_id)
    SELECT closed_at, 'session-ended', end_reason, account_id, id, closed_from, closed_by_key
    FROM changed
    WHERE closed_at IS NOT NULL;
    RETURN NULL;
END
$$;
