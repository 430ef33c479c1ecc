-- What a session's row of the list says of websites, kept beside the session, so that a list costs the same however many
-- there are: of those that are signed in through it how many, and the first few as [id, name, keeps_access, will_be_told].
-- NULL until the first one; as the session ended it stays.
ALTER TABLE sessions ADD COLUMN reached text CHECK (reached IS NULL OR reached::json IS NOT NULL);

CREATE FUNCTION reached_through(of_account uuid, the_session uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT json_build_object(
        'of', (
            SELECT count(*) FROM website_sessions
            WHERE account_id = of_account AND session_id = the_session AND ended_at IS NULL
        ),
        'first', (
            SELECT coalesce(json_agg(
                json_build_array(website_id, website_name, keeps_access::integer, will_be_told::integer)
                ORDER BY started_at, id
            ), '[]')
            FROM (
                SELECT website_id, website_name, keeps_access, started_at, id, EXISTS (
                    SELECT 1 FROM websites
                    WHERE websites.id = website_sessions.website_id AND backchannel_logout_uri IS NOT NULL
                ) AS will_be_told
                FROM website_sessions
                WHERE account_id = of_account AND session_id = the_session AND ended_at IS NULL
                ORDER BY started_at, id
                LIMIT 3
            ) AS named
        )
    )::text
$$;

CREATE FUNCTION name_new_website_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE sessions
    SET reached = reached_through(account_id, id)
    WHERE account_id = NEW.account_id AND id = NEW.session_id AND closed_at IS NULL;
    RETURN NULL;
END
$$;

CREATE TRIGGER new_website_sessions_are_named
AFTER INSERT ON website_sessions
FOR EACH ROW EXECUTE FUNCTION name_new_website_session();

-- All sessions of an account in one statement, because each counts a change of the account.
CREATE FUNCTION name_website_session_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed record;
BEGIN
    FOR changed IN
        SELECT account_id, array_agg(DISTINCT session_id) AS sessions
        FROM (
            SELECT account_id, session_id, id, keeps_access, ended_at FROM new_rows
            EXCEPT
            SELECT account_id, session_id, id, keeps_access, ended_at FROM old_rows
        ) AS named
        GROUP BY account_id
        ORDER BY account_id
    LOOP
        UPDATE sessions
        SET reached = reached_through(account_id, id)
        WHERE account_id = changed.account_id AND id = ANY (changed.sessions) AND closed_at IS NULL;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER website_session_changes_are_named
AFTER UPDATE ON website_sessions
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION name_website_session_changes();

-- From the change on, websites are told or are not. Whoever changes it has locked the accounts.
CREATE FUNCTION name_website_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE sessions
    SET reached = reached_through(account_id, id)
    WHERE closed_at IS NULL AND (account_id, id) IN (
        SELECT website_sessions.account_id, website_sessions.session_id
        FROM grants
        JOIN website_sessions
            ON website_sessions.account_id = grants.account_id AND website_sessions.grant_id = grants.id
        WHERE grants.website_id = NEW.id AND grants.revoked_at IS NULL AND website_sessions.ended_at IS NULL
    );
    RETURN NULL;
END
$$;

CREATE TRIGGER website_changes_are_named
AFTER UPDATE OF backchannel_logout_uri ON websites
FOR EACH ROW WHEN ((NEW.backchannel_logout_uri IS NULL) <> (OLD.backchannel_logout_uri IS NULL))
EXECUTE FUNCTION name_website_changes();
