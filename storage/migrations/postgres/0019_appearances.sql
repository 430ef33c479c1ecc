-- The account's count of changes with which the session appeared in the list: a list of a lower count did not show it. What
-- an older version opens counts as shown.
ALTER TABLE sessions ADD COLUMN appeared_with bigint NOT NULL DEFAULT 0;
