-- Tokens by which a dashboard shows the sessions of an account, by their SHA-256. One is good only by joining its session and
-- what it came by, so it ends with them and no statement can forget it. The session and the authorization are no references,
-- because they may be erased earlier.
CREATE TABLE embed_tokens (
    token_hash       BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    account_id       BLOB    NOT NULL REFERENCES accounts (id),
    session_id       BLOB    NOT NULL CHECK (length(session_id) = 16),
    -- The one origin whose pages use it, and what people call the place.
    origin           TEXT    NOT NULL,
    place            TEXT    NOT NULL,
    -- What it came by: a key, an authorization of a website, or neither of them, but the session's own cookie.
    api_key_id       BLOB    REFERENCES api_keys (id),
    website_id       TEXT,
    authorization_id BLOB    CHECK (length(authorization_id) = 16),
    -- How sessions are closed by it: direct, confirm or never.
    closing          TEXT    NOT NULL,
    issued_at        INTEGER NOT NULL CHECK (issued_at >= 0),
    expires_at       INTEGER NOT NULL CHECK (expires_at >= 0),
    -- Whether something else than its end was the end of it.
    is_revoked       INTEGER NOT NULL DEFAULT 0 CHECK (is_revoked IN (0, 1)),
    CHECK (api_key_id IS NULL OR authorization_id IS NULL),
    CHECK ((authorization_id IS NULL) = (website_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX embed_tokens_of_session ON embed_tokens (account_id, session_id, issued_at);
CREATE INDEX embed_tokens_to_erase ON embed_tokens (expires_at);

-- INSERT OR REPLACE deletes without asking anybody, so it is refused here.
CREATE TRIGGER embed_tokens_begin_in_open_sessions
BEFORE INSERT ON embed_tokens
WHEN NOT EXISTS (
        SELECT 1 FROM sessions WHERE id = NEW.session_id AND account_id = NEW.account_id AND closed_at IS NULL
    )
    OR EXISTS (SELECT 1 FROM api_keys WHERE id = NEW.api_key_id AND revoked_at IS NOT NULL)
    OR (NEW.authorization_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM authorizations
        WHERE id = NEW.authorization_id AND account_id = NEW.account_id AND session_id = NEW.session_id
            AND website_id = NEW.website_id AND ended_at IS NULL
    ))
    OR EXISTS (SELECT 1 FROM embed_tokens WHERE token_hash = NEW.token_hash)
BEGIN
    SELECT RAISE(ABORT, 'an embed token is new and begins in an open session');
END;

-- Only one thing ever happens to it: it is revoked.
CREATE TRIGGER embed_tokens_stay_as_they_are
BEFORE UPDATE ON embed_tokens
WHEN OLD.is_revoked = 1
    OR (NEW.token_hash, NEW.account_id, NEW.session_id, NEW.origin, NEW.place, NEW.api_key_id, NEW.website_id,
        NEW.authorization_id, NEW.closing, NEW.issued_at, NEW.expires_at)
    IS NOT (OLD.token_hash, OLD.account_id, OLD.session_id, OLD.origin, OLD.place, OLD.api_key_id, OLD.website_id,
        OLD.authorization_id, OLD.closing, OLD.issued_at, OLD.expires_at)
BEGIN
    SELECT RAISE(ABORT, 'an embed token stays as it was given');
END;

-- Whoever had the session's old token may have got embed tokens by it.
CREATE TRIGGER replaced_tokens_end_embed_tokens
AFTER UPDATE OF token_hash ON sessions
WHEN NEW.token_hash <> OLD.token_hash
BEGIN
    UPDATE embed_tokens
    SET is_revoked = 1
    WHERE account_id = NEW.account_id AND session_id = NEW.id AND is_revoked = 0;
END;

CREATE TRIGGER replaced_passwords_end_embed_tokens
AFTER UPDATE OF password_hash ON accounts
WHEN NEW.password_hash <> OLD.password_hash
BEGIN
    UPDATE embed_tokens SET is_revoked = 1 WHERE account_id = NEW.id AND is_revoked = 0;
END;

-- In which origins, separated by spaces, a key lets a dashboard show sessions, and how they are closed there.
ALTER TABLE api_keys ADD COLUMN embed_origins TEXT NOT NULL DEFAULT '';
ALTER TABLE api_keys ADD COLUMN embed_closing TEXT NOT NULL DEFAULT 'never';

DROP TRIGGER api_keys_keep_their_identity;

CREATE TRIGGER api_keys_keep_their_identity
BEFORE UPDATE OF id, secret_hash, rights, created_at, embed_origins, embed_closing ON api_keys
WHEN (NEW.id, NEW.secret_hash, NEW.rights, NEW.created_at, NEW.embed_origins, NEW.embed_closing)
    IS NOT (OLD.id, OLD.secret_hash, OLD.rights, OLD.created_at, OLD.embed_origins, OLD.embed_closing)
BEGIN
    SELECT RAISE(ABORT, 'a key keeps its id, its secret and its rights');
END;

-- In which place a session was closed from another one, as people call it, and the website that showed it there. Of a key
-- there is closed_by_key.
ALTER TABLE sessions ADD COLUMN closed_in TEXT CHECK (closed_in IS NULL OR closed_at IS NOT NULL);
ALTER TABLE sessions ADD COLUMN closed_in_website TEXT CHECK (closed_in_website IS NULL OR closed_at IS NOT NULL);

ALTER TABLE audit ADD COLUMN place TEXT;

DROP TRIGGER audit_is_not_rewritten;

CREATE TRIGGER audit_is_not_rewritten
BEFORE UPDATE ON audit
WHEN NEW.address IS NOT NULL
    OR (NEW.id, NEW.at, NEW.event, NEW.reason, NEW.account_id, NEW.session_id, NEW.website_id, NEW.api_key_id, NEW.place)
        IS NOT (
            OLD.id, OLD.at, OLD.event, OLD.reason, OLD.account_id, OLD.session_id, OLD.website_id, OLD.api_key_id, OLD.place
        )
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is not rewritten');
END;

DROP TRIGGER session_ends_are_audited;

CREATE TRIGGER session_ends_are_audited
AFTER UPDATE OF closed_at ON sessions
WHEN NEW.closed_at IS NOT NULL
BEGIN
    INSERT INTO audit (at, event, reason, account_id, session_id, website_id, address, api_key_id, place)
    VALUES (
        NEW.closed_at, 'session-ended', NEW.end_reason, NEW.account_id, NEW.id, NEW.closed_in_website, NEW.closed_from,
        NEW.closed_by_key, NEW.closed_in
    );
END;
