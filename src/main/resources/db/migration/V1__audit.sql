-- The audit trail. Rows are inserted and read, never changed: the application's role may do nothing else, and it may
-- not choose a row's sequence, time or transaction either.

CREATE SEQUENCE audit_entry_sequence AS bigint CACHE 1;

CREATE TABLE audit_entry (
    sequence               bigint      NOT NULL DEFAULT nextval('audit_entry_sequence'),
    recorded_at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- lets a background reader tell which earlier transactions may still commit
    transaction_id         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    node                   text        NOT NULL,
    event                  text        NOT NULL,
    outcome                text        NOT NULL CHECK (outcome IN ('success', 'refused')),
    reason                 text,
    -- the user and the organisation as they were then
    user_issuer            text,
    user_subject           text,
    user_name              text,
    user_identifiers       jsonb,
    user_role_system       text,
    user_role_code         text,
    user_role_name         text,
    organisation_ods       text,
    organisation_name      text,
    registration           text,
    launch_id              text,
    door                   text,
    token_id               text,
    key_id                 text,
    purpose                text,
    nhs_number             text        CHECK (nhs_number ~ '^[0-9]{10}$'),
    tab                    text,
    -- of "opened": the sequence of its "opening", what each feed gave, what each panel showed
    opening_sequence       bigint,
    feeds                  jsonb,
    shown                  jsonb,
    -- of a refused launch
    refusal_reference      text,
    refusal_detail         text,
    claimed_issuer         text,
    ip                     text,
    user_agent             text,
    request_id             text,
    configuration_version  text        NOT NULL,
    application_version    text        NOT NULL,
    PRIMARY KEY (sequence, recorded_at)
) PARTITION BY RANGE (recorded_at);

ALTER SEQUENCE audit_entry_sequence OWNED BY audit_entry.sequence;

-- who saw this patient
CREATE INDEX audit_entry_patient ON audit_entry (nhs_number, recorded_at) WHERE nhs_number IS NOT NULL;
-- what became of the reference number that a user reads out
CREATE INDEX audit_entry_reference ON audit_entry (refusal_reference) WHERE refusal_reference IS NOT NULL;

-- Makes the monthly partitions (UTC) of last month, in case a clock is set back, of this month and of the months ahead.
-- Runs as the owner, so that the application's role needs no right to create or change tables. One node at a time:
-- another that calls it meanwhile returns at once. Attaching a finished table does not hold up inserts.
-- Returns how many partitions it made.
CREATE FUNCTION audit_make_partitions(months_ahead integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER AS
$body$
DECLARE
    month date;
    partition_name text;
    made integer := 0;
BEGIN
    IF months_ahead NOT BETWEEN 1 AND 24 THEN
        RAISE EXCEPTION 'months_ahead must be from 1 to 24';
    END IF;
    IF NOT pg_try_advisory_xact_lock(hashtext('sightline.audit_make_partitions')) THEN
        RETURN 0;
    END IF;
    FOR ahead IN -1 .. months_ahead LOOP
        month := date_trunc('month', clock_timestamp() AT TIME ZONE 'UTC') + make_interval(months => ahead);
        partition_name := 'audit_entry_' || to_char(month, 'YYYY_MM');
        CONTINUE WHEN to_regclass(partition_name) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I (LIKE audit_entry INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition_name);
        EXECUTE format(
            'ALTER TABLE audit_entry ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            partition_name,
            to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
        made := made + 1;
    END LOOP;
    RETURN made;
END
$body$;

-- A function that runs as its owner must not find its tables by the caller's search path.
DO
$body$
BEGIN
    EXECUTE format(
        'ALTER FUNCTION audit_make_partitions(integer) SET search_path = %I, pg_temp', current_schema());
END
$body$;

REVOKE ALL ON FUNCTION audit_make_partitions(integer) FROM PUBLIC;

SELECT audit_make_partitions(3);

GRANT EXECUTE ON FUNCTION audit_make_partitions(integer) TO ${appRole};
GRANT USAGE ON SEQUENCE audit_entry_sequence TO ${appRole};
GRANT SELECT ON audit_entry TO ${appRole};
GRANT INSERT (
    node, event, outcome, reason,
    user_issuer, user_subject, user_name, user_identifiers, user_role_system, user_role_code, user_role_name,
    organisation_ods, organisation_name, registration, launch_id, door, token_id, key_id, purpose,
    nhs_number, tab, opening_sequence, feeds, shown,
    refusal_reference, refusal_detail, claimed_issuer,
    ip, user_agent, request_id, configuration_version, application_version
) ON audit_entry TO ${appRole};
