-- A website that was reached through a session, and what became of telling it that this ended. The id is what the website
-- knows the session by. The session is no reference, because both are erased by their ends; the name is kept, because
-- the website may be removed.
CREATE TABLE website_sessions (
    id                  uuid    NOT NULL,
    account_id          uuid    NOT NULL,
    session_id          uuid    NOT NULL,
    website_id          text    COLLATE "C" NOT NULL,
    website_name        text    NOT NULL,
    grant_id            uuid    NOT NULL,
    -- Whether the website may go on when the session ends.
    keeps_access        boolean NOT NULL,
    started_at          bigint  NOT NULL CHECK (started_at >= 0),
    ended_at            bigint  CHECK (ended_at >= 0),
    -- When the last access token runs out that was given while the session was open; never before the end.
    access_ends_by      bigint  NOT NULL,
    -- Where the website is told, as it was registered at the end; nowhere when it named no place.
    notice_uri          text,
    notice_attempts     bigint  NOT NULL DEFAULT 0 CHECK (notice_attempts >= 0),
    -- Until the website has confirmed.
    notice_next_at      bigint,
    notice_delivered_at bigint,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, grant_id) REFERENCES grants (account_id, id),
    CHECK (ended_at IS NOT NULL OR notice_uri IS NULL),
    CHECK ((notice_uri IS NOT NULL) = (notice_next_at IS NOT NULL OR notice_delivered_at IS NOT NULL)),
    CHECK (notice_next_at IS NULL OR notice_delivered_at IS NULL)
);

-- What an account's list shows beside its sessions.
CREATE INDEX website_sessions_of_session ON website_sessions (account_id, session_id, ended_at, started_at);
CREATE UNIQUE INDEX open_website_sessions ON website_sessions (account_id, session_id, website_id)
    WHERE ended_at IS NULL;
CREATE INDEX website_sessions_of_grant ON website_sessions (account_id, grant_id, ended_at);
CREATE INDEX website_sessions_to_erase ON website_sessions (ended_at) WHERE ended_at IS NOT NULL;
-- Whom to tell next, website by website.
CREATE INDEX notices_to_deliver ON website_sessions (website_id, notice_next_at, id) WHERE notice_next_at IS NOT NULL;

-- Whether something of a website may begin: in an open session, by an open grant.
CREATE FUNCTION may_begin(of_account uuid, in_session uuid, by_grant uuid, at_website text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM sessions WHERE account_id = of_account AND id = in_session AND closed_at IS NULL
    ) AND EXISTS (
        SELECT 1 FROM grants
        WHERE account_id = of_account AND id = by_grant AND website_id = at_website AND revoked_at IS NULL
    )
$$;

CREATE FUNCTION refuse_what_may_not_begin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT may_begin(NEW.account_id, NEW.session_id, NEW.grant_id, NEW.website_id) THEN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER website_sessions_start_in_open_sessions
BEFORE INSERT ON website_sessions
FOR EACH ROW EXECUTE FUNCTION refuse_what_may_not_begin('a website is reached through an open session by an open grant');

-- Open to ended is one way, and so is confirming it.
CREATE TRIGGER website_sessions_stay_ended
BEFORE UPDATE ON website_sessions
FOR EACH ROW WHEN (
    (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at)
    OR (OLD.notice_delivered_at IS NOT NULL
        AND (NEW.notice_delivered_at, NEW.notice_next_at, NEW.notice_attempts, NEW.notice_uri)
            IS DISTINCT FROM (OLD.notice_delivered_at, OLD.notice_next_at, OLD.notice_attempts, OLD.notice_uri))
)
EXECUTE FUNCTION refuse('a website session stays as it ended');

CREATE TRIGGER website_sessions_keep_their_identity
BEFORE UPDATE ON website_sessions
FOR EACH ROW WHEN (
    (NEW.id, NEW.account_id, NEW.session_id, NEW.website_id, NEW.website_name, NEW.grant_id, NEW.started_at)
        IS DISTINCT FROM
    (OLD.id, OLD.account_id, OLD.session_id, OLD.website_id, OLD.website_name, OLD.grant_id, OLD.started_at)
)
EXECUTE FUNCTION refuse('a website session keeps its id, its session and its website');

CREATE TRIGGER website_sessions_end_before_they_are_erased
BEFORE DELETE ON website_sessions
FOR EACH ROW WHEN (OLD.ended_at IS NULL)
EXECUTE FUNCTION refuse('an open website session is ended, not deleted');

-- However a session ends, what was reached through it ends at the same moment.
CREATE FUNCTION end_website_sessions_of_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE website_sessions
    SET ended_at = NEW.closed_at
    WHERE account_id = NEW.account_id AND session_id = NEW.id AND ended_at IS NULL;
    RETURN NULL;
END
$$;

CREATE TRIGGER sessions_end_their_website_sessions
AFTER UPDATE OF closed_at ON sessions
FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL)
EXECUTE FUNCTION end_website_sessions_of_session();

CREATE FUNCTION end_website_sessions_of_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE website_sessions
    SET ended_at = NEW.revoked_at
    WHERE account_id = NEW.account_id AND grant_id = NEW.id AND ended_at IS NULL;
    RETURN NULL;
END
$$;

CREATE TRIGGER revocations_end_website_sessions
AFTER UPDATE OF revoked_at ON grants
FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL)
EXECUTE FUNCTION end_website_sessions_of_grant();

-- However it ends, the website is told, where it is to be told at this moment.
CREATE FUNCTION write_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.access_ends_by := greatest(NEW.access_ends_by, NEW.ended_at);
    NEW.notice_uri := (SELECT backchannel_logout_uri FROM websites WHERE id = NEW.website_id);
    NEW.notice_next_at := CASE WHEN NEW.notice_uri IS NOT NULL THEN NEW.ended_at END;
    RETURN NEW;
END
$$;

CREATE TRIGGER website_session_ends_are_told
BEFORE UPDATE OF ended_at ON website_sessions
FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL)
EXECUTE FUNCTION write_notice();

CREATE TRIGGER new_website_sessions_are_counted
AFTER INSERT ON website_sessions
REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION count_changes();

-- The end of access is not shown while the session is open, so a website that renews its tokens changes no list.
CREATE FUNCTION count_website_session_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed record;
BEGIN
    FOR changed IN
        SELECT account_id, count(*) AS rows
        FROM (
            SELECT account_id, id, keeps_access, ended_at, notice_attempts, notice_next_at, notice_delivered_at
            FROM new_rows
            EXCEPT
            SELECT account_id, id, keeps_access, ended_at, notice_attempts, notice_next_at, notice_delivered_at
            FROM old_rows
        ) AS shown
        GROUP BY account_id
        ORDER BY account_id
    LOOP
        UPDATE accounts SET changes = changes + changed.rows WHERE id = changed.account_id;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER website_session_changes_are_counted
AFTER UPDATE ON website_sessions
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION count_website_session_changes();
