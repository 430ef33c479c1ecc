-- A session is open while closed_at is NULL. Ids are UUIDv7 of started_at, so they sort as the starts do.
CREATE TABLE sessions (
    account_id        uuid   NOT NULL REFERENCES accounts (id),
    id                uuid   NOT NULL,
    token_hash        bytea  NOT NULL CHECK (length(token_hash) = 32),
    started_at        bigint NOT NULL CHECK (started_at >= 0),
    last_active_at    bigint NOT NULL CHECK (last_active_at >= 0),
    proved_at         bigint NOT NULL CHECK (proved_at >= 0),
    started_from      text   NOT NULL,
    connected_from    text   NOT NULL,
    browser           text,
    system            text,
    device_kind       text   NOT NULL,
    closed_at         bigint CHECK (closed_at >= 0),
    end_reason        text,
    -- The session that closed it, as it was then: no reference, because it may be erased earlier.
    closed_by_session uuid,
    closed_by_browser text,
    closed_by_system  text,
    closed_by_kind    text,
    closed_from       text,
    PRIMARY KEY (account_id, id),
    -- Found by the token alone; the account is in it so that the rows of each account can lie elsewhere.
    UNIQUE (token_hash, account_id),
    CHECK ((closed_at IS NULL) = (end_reason IS NULL)),
    CHECK (closed_at IS NOT NULL OR closed_by_session IS NULL)
);

-- Whether an id is taken in any account.
CREATE INDEX sessions_by_id ON sessions (id);
-- The list of an account, and what of it has reached its lifetime.
CREATE INDEX open_sessions_by_start ON sessions (account_id, started_at, id) WHERE closed_at IS NULL;
-- What of an account has been idle, and who will be next.
CREATE INDEX open_sessions_by_activity ON sessions (account_id, last_active_at) WHERE closed_at IS NULL;
-- The history of an account.
CREATE INDEX ended_sessions_by_end ON sessions (account_id, closed_at, id) WHERE closed_at IS NOT NULL;
-- What the sweep over all accounts ends, and what is to be erased of all. Told apart by the reason, so that no statement
-- about one account goes through everybody's sessions in their order until one of the account's comes.
CREATE INDEX sessions_to_idle ON sessions (last_active_at) WHERE end_reason IS NULL;
CREATE INDEX sessions_to_expire ON sessions (started_at) WHERE end_reason IS NULL;
CREATE INDEX sessions_to_erase ON sessions (closed_at) WHERE end_reason IS NOT NULL;

-- Open to closed is one way, whatever statement a program comes up with.
CREATE TRIGGER sessions_stay_closed
BEFORE UPDATE ON sessions
FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL)
EXECUTE FUNCTION refuse('a closed session stays as it ended');

CREATE TRIGGER sessions_keep_their_identity
BEFORE UPDATE ON sessions
FOR EACH ROW WHEN (
    (NEW.id, NEW.account_id, NEW.started_at, NEW.started_from)
        IS DISTINCT FROM (OLD.id, OLD.account_id, OLD.started_at, OLD.started_from)
)
EXECUTE FUNCTION refuse('a session keeps its id, its account and its start');

-- The constraints say so for one account; an id or a token belongs to one session of all.
CREATE FUNCTION refuse_a_second_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM sessions WHERE id = NEW.id)
        OR EXISTS (SELECT 1 FROM sessions WHERE token_hash = NEW.token_hash)
    THEN
        RAISE EXCEPTION 'there is such a session already' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER sessions_are_not_replaced
BEFORE INSERT ON sessions
FOR EACH ROW EXECUTE FUNCTION refuse_a_second_session();

CREATE TRIGGER sessions_end_before_they_are_erased
BEFORE DELETE ON sessions
FOR EACH ROW WHEN (OLD.closed_at IS NULL)
EXECUTE FUNCTION refuse('an open session is closed, not deleted');

-- Counted once for a statement and not for each row: updating one row of accounts ten thousand times in a transaction
-- leaves ten thousand versions of it, and each update goes through all before it. So do the other triggers below.
CREATE FUNCTION count_session_starts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE accounts
    SET changes = changes + counted.rows, open_sessions = open_sessions + counted.open
    FROM (
        SELECT account_id, count(*) AS rows, count(*) FILTER (WHERE closed_at IS NULL) AS open
        FROM started
        GROUP BY account_id
    ) AS counted
    WHERE id = counted.account_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER session_starts_are_counted
AFTER INSERT ON sessions
REFERENCING NEW TABLE AS started
FOR EACH STATEMENT EXECUTE FUNCTION count_session_starts();

CREATE FUNCTION count_session_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE accounts
    SET changes = changes + counted.rows, open_sessions = open_sessions - counted.closed
    FROM (
        SELECT account_id, count(*) AS rows, count(closed_at) AS closed FROM changed GROUP BY account_id
    ) AS counted
    WHERE id = counted.account_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER session_changes_are_counted
AFTER UPDATE ON sessions
REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_session_changes();
