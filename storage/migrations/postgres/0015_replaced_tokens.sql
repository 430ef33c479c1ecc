-- The old token of a session that lives is refused from then on, so whoever remembers it has to forget it.
CREATE FUNCTION feed_replaced_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO revocations (account_id, session_id, ended_at, reason)
    VALUES (NEW.account_id, NEW.id, NEW.proved_at, 'token-replaced');
    RETURN NULL;
END
$$;

CREATE TRIGGER replaced_tokens_are_in_the_feed
AFTER UPDATE OF token_hash ON sessions
FOR EACH ROW WHEN (NEW.token_hash <> OLD.token_hash AND NEW.closed_at IS NULL)
EXECUTE FUNCTION feed_replaced_token();
