-- What lists show of a website is read from it, so its changes are counted as theirs.
CREATE TRIGGER website_looks_are_counted
AFTER UPDATE OF name, site, logo, backchannel_logout_uri ON websites
WHEN (NEW.name, NEW.site, NEW.logo, NEW.backchannel_logout_uri IS NULL)
    IS NOT (OLD.name, OLD.site, OLD.logo, OLD.backchannel_logout_uri IS NULL)
BEGIN
    UPDATE accounts
    SET changes = changes + 1
    WHERE id IN (SELECT account_id FROM grants WHERE website_id = NEW.id AND revoked_at IS NULL);
END;
