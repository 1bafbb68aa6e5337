-- How far the audit trail was sent on, to an audit record repository or a SIEM, as seals order it.
CREATE TABLE audit_repository (
    destination   text        PRIMARY KEY CHECK (destination IN ('fhir', 'syslog')),
    -- the number of the next seal that was not sent whole, and how many of its entries were
    seal          bigint      NOT NULL CHECK (seal > 0),
    taken         integer     NOT NULL CHECK (taken >= 0),
    sent          bigint      NOT NULL DEFAULT 0,
    sent_at       timestamptz,
    -- one process at a time; one that dies is followed by another
    held_by       text,
    held_until    timestamptz NOT NULL DEFAULT '-infinity',
    attempts      integer     NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    failing_since timestamptz,
    fault         text
);

GRANT SELECT, INSERT, UPDATE ON audit_repository TO ${appRole};
