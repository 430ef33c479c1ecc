-- In whose pages a website may show the list, one origin a line, and how sessions are closed from there: direct, confirm or
-- never.
ALTER TABLE websites ADD COLUMN embed_origins text NOT NULL DEFAULT '';
ALTER TABLE websites ADD COLUMN embed_closing text NOT NULL DEFAULT 'confirm';
