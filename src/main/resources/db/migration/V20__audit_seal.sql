-- Seals over the audit trail (docs/audit-seals.md). Like its rows they are inserted and read, never changed. A seal's
-- number and what it follows are there once: two nodes cannot seal twice, nor begin two chains.

CREATE TABLE audit_seal (
    number           bigint PRIMARY KEY CHECK (number > 0),
    previous         text   NOT NULL UNIQUE,
    hash             text   NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
    -- what is signed, as named texts
    head             jsonb  NOT NULL,
    -- 48 octets for each of its rows
    entries          bytea  NOT NULL CHECK (length(entries) % 48 = 0),
    signature        text   NOT NULL,
    -- of the key before, on the first seal of a new one
    former_signature text
);

-- Seals take rows by transaction, as a late commit may have an early sequence.
CREATE INDEX audit_entry_transaction ON audit_entry (transaction_id);

-- A moment at which nobody is writing, at which seals begin afresh: in a database that was restored transactions count
-- anew. Runs as the owner, as the lock needs more than the application may; it ends with the caller's transaction.
CREATE FUNCTION audit_quiet_point(OUT boundary bigint, OUT from_transaction xid8)
    LANGUAGE plpgsql SECURITY DEFINER AS
$body$
BEGIN
    LOCK TABLE ONLY audit_entry IN SHARE MODE;
    SELECT coalesce(max(sequence), 0), pg_snapshot_xmin(pg_current_snapshot())
        INTO boundary, from_transaction FROM audit_entry;
END
$body$;

DO
$body$
BEGIN
    EXECUTE format('ALTER FUNCTION audit_quiet_point() SET search_path = %I, pg_temp', current_schema());
END
$body$;

REVOKE ALL ON FUNCTION audit_quiet_point() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_quiet_point() TO ${appRole};
GRANT SELECT, INSERT ON audit_seal TO ${appRole};
