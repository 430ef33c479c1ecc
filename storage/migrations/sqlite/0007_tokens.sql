-- A code and everything that follows from it: the tokens that it was exchanged for, those that they were renewed with, and
-- so on. What has ended stays so. The session and the website's session are no references, because access without the
-- person goes on when they are erased. Of codes and tokens only the SHA-256 is here.
CREATE TABLE authorizations (
    id                 BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    grant_id           BLOB    NOT NULL REFERENCES grants (id),
    account_id         BLOB    NOT NULL REFERENCES accounts (id),
    website_id         TEXT    NOT NULL,
    session_id         BLOB    NOT NULL CHECK (length(session_id) = 16),
    -- None until the code is exchanged.
    website_session_id BLOB    CHECK (length(website_session_id) = 16),
    code_hash          BLOB    NOT NULL UNIQUE CHECK (length(code_hash) = 32),
    redirect_uri       TEXT    NOT NULL,
    challenge          BLOB    NOT NULL CHECK (length(challenge) = 32),
    nonce              TEXT,
    scopes             TEXT    NOT NULL,
    -- Whether it goes on when the session ends.
    offline            INTEGER NOT NULL CHECK (offline IN (0, 1)),
    proved_at          INTEGER NOT NULL,
    code_expires_at    INTEGER NOT NULL,
    code_used_at       INTEGER,
    -- By then it ends, whatever else happens.
    ends_at            INTEGER NOT NULL,
    ended_at           INTEGER CHECK (ended_at >= 0),
    CHECK ((code_used_at IS NULL) = (website_session_id IS NULL))
) STRICT;

