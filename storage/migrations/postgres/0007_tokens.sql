-- A code and everything that follows from it: the tokens that it was exchanged for, those that they were renewed with, and
-- so on. What has ended stays so. The session and the website's session are no references, because access without the
-- person goes on when they are erased. Of codes and tokens only the SHA-256 is here.
CREATE TABLE authorizations (
    id                 uuid    NOT NULL,
    grant_id           uuid    NOT NULL,
    account_id         uuid    NOT NULL,
    website_id         text    COLLATE "C" NOT NULL,
    session_id         uuid    NOT NULL,
    -- None until the code is exchanged.
    website_session_id uuid,
    code_hash          bytea   NOT NULL CHECK (length(code_hash) = 32),
    redirect_uri       text    NOT NULL,
    challenge          bytea   NOT NULL CHECK (length(challenge) = 32),
    nonce              text,
    scopes             text    NOT NULL,
    -- Whether it goes on when the session ends.
    offline            boolean NOT NULL,
    proved_at          bigint  NOT NULL,
    code_expires_at    bigint  NOT NULL,
    code_used_at       bigint,
    -- By then it ends, whatever else happens.
    ends_at            bigint  NOT NULL,
    ended_at           bigint  CHECK (ended_at >= 0),
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, grant_id) REFERENCES grants (account_id, id),
    CHECK ((code_used_at IS NULL) = (website_session_id IS NULL))
);

-- Found by the hash alone. The account is in it because rows of one account lie together, and a rule over all of them
-- could not be kept where accounts lie on several machines; 256 random bits do not come twice.
CREATE UNIQUE INDEX authorizations_by_code ON authorizations (code_hash, account_id);
CREATE INDEX open_authorizations ON authorizations (account_id, session_id) WHERE ended_at IS NULL;
CREATE INDEX authorizations_of_grant ON authorizations (account_id, grant_id, ended_at);
CREATE INDEX open_authorizations_of_website_session ON authorizations (account_id, website_session_id)
    WHERE ended_at IS NULL;
