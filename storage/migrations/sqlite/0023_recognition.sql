-- What people recognise a session by: the browser's major version, how its person signed in (RFC 8176), and where its
-- addresses are, as the operator's file says: country, city and network, one a line, or "local".
ALTER TABLE sessions ADD COLUMN browser_version INTEGER;
ALTER TABLE sessions ADD COLUMN amr TEXT NOT NULL DEFAULT 'pwd';
ALTER TABLE sessions ADD COLUMN started_in TEXT;
ALTER TABLE sessions ADD COLUMN connected_in TEXT;
ALTER TABLE sessions ADD COLUMN is_new_place INTEGER NOT NULL DEFAULT 0 CHECK (is_new_place IN (0, 1));
ALTER TABLE sessions ADD COLUMN is_new_browser INTEGER NOT NULL DEFAULT 0 CHECK (is_new_browser IN (0, 1));

-- In which countries and networks an account was lately: addresses and cities are not kept for so long.
CREATE TABLE familiar_places (
    account_id   BLOB    NOT NULL REFERENCES accounts (id),
    place        TEXT    NOT NULL,
    last_seen_at INTEGER NOT NULL CHECK (last_seen_at >= 0),
    PRIMARY KEY (account_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX familiar_places_to_forget ON familiar_places (last_seen_at);
