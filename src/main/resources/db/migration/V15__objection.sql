-- Patients' objections to their record being shown. An entry is inserted and read, never changed: the latest of a patient
-- is in force, a reversal is an entry of its own, and when each was recorded is the database's own to say.

CREATE TABLE objection_entry (
    sequence           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    nhs_number         text        NOT NULL CHECK (nhs_number ~ '^[0-9]{10}$'),
    change             text        NOT NULL CHECK (change IN ('objected', 'reversed')),
    received_on        date        NOT NULL,
    how_received       text        NOT NULL CHECK (how_received IN (
        'letter', 'email', 'telephone', 'in-person', 'online-form', 'earlier-programme')),
    on_behalf          text        NOT NULL CHECK (on_behalf IN ('patient', 'parent', 'attorney', 'deputy', 'other')),
    -- empty: the patient spoke
    representative     text        NOT NULL CHECK (length(representative) <= 200),
    evidence           text        NOT NULL CHECK (length(evidence) BETWEEN 1 AND 300),
    -- of the page it was written on: sent twice, it is kept once; a list is many lines of one page
    form_id            text        NOT NULL CHECK (length(form_id) = 22),
    line               integer     NOT NULL,
    registration       text        NOT NULL,
    organisation_name  text        NOT NULL,
    officer_issuer     text        NOT NULL,
    officer_subject    text        NOT NULL,
    officer_name       text        NOT NULL,
    UNIQUE (form_id, line)
);

-- asked at every launch and before everything that is shown
CREATE INDEX objection_entry_patient ON objection_entry (nhs_number, sequence DESC) INCLUDE (change);

GRANT SELECT ON objection_entry TO ${appRole};
GRANT INSERT (
    nhs_number, change, received_on, how_received, on_behalf, representative, evidence, form_id, line,
    registration, organisation_name, officer_issuer, officer_subject, officer_name
) ON objection_entry TO ${appRole};

-- Of what officers do with objections: which change, or how many entries, lines and bad lines there were.
ALTER TABLE audit_entry
    ADD COLUMN objection jsonb;

GRANT INSERT (objection) ON audit_entry TO ${appRole};
