-- How ID tokens and logout tokens for a website are signed (RFC 7518, 3.1).
ALTER TABLE websites ADD COLUMN id_token_signing_alg TEXT NOT NULL DEFAULT 'ES256'
    CHECK (id_token_signing_alg IN ('ES256', 'RS256'));

-- A website that was removed is still told of what that ended, in the way that it understands.
CREATE TABLE removed_websites (
    id                   TEXT NOT NULL PRIMARY KEY,
    id_token_signing_alg TEXT NOT NULL
) STRICT;

CREATE TRIGGER removed_websites_are_remembered
AFTER DELETE ON websites
BEGIN
    INSERT INTO removed_websites (id, id_token_signing_alg) VALUES (OLD.id, OLD.id_token_signing_alg)
    ON CONFLICT (id) DO UPDATE SET id_token_signing_alg = excluded.id_token_signing_alg;
END;

-- The keys that sign, by their public thumbprints (RFC 7638). The keys themselves are in a file of each node.
CREATE TABLE signing_keys (
    id         TEXT    NOT NULL PRIMARY KEY,
    algorithm  TEXT    NOT NULL CHECK (algorithm IN ('ES256', 'RS256')),
    created_at INTEGER NOT NULL CHECK (created_at >= 0)
) STRICT;

-- A database that was restored may know older keys than the file holds, so the next node to start says which they are.
CREATE TRIGGER epochs_forget_signing_keys
AFTER INSERT ON epochs
BEGIN
    DELETE FROM signing_keys;
END;
