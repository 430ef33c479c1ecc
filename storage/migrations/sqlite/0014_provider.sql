-- Whether codes of the website must be bound to a verifier; only one that has a secret may be excused.
ALTER TABLE websites ADD COLUMN requires_pkce INTEGER NOT NULL DEFAULT 1
    CHECK (requires_pkce IN (0, 1) AND (requires_pkce = 1 OR is_public = 0));

-- By what the next refresh token was derived from this one, and its hash: so that the same can be answered again.
ALTER TABLE refresh_tokens ADD COLUMN successor_salt BLOB
    CHECK (successor_salt IS NULL OR (length(successor_salt) = 32 AND used_at IS NOT NULL));
ALTER TABLE refresh_tokens ADD COLUMN successor_hash BLOB
    CHECK (successor_hash IS NULL OR (length(successor_hash) = 32 AND used_at IS NOT NULL));

-- Whether a website that was told said that it has no such session.
ALTER TABLE website_sessions ADD COLUMN notice_was_unknown INTEGER NOT NULL DEFAULT 0
    CHECK (notice_was_unknown IN (0, 1) AND (notice_was_unknown = 0 OR notice_delivered_at IS NOT NULL));

CREATE TRIGGER website_sessions_keep_what_the_website_said
BEFORE UPDATE OF notice_was_unknown ON website_sessions
WHEN OLD.notice_delivered_at IS NOT NULL AND NEW.notice_was_unknown IS NOT OLD.notice_was_unknown
BEGIN
    SELECT RAISE(ABORT, 'what a website said stays so');
END;