CREATE INDEX open_authorizations ON authorizations (account_id, session_id) WHERE ended_at IS NULL;
CREATE INDEX authorizations_of_grant ON authorizations (grant_id, ended_at);
CREATE INDEX open_authorizations_of_website_session ON authorizations (website_session_id) WHERE ended_at IS NULL;
-- What has run out, and what is to be erased.
CREATE INDEX authorizations_to_end ON authorizations (ends_at) WHERE ended_at IS NULL;
CREATE INDEX codes_to_end ON authorizations (code_expires_at) WHERE code_used_at IS NULL AND ended_at IS NULL;
CREATE INDEX authorizations_to_erase ON authorizations (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE access_tokens (
    token_hash       BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    authorization_id BLOB    NOT NULL REFERENCES authorizations (id) ON DELETE CASCADE,
    -- The session that it ends with; none when that had ended before.
    session_id       BLOB    CHECK (length(session_id) = 16),
    scopes           TEXT    NOT NULL,
    issued_at        INTEGER NOT NULL CHECK (issued_at >= 0),
    expires_at       INTEGER NOT NULL CHECK (expires_at >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX access_tokens_of_authorization ON access_tokens (authorization_id);
CREATE INDEX access_tokens_to_erase ON access_tokens (expires_at);

-- Used ones stay as long as their authorization: whoever comes with one later shows that it was stolen.
CREATE TABLE refresh_tokens (
    token_hash       BLOB    NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
    authorization_id BLOB    NOT NULL REFERENCES authorizations (id) ON DELETE CASCADE,
    used_at          INTEGER CHECK (used_at >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX refresh_tokens_of_authorization ON refresh_tokens (authorization_id);

CREATE TRIGGER authorizations_start_in_open_sessions
BEFORE INSERT ON authorizations
WHEN NOT EXISTS (
        SELECT 1 FROM sessions WHERE id = NEW.session_id AND account_id = NEW.account_id AND closed_at IS NULL
    )
    OR NOT EXISTS (
        SELECT 1 FROM grants
        WHERE id = NEW.grant_id AND account_id = NEW.account_id AND website_id = NEW.website_id AND revoked_at IS NULL
    )
BEGIN
    SELECT RAISE(ABORT, 'a code is given in an open session by an open grant');
END;

-- INSERT OR REPLACE deletes without asking the triggers of DELETE, so it is refused here and below.
CREATE TRIGGER authorizations_are_not_replaced
BEFORE INSERT ON authorizations
WHEN EXISTS (SELECT 1 FROM authorizations WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM authorizations WHERE code_hash = NEW.code_hash)
BEGIN
    SELECT RAISE(ABORT, 'there is such an authorization already');
END;

CREATE TRIGGER authorizations_stay_ended
BEFORE UPDATE ON authorizations
WHEN OLD.ended_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'an ended authorization stays ended');
END;

-- Only two things ever happen to it: its code is used, and it ends.
CREATE TRIGGER authorizations_keep_their_identity
BEFORE UPDATE ON authorizations
WHEN (NEW.id, NEW.grant_id, NEW.account_id, NEW.website_id, NEW.session_id, NEW.code_hash, NEW.redirect_uri,
      NEW.challenge, NEW.nonce, NEW.scopes, NEW.offline, NEW.proved_at, NEW.code_expires_at, NEW.ends_at)
    IS NOT (OLD.id, OLD.grant_id, OLD.account_id, OLD.website_id, OLD.session_id, OLD.code_hash, OLD.redirect_uri,
            OLD.challenge, OLD.nonce, OLD.scopes, OLD.offline, OLD.proved_at, OLD.code_expires_at, OLD.ends_at)
    OR (OLD.code_used_at IS NOT NULL
        AND (NEW.code_used_at, NEW.website_session_id) IS NOT (OLD.code_used_at, OLD.website_session_id))
BEGIN
    SELECT RAISE(ABORT, 'a code works once and for what it was given');
END;

CREATE TRIGGER access_tokens_follow_from_open_authorizations
BEFORE INSERT ON access_tokens
WHEN EXISTS (SELECT 1 FROM access_tokens WHERE token_hash = NEW.token_hash)
    OR NOT EXISTS (SELECT 1 FROM authorizations WHERE id = NEW.authorization_id AND ended_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'an access token is new and of an open authorization');
END;

CREATE TRIGGER access_tokens_stay_as_they_are
BEFORE UPDATE ON access_tokens
BEGIN
    SELECT RAISE(ABORT, 'an access token stays as it was given');
END;

CREATE TRIGGER refresh_tokens_follow_from_open_authorizations
BEFORE INSERT ON refresh_tokens
WHEN EXISTS (SELECT 1 FROM refresh_tokens WHERE token_hash = NEW.token_hash)
    OR NOT EXISTS (SELECT 1 FROM authorizations WHERE id = NEW.authorization_id AND ended_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'a refresh token is new and of an open authorization');
END;

CREATE TRIGGER refresh_tokens_work_once
BEFORE UPDATE ON refresh_tokens
WHEN OLD.used_at IS NOT NULL
    OR (NEW.token_hash, NEW.authorization_id) IS NOT (OLD.token_hash, OLD.authorization_id)
BEGIN
    SELECT RAISE(ABORT, 'a refresh token works once');
END;

-- What ends with a session is all that nobody was promised to keep: codes that nobody has exchanged, and whatever was not
-- let go on.
CREATE TRIGGER sessions_end_their_authorizations
AFTER UPDATE OF closed_at ON sessions
WHEN NEW.closed_at IS NOT NULL
BEGIN
    UPDATE authorizations
    SET ended_at = NEW.closed_at
    WHERE account_id = NEW.account_id AND session_id = NEW.id AND ended_at IS NULL
        AND (offline = 0 OR code_used_at IS NULL);
END;

CREATE TRIGGER revocations_end_authorizations
AFTER UPDATE OF revoked_at ON grants
WHEN NEW.revoked_at IS NOT NULL
BEGIN
    UPDATE authorizations SET ended_at = NEW.revoked_at WHERE grant_id = NEW.id AND ended_at IS NULL;
END;

-- A website keeps access as long as anything does that was let go on.
CREATE TRIGGER authorizations_end_kept_access
AFTER UPDATE OF ended_at ON authorizations
WHEN NEW.ended_at IS NOT NULL AND NEW.offline = 1
    AND NOT EXISTS (
        SELECT 1 FROM authorizations
        WHERE website_session_id = NEW.website_session_id AND offline = 1 AND ended_at IS NULL
    )
BEGIN
    UPDATE website_sessions SET keeps_access = 0 WHERE id = NEW.website_session_id AND keeps_access = 1;
END;
