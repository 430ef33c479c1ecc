-- Has a row once the number of the latest end is kept in a file beside this one: where that file is missing, this one is a
-- copy.
CREATE TABLE ends_beside (
    since INTEGER NOT NULL PRIMARY KEY CHECK (since >= 0)
) STRICT;

-- For a SQLite before 3.42 NULL is no valid JSON, and it takes a whole file for damaged. Only the text of the table changes,
-- to what it has meant all along.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema
SET sql = replace(sql, 'CHECK (json_valid(reached))', 'CHECK (reached IS NULL OR json_valid(reached))')
WHERE type = 'table' AND name = 'sessions';

PRAGMA writable_schema = RESET;