-- What has run out, and what is to be erased.
CREATE INDEX authorizations_to_end ON authorizations (ends_at) WHERE ended_at IS NULL;
CREATE INDEX codes_to_end ON authorizations (code_expires_at) WHERE code_used_at IS NULL AND ended_at IS NULL;
CREATE INDEX authorizations_to_erase ON authorizations (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE access_tokens (
    token_hash       bytea  NOT NULL CHECK (length(token_hash) = 32),
    account_id       uuid   NOT NULL,
    authorization_id uuid   NOT NULL,
    -- The session that it ends with; none when that had ended before.
    session_id       uuid,
    scopes           text   NOT NULL,
    issued_at        bigint NOT NULL CHECK (issued_at >= 0),
    expires_at       bigint NOT NULL CHECK (expires_at >= 0),
    PRIMARY KEY (account_id, authorization_id, token_hash),
    FOREIGN KEY (account_id, authorization_id) REFERENCES authorizations (account_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX access_tokens_by_hash ON access_tokens (token_hash, account_id);
CREATE INDEX access_tokens_to_erase ON access_tokens (expires_at);

-- Used ones stay as long as their authorization: whoever comes with one later shows that it was stolen.
CREATE TABLE refresh_tokens (
    token_hash       bytea  NOT NULL CHECK (length(token_hash) = 32),
    account_id       uuid   NOT NULL,
    authorization_id uuid   NOT NULL,
    used_at          bigint CHECK (used_at >= 0),
    PRIMARY KEY (account_id, authorization_id, token_hash),
    FOREIGN KEY (account_id, authorization_id) REFERENCES authorizations (account_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX refresh_tokens_by_hash ON refresh_tokens (token_hash, account_id);

CREATE TRIGGER authorizations_start_in_open_sessions
BEFORE INSERT ON authorizations
FOR EACH ROW EXECUTE FUNCTION refuse_what_may_not_begin('a code is given in an open session by an open grant');

CREATE TRIGGER authorizations_stay_ended
BEFORE UPDATE ON authorizations
FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL)
EXECUTE FUNCTION refuse('an ended authorization stays ended');

-- Only two things ever happen to it: its code is used, and it ends.
CREATE TRIGGER authorizations_keep_their_identity
BEFORE UPDATE ON authorizations
FOR EACH ROW WHEN (
    (NEW.id, NEW.grant_id, NEW.account_id, NEW.website_id, NEW.session_id, NEW.code_hash, NEW.redirect_uri,
     NEW.challenge, NEW.nonce, NEW.scopes, NEW.offline, NEW.proved_at, NEW.code_expires_at, NEW.ends_at)
        IS DISTINCT FROM
    (OLD.id, OLD.grant_id, OLD.account_id, OLD.website_id, OLD.session_id, OLD.code_hash, OLD.redirect_uri,
     OLD.challenge, OLD.nonce, OLD.scopes, OLD.offline, OLD.proved_at, OLD.code_expires_at, OLD.ends_at)
    OR (OLD.code_used_at IS NOT NULL
        AND (NEW.code_used_at, NEW.website_session_id) IS DISTINCT FROM (OLD.code_used_at, OLD.website_session_id))
)
EXECUTE FUNCTION refuse('a code works once and for what it was given');

CREATE FUNCTION refuse_tokens_of_ended_authorizations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM authorizations
        WHERE account_id = NEW.account_id AND id = NEW.authorization_id AND ended_at IS NULL
    ) THEN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER access_tokens_follow_from_open_authorizations
BEFORE INSERT ON access_tokens
FOR EACH ROW EXECUTE FUNCTION refuse_tokens_of_ended_authorizations('an access token is new and of an open authorization');

CREATE TRIGGER access_tokens_stay_as_they_are
BEFORE UPDATE ON access_tokens
FOR EACH ROW EXECUTE FUNCTION refuse('an access token stays as it was given');

CREATE TRIGGER refresh_tokens_follow_from_open_authorizations
BEFORE INSERT ON refresh_tokens
FOR EACH ROW EXECUTE FUNCTION refuse_tokens_of_ended_authorizations('a refresh token is new and of an open authorization');

CREATE TRIGGER refresh_tokens_work_once
BEFORE UPDATE ON refresh_tokens
FOR EACH ROW WHEN (
    OLD.used_at IS NOT NULL
    OR (NEW.token_hash, NEW.account_id, NEW.authorization_id)
        IS DISTINCT FROM (OLD.token_hash, OLD.account_id, OLD.authorization_id)
)
EXECUTE FUNCTION refuse('a refresh token works once');

-- What ends with a session is all that nobody was promised to keep: codes that nobody has exchanged, and whatever was not
-- let go on.
CREATE FUNCTION end_authorizations_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE authorizations
    SET ended_at = NEW.closed_at
    WHERE account_id = NEW.account_id AND session_id = NEW.id AND ended_at IS NULL
        AND (NOT offline OR code_used_at IS NULL);
    RETURN NULL;
END
$$;

CREATE TRIGGER sessions_end_their_authorizations
AFTER UPDATE OF closed_at ON sessions
FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL)
EXECUTE FUNCTION end_authorizations_of_session();

CREATE FUNCTION end_authorizations_of_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE authorizations
    SET ended_at = NEW.revoked_at
    WHERE account_id = NEW.account_id AND grant_id = NEW.id AND ended_at IS NULL;
    RETURN NULL;
END
$$;

CREATE TRIGGER revocations_end_authorizations
AFTER UPDATE OF revoked_at ON grants
FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL)
EXECUTE FUNCTION end_authorizations_of_grant();

-- A website keeps access as long as anything does that was let go on.
CREATE FUNCTION end_kept_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE website_sessions
    SET keeps_access = FALSE
    WHERE account_id = NEW.account_id AND id = NEW.website_session_id AND keeps_access
        AND NOT EXISTS (
            SELECT 1 FROM authorizations
            WHERE account_id = NEW.account_id AND website_session_id = NEW.website_session_id AND offline
                AND ended_at IS NULL
        );
    RETURN NULL;
END
$$;

CREATE TRIGGER authorizations_end_kept_access
AFTER UPDATE OF ended_at ON authorizations
FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL AND NEW.offline)
EXECUTE FUNCTION end_kept_access();
