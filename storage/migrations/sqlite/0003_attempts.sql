-- Failed attempts to sign in or to prove who one is, counted under each key.
CREATE TABLE attempts (
    key      TEXT    NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    last_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attempts_to_erase ON attempts (last_at);
