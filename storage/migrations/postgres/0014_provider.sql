-- Whether codes of the website must be bound to a verifier; only one that has a secret may be excused.
ALTER TABLE websites ADD COLUMN requires_pkce boolean NOT NULL DEFAULT TRUE CHECK (requires_pkce OR NOT is_public);

-- By what the next refresh token was derived from this one, and its hash: so that the same can be answered again.
ALTER TABLE refresh_tokens ADD COLUMN successor_salt bytea
    CHECK (successor_salt IS NULL OR (length(successor_salt) = 32 AND used_at IS NOT NULL));
ALTER TABLE refresh_tokens ADD COLUMN successor_hash bytea
    CHECK (successor_hash IS NULL OR (length(successor_hash) = 32 AND used_at IS NOT NULL));

-- Whether a website that was told said that it has no such session.
ALTER TABLE website_sessions ADD COLUMN notice_was_unknown boolean NOT NULL DEFAULT FALSE
    CHECK (NOT notice_was_unknown OR notice_delivered_at IS NOT NULL);

CREATE TRIGGER website_sessions_keep_what_the_website_said
BEFORE UPDATE ON website_sessions
FOR EACH ROW WHEN (
    OLD.notice_delivered_at IS NOT NULL AND NEW.notice_was_unknown IS DISTINCT FROM OLD.notice_was_unknown
)
EXECUTE FUNCTION refuse('what a website said stays so');
