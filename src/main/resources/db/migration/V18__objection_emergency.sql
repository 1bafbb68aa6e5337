-- Emergencies that lift objections for a time. An emergency and its end are inserted and read, never changed.

CREATE TABLE objection_emergency (
    sequence           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    declared_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at            timestamptz NOT NULL CHECK (ends_at <= declared_at + interval '73 hours'),
    reason             text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
    registration       text        NOT NULL,
    organisation_name  text        NOT NULL,
    officer_issuer     text        NOT NULL,
    officer_subject    text        NOT NULL,
    officer_name       text        NOT NULL
);

CREATE TABLE objection_emergency_end (
    emergency          bigint      PRIMARY KEY REFERENCES objection_emergency,
    ended_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    registration       text        NOT NULL,
    officer_issuer     text        NOT NULL,
    officer_subject    text        NOT NULL,
    officer_name       text        NOT NULL
);

GRANT SELECT ON objection_emergency, objection_emergency_end TO ${appRole};
GRANT INSERT (ends_at, reason, registration, organisation_name, officer_issuer, officer_subject, officer_name)
    ON objection_emergency TO ${appRole};
GRANT INSERT (emergency, registration, officer_issuer, officer_subject, officer_name)
    ON objection_emergency_end TO ${appRole};
