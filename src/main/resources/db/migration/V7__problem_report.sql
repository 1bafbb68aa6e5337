-- What users report about the data they were shown, kept for the officers of the organisation they launched from. A
-- report is inserted and read, never changed, and when it was made is the database's own to say.

CREATE TABLE problem_report (
    sequence               bigint      GENERATED ALWAYS AS IDENTITY,
    reference              text        PRIMARY KEY CHECK (reference ~ '^[0-9A-Z]{3}(-[0-9A-Z]{3}){2}$'),
    reported_at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    launch_id              text        NOT NULL,
    -- of the page the report was written on: sent twice, it is kept once
    form_id                text        NOT NULL CHECK (length(form_id) = 22),
    registration           text        NOT NULL,
    organisation_ods       text        NOT NULL,
    organisation_name      text        NOT NULL,
    -- NULL: on no one tab; of no source that its writer knew
    tab                    text,
    feed                   text,
    kind                   text        NOT NULL CHECK (kind IN (
        'wrong-patient', 'wrong-or-out-of-date', 'missing', 'shown-twice', 'unreadable', 'should-not-be-shown', 'other')),
    words                  text        NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
    contact                text        CHECK (length(contact) BETWEEN 1 AND 200),
    user_issuer            text        NOT NULL,
    user_subject           text        NOT NULL,
    user_name              text        NOT NULL,
    user_role_code         text        NOT NULL,
    user_role_name         text        NOT NULL,
    nhs_number             text        NOT NULL CHECK (nhs_number ~ '^[0-9]{10}$'),
    configuration_version  text        NOT NULL,
    application_version    text        NOT NULL,
    UNIQUE (launch_id, form_id)
);

-- an organisation's reports, newest first
CREATE INDEX problem_report_listing ON problem_report (registration, sequence);

GRANT SELECT ON problem_report TO ${appRole};
GRANT INSERT (
    reference, launch_id, form_id, registration, organisation_ods, organisation_name, tab, feed, kind, words, contact,
    user_issuer, user_subject, user_name, user_role_code, user_role_name, nhs_number,
    configuration_version, application_version
) ON problem_report TO ${appRole};

-- Of "problem-reported": the report's reference. Of "reports-read": what was asked for, how many there were and the
-- references of those handed over. Never a report's words.
ALTER TABLE audit_entry
    ADD COLUMN reports jsonb;

GRANT INSERT (reports) ON audit_entry TO ${appRole};
