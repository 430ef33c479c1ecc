-- Who signs in. All times are milliseconds since the Unix epoch; all ids are UUIDs as 16 bytes.
CREATE TABLE accounts (
    id            BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    login_name    TEXT    NOT NULL UNIQUE,
    password_hash TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    disabled_at   INTEGER,
    -- Counted by triggers on sessions, so that no statement can forget to: every write to one of the account's
    -- sessions, and how many of them nothing has ended in writing.
    changes       INTEGER NOT NULL DEFAULT 0,
    open_sessions INTEGER NOT NULL DEFAULT 0 CHECK (open_sessions >= 0)
) STRICT, WITHOUT ROWID;

-- Browsers that have signed in to an account before, by the SHA-256 of their own token.
CREATE TABLE known_browsers (
    account_id   BLOB    NOT NULL REFERENCES accounts (id),
    browser_hash BLOB    NOT NULL CHECK (length(browser_hash) = 32),
    last_used_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, browser_hash)
) STRICT, WITHOUT ROWID;
