-- Failed attempts to sign in or to prove who one is, counted under each key.
CREATE TABLE attempts (
    key      text    COLLATE "C" NOT NULL PRIMARY KEY,
    failures bigint  NOT NULL CHECK (failures >= 0),
    last_at  bigint  NOT NULL
);

CREATE INDEX attempts_to_erase ON attempts (last_at);
