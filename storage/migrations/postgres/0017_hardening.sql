-- Whose address is to be erased, because the website was not used for long.
CREATE INDEX grants_with_addresses ON grants (last_used_at) WHERE revoked_at IS NULL AND last_used_from <> 'unknown';
