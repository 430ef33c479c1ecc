-- Who signs in. All times are milliseconds since the Unix epoch. Names are compared byte by byte, whatever the language of
-- the database. Rows of one account lie together: their keys begin with it.
CREATE TABLE accounts (
    id            uuid    NOT NULL PRIMARY KEY,
    login_name    text    COLLATE "C" NOT NULL UNIQUE,
    password_hash text    NOT NULL,
    created_at    bigint  NOT NULL,
    disabled_at   bigint,
    -- Counted by triggers on sessions, so that no statement can forget to: every write to one of the account's
    -- sessions, and how many of them nothing has ended in writing.
    changes       bigint  NOT NULL DEFAULT 0,
    open_sessions bigint  NOT NULL DEFAULT 0 CHECK (open_sessions >= 0)
) WITH (fillfactor = 70);

-- Browsers that have signed in to an account before, by the SHA-256 of their own token.
CREATE TABLE known_browsers (
    account_id   uuid   NOT NULL REFERENCES accounts (id),
    browser_hash bytea  NOT NULL CHECK (length(browser_hash) = 32),
    last_used_at bigint NOT NULL,
    PRIMARY KEY (account_id, browser_hash)
);

-- What a trigger does that forbids something: its argument says what.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END
$$;
