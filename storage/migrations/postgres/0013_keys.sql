-- How ID tokens and logout tokens for a website are signed (RFC 7518, 3.1).
ALTER TABLE websites ADD COLUMN id_token_signing_alg text NOT NULL DEFAULT 'ES256'
    CHECK (id_token_signing_alg IN ('ES256', 'RS256'));

-- A website that was removed is still told of what that ended, in the way that it understands.
CREATE TABLE removed_websites (
    id                   text COLLATE "C" NOT NULL PRIMARY KEY,
    id_token_signing_alg text NOT NULL
);

CREATE FUNCTION remember_removed_website() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO removed_websites (id, id_token_signing_alg) VALUES (OLD.id, OLD.id_token_signing_alg)
    ON CONFLICT (id) DO UPDATE SET id_token_signing_alg = excluded.id_token_signing_alg;
    RETURN NULL;
END
$$;

CREATE TRIGGER removed_websites_are_remembered
AFTER DELETE ON websites
FOR EACH ROW EXECUTE FUNCTION remember_removed_website();

-- The keys that sign, by their public thumbprints (RFC 7638). The keys themselves are in a file of each node.
CREATE TABLE signing_keys (
    id         text COLLATE "C" NOT NULL PRIMARY KEY,
    algorithm  text NOT NULL CHECK (algorithm IN ('ES256', 'RS256')),
    created_at bigint NOT NULL CHECK (created_at >= 0)
);

-- A database that was restored may know older keys than the file holds, so the next node to start says which they are.
CREATE FUNCTION forget_signing_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM signing_keys;
    RETURN NULL;
END
$$;

CREATE TRIGGER epochs_forget_signing_keys
AFTER INSERT ON epochs
FOR EACH ROW EXECUTE FUNCTION forget_signing_keys();
