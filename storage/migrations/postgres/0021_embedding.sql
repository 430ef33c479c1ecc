-- Tokens by which a dashboard shows the sessions of an account, by their SHA-256. One is good only by joining its session and
-- what it came by, so it ends with them and no statement can forget it. The session and the authorization are no references,
-- because they may be erased earlier.
CREATE TABLE embed_tokens (
    token_hash       bytea   NOT NULL CHECK (length(token_hash) = 32),
    account_id       uuid    NOT NULL REFERENCES accounts (id),
    session_id       uuid    NOT NULL,
    -- The one origin whose pages use it, and what people call the place.
    origin           text    NOT NULL,
    place            text    NOT NULL,
    -- What it came by: a key, an authorization of a website, or neither of them, but the session's own cookie.
    api_key_id       uuid    REFERENCES api_keys (id),
    website_id       text,
    authorization_id uuid,
    -- How sessions are closed by it: direct, confirm or never.
    closing          text    NOT NULL,
    issued_at        bigint  NOT NULL CHECK (issued_at >= 0),
    expires_at       bigint  NOT NULL CHECK (expires_at >= 0),
    -- Whether something else than its end was the end of it.
    is_revoked       boolean NOT NULL DEFAULT FALSE,
    PRIMARY KEY (account_id, session_id, token_hash),
    CHECK (api_key_id IS NULL OR authorization_id IS NULL),
    CHECK ((authorization_id IS NULL) = (website_id IS NULL))
);

CREATE UNIQUE INDEX embed_tokens_by_hash ON embed_tokens (token_hash, account_id);
CREATE INDEX embed_tokens_to_erase ON embed_tokens (expires_at);

CREATE FUNCTION refuse_embed_tokens_that_may_not_begin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM sessions WHERE account_id = NEW.account_id AND id = NEW.session_id AND closed_at IS NULL
    )
        OR EXISTS (SELECT 1 FROM api_keys WHERE id = NEW.api_key_id AND revoked_at IS NOT NULL)
        OR (NEW.authorization_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM authorizations
            WHERE account_id = NEW.account_id AND id = NEW.authorization_id AND session_id = NEW.session_id
                AND website_id = NEW.website_id AND ended_at IS NULL
        ))
        OR EXISTS (SELECT 1 FROM embed_tokens WHERE token_hash = NEW.token_hash)
    THEN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER embed_tokens_begin_in_open_sessions
BEFORE INSERT ON embed_tokens
FOR EACH ROW EXECUTE FUNCTION refuse_embed_tokens_that_may_not_begin(
    'an embed token is new and begins in an open session'
);

-- Only one thing ever happens to it: it is revoked.
CREATE TRIGGER embed_tokens_stay_as_they_are
BEFORE UPDATE ON embed_tokens
FOR EACH ROW WHEN (
    OLD.is_revoked
    OR (NEW.token_hash, NEW.account_id, NEW.session_id, NEW.origin, NEW.place, NEW.api_key_id, NEW.website_id,
        NEW.authorization_id, NEW.closing, NEW.issued_at, NEW.expires_at)
        IS DISTINCT FROM
       (OLD.token_hash, OLD.account_id, OLD.session_id, OLD.origin, OLD.place, OLD.api_key_id, OLD.website_id,
        OLD.authorization_id, OLD.closing, OLD.issued_at, OLD.expires_at)
)
EXECUTE FUNCTION refuse('an embed token stays as it was given');

-- Whoever had the session's old token may have got embed tokens by it.
CREATE FUNCTION end_embed_tokens_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE embed_tokens
    SET is_revoked = TRUE
    WHERE account_id = NEW.account_id AND session_id = NEW.id AND NOT is_revoked;
    RETURN NULL;
END
$$;

CREATE TRIGGER replaced_tokens_end_embed_tokens
AFTER UPDATE OF token_hash ON sessions
FOR EACH ROW WHEN (NEW.token_hash <> OLD.token_hash)
EXECUTE FUNCTION end_embed_tokens_of_session();

CREATE FUNCTION end_embed_tokens_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE embed_tokens SET is_revoked = TRUE WHERE account_id = NEW.id AND NOT is_revoked;
    RETURN NULL;
END
$$;

CREATE TRIGGER replaced_passwords_end_embed_tokens
AFTER UPDATE OF password_hash ON accounts
FOR EACH ROW WHEN (NEW.password_hash <> OLD.password_hash)
EXECUTE FUNCTION end_embed_tokens_of_account();

-- In which origins, separated by spaces, a key lets a dashboard show sessions, and how they are closed there.
ALTER TABLE api_keys ADD COLUMN embed_origins text NOT NULL DEFAULT '';
ALTER TABLE api_keys ADD COLUMN embed_closing text NOT NULL DEFAULT 'never';

DROP TRIGGER api_keys_keep_their_identity ON api_keys;

CREATE TRIGGER api_keys_keep_their_identity
BEFORE UPDATE ON api_keys
FOR EACH ROW WHEN (
    (NEW.id, NEW.secret_hash, NEW.rights, NEW.created_at, NEW.embed_origins, NEW.embed_closing)
        IS DISTINCT FROM (OLD.id, OLD.secret_hash, OLD.rights, OLD.created_at, OLD.embed_origins, OLD.embed_closing)
)
EXECUTE FUNCTION refuse('a key keeps its id, its secret and its rights');

-- In which place a session was closed from another one, as people call it, and the website that showed it there. Of a key
-- there is closed_by_key.
ALTER TABLE sessions ADD COLUMN closed_in text CHECK (closed_in IS NULL OR closed_at IS NOT NULL);
ALTER TABLE sessions ADD COLUMN closed_in_website text CHECK (closed_in_website IS NULL OR closed_at IS NOT NULL);

ALTER TABLE audit ADD COLUMN place text;

DROP TRIGGER audit_is_not_rewritten ON audit;

CREATE TRIGGER audit_is_not_rewritten
BEFORE UPDATE ON audit
FOR EACH ROW WHEN (
    NEW.address IS NOT NULL
    OR (NEW.id, NEW.at, NEW.event, NEW.reason, NEW.account_id, NEW.session_id, NEW.website_id, NEW.api_key_id, NEW.place)
        IS DISTINCT FROM (
            OLD.id, OLD.at, OLD.event, OLD.reason, OLD.account_id, OLD.session_id, OLD.website_id, OLD.api_key_id,
            OLD.place
        )
)
EXECUTE FUNCTION refuse('the audit trail is not rewritten');

CREATE OR REPLACE FUNCTION audit_session_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (at, event, reason, account_id, session_id, website_id, address, api_key_id, place)
    SELECT closed_at, 'session-ended', end_reason, account_id, id, closed_in_website, closed_from, closed_by_key, closed_in
    FROM changed
    WHERE closed_at IS NOT NULL;
    RETURN NULL;
END
$$;
