-- What people recognise a session by: the browser's major version, how its person signed in (RFC 8176), and where its
-- addresses are, as the operator's file says: country, city and network, one a line, or "local".
ALTER TABLE sessions ADD COLUMN browser_version bigint;
ALTER TABLE sessions ADD COLUMN amr text NOT NULL DEFAULT 'pwd';
ALTER TABLE sessions ADD COLUMN started_in text;
ALTER TABLE sessions ADD COLUMN connected_in text;
ALTER TABLE sessions ADD COLUMN is_new_place boolean NOT NULL DEFAULT false;
ALTER TABLE sessions ADD COLUMN is_new_browser boolean NOT NULL DEFAULT false;

-- In which countries and networks an account was lately: addresses and cities are not kept for so long.
CREATE TABLE familiar_places (
    account_id   uuid   NOT NULL REFERENCES accounts (id),
    place        text   NOT NULL,
    last_seen_at bigint NOT NULL CHECK (last_seen_at >= 0),
    PRIMARY KEY (account_id, place)
);

CREATE INDEX familiar_places_to_forget ON familiar_places (last_seen_at);
