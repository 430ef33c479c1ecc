-- Attempts that are being evaluated count by themselves until their outcome is known; after the moment that is written beside
-- them they count as failures, because their process has ended.
ALTER TABLE attempts ADD COLUMN pending bigint NOT NULL DEFAULT 0 CHECK (pending >= 0);
ALTER TABLE attempts ADD COLUMN pending_until bigint NOT NULL DEFAULT 0;

-- Browsers are counted for each account by itself from now on.
DELETE FROM attempts WHERE key >= 'browser:' AND key < 'browser;';
