-- What a session's row of the list says of websites, kept beside the session, so that a list costs the same however many
-- there are: of those that are signed in through it how many, and the first few as [id, name, keeps_access, will_be_told].
-- NULL until the first one; as the session ended it stays.
ALTER TABLE sessions ADD COLUMN reached TEXT CHECK (json_valid(reached));

CREATE VIEW reached_through_sessions AS
SELECT
    sessions.id AS session_id,
    json_object(
        'of', (
            SELECT count(*) FROM website_sessions
            WHERE account_id = sessions.account_id AND session_id = sessions.id AND ended_at IS NULL
        ),
        'first', (
            SELECT json_group_array(json_array(website_id, website_name, keeps_access, will_be_told))
            FROM (
                SELECT website_id, website_name, keeps_access, EXISTS (
                    SELECT 1 FROM websites WHERE id = website_id AND backchannel_logout_uri IS NOT NULL
                ) AS will_be_told
                FROM website_sessions
                WHERE account_id = sessions.account_id AND session_id = sessions.id AND ended_at IS NULL
                ORDER BY started_at, website_sessions.id
                LIMIT 3
            )
        )
    ) AS reached
FROM sessions;

-- Sessions that had ended before are marked as well, because only of those that are receipts are asked for.
DROP TRIGGER sessions_stay_closed;

UPDATE sessions
SET reached = (SELECT reached FROM reached_through_sessions WHERE session_id = sessions.id)
WHERE id IN (SELECT session_id FROM website_sessions);

CREATE TRIGGER sessions_stay_closed
BEFORE UPDATE ON sessions
WHEN OLD.closed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a closed session stays as it ended');
END;

CREATE TRIGGER new_website_sessions_are_named
AFTER INSERT ON website_sessions
BEGIN
    UPDATE sessions
    SET reached = (SELECT reached FROM reached_through_sessions WHERE session_id = NEW.session_id)
    WHERE id = NEW.session_id AND closed_at IS NULL;
END;

CREATE TRIGGER website_session_changes_are_named
AFTER UPDATE OF keeps_access, ended_at ON website_sessions
BEGIN
    UPDATE sessions
    SET reached = (SELECT reached FROM reached_through_sessions WHERE session_id = NEW.session_id)
    WHERE id = NEW.session_id AND closed_at IS NULL;
END;

-- From the change on, websites are told or are not.
CREATE TRIGGER website_changes_are_named
AFTER UPDATE OF backchannel_logout_uri ON websites
WHEN (NEW.backchannel_logout_uri IS NULL) <> (OLD.backchannel_logout_uri IS NULL)
BEGIN
    UPDATE sessions
    SET reached = (SELECT reached FROM reached_through_sessions WHERE session_id = sessions.id)
    WHERE closed_at IS NULL AND id IN (
        SELECT session_id FROM website_sessions WHERE grant_id IN (
            SELECT id FROM grants WHERE website_id = NEW.id AND revoked_at IS NULL
        ) AND ended_at IS NULL
    );
END;
