-- What lists show of a website is read from it, so its changes are counted as theirs. Whoever changes it holds the accounts.
CREATE FUNCTION count_website_looks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE accounts
    SET changes = changes + 1
    WHERE id IN (SELECT account_id FROM grants WHERE website_id = NEW.id AND revoked_at IS NULL);
    RETURN NULL;
END
$$;

CREATE TRIGGER website_looks_are_counted
AFTER UPDATE ON websites
FOR EACH ROW WHEN (
    (NEW.name, NEW.site, NEW.logo, NEW.backchannel_logout_uri IS NULL)
        IS DISTINCT FROM (OLD.name, OLD.site, OLD.logo, OLD.backchannel_logout_uri IS NULL)
)
EXECUTE FUNCTION count_website_looks();
