-- Forgets launch tokens a day after they were used. None lives longer than 5 minutes (maxTokenLifetime in
-- launch-config/README.md), so that a forgotten one has expired long before and is refused for that. It runs as the owner:
-- the application may still remove none that it chooses, only what is that old.

CREATE OR REPLACE FUNCTION purge_used_tokens() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER AS
$body$
DECLARE
    gone bigint;
BEGIN
    DELETE FROM launch_token_used WHERE used_at < clock_timestamp() - interval '1 day';
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$body$;

-- A function that runs as its owner must not find its tables by the caller's search path.
DO
$body$
BEGIN
    EXECUTE format('ALTER FUNCTION purge_used_tokens() SET search_path = %I, pg_temp', current_schema());
END
$body$;

REVOKE ALL ON FUNCTION purge_used_tokens() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_used_tokens() TO ${appRole};
