-- What a person calls a session, and the SHA-256 of the token of the browser that it was started with: several sessions of one
-- browser are listed as such. Both are erased with the session.
ALTER TABLE sessions ADD COLUMN name TEXT;
ALTER TABLE sessions ADD COLUMN browser_hash BLOB CHECK (length(browser_hash) = 32);

-- When the password was set; nothing is known of those that were set before.
ALTER TABLE accounts ADD COLUMN password_set_at INTEGER;
