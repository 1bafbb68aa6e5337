-- Watching over the audit trail: how far each rule has read it, and what it found, as cases that officers close. Cases,
-- their evidence and verdicts are inserted and read, never changed.

CREATE TABLE watch_position (
    rule            text        PRIMARY KEY,
    -- of what it looks for; when that changes the trail is read from its beginning
    fingerprint     text        NOT NULL,
    -- a transaction id counts only in the database that gave it: what was there before is read by sequence
    cluster         text        NOT NULL,
    boundary        bigint      NOT NULL,
    carried_to      bigint      NOT NULL,
    to_transaction  xid8        NOT NULL,
    moved_at        timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- How many patients' records a user opened in a day (UK), which is what others of the role are compared with.
CREATE TABLE watch_day (
    registration  text    NOT NULL,
    role_code     text    NOT NULL,
    day           date    NOT NULL,
    user_issuer   text    NOT NULL,
    user_subject  text    NOT NULL,
    patients      integer NOT NULL,
    PRIMARY KEY (registration, role_code, day, user_issuer, user_subject)
);

-- Which users have which surname, in small letters: one that many have says little.
CREATE TABLE watch_surname (
    surname       text NOT NULL,
    user_issuer   text NOT NULL,
    user_subject  text NOT NULL,
    PRIMARY KEY (surname, user_issuer, user_subject)
);

CREATE TABLE alert_case (
    reference       text        PRIMARY KEY CHECK (reference ~ '^[0-9A-Z]{3}(-[0-9A-Z]{3}){2}$'),
    opened_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    rule            text        NOT NULL,
    kind            text        NOT NULL,
    registration    text        NOT NULL,
    -- what it is about, and on which day; found again after it was closed it is a case of its own
    subject         text        NOT NULL,
    round           integer     NOT NULL,
    day             date        NOT NULL,
    user_issuer     text,
    user_subject    text,
    user_name       text,
    user_role_name  text,
    nhs_number      text        CHECK (nhs_number ~ '^[0-9]{10}$'),
    launch_id       text,
    summary         text        NOT NULL CHECK (length(summary) <= 500),
    four_eyes       boolean     NOT NULL,
    UNIQUE (rule, registration, subject, round)
);

CREATE INDEX alert_case_listing ON alert_case (registration, opened_at);
CREATE INDEX alert_case_patient ON alert_case (nhs_number) WHERE nhs_number IS NOT NULL;

CREATE TABLE alert_evidence (
    reference     text        NOT NULL REFERENCES alert_case,
    sequence      bigint      NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (reference, sequence)
);

CREATE TABLE alert_verdict (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference        text        NOT NULL REFERENCES alert_case,
    given_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome          text        NOT NULL CHECK (outcome IN ('justified', 'breach')),
    words            text        NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
    officer_issuer   text        NOT NULL,
    officer_subject  text        NOT NULL,
    officer_name     text        NOT NULL,
    -- whether the case ended with it
    closes           boolean     NOT NULL
);

CREATE INDEX alert_verdict_case ON alert_verdict (reference, id);
CREATE UNIQUE INDEX alert_verdict_closing ON alert_verdict (reference) WHERE closes;

GRANT SELECT, INSERT ON watch_surname TO ${appRole};
GRANT SELECT, INSERT, UPDATE ON watch_position, watch_day TO ${appRole};
GRANT SELECT ON alert_case, alert_evidence, alert_verdict TO ${appRole};
GRANT INSERT (
    reference, rule, kind, registration, subject, round, day, user_issuer, user_subject, user_name, user_role_name,
    nhs_number, launch_id, summary, four_eyes
) ON alert_case TO ${appRole};
GRANT INSERT ON alert_evidence TO ${appRole};
GRANT INSERT (reference, outcome, words, officer_issuer, officer_subject, officer_name, closes) ON alert_verdict
    TO ${appRole};

-- what one user did
CREATE INDEX audit_entry_user ON audit_entry (user_issuer, user_subject, recorded_at)
    WHERE event IN ('opening', 'override-begun');

-- Of what is done about cases: the rule, the reference, the verdict. Of "opened": what user and patient have in common,
-- never what it is.
ALTER TABLE audit_entry
    ADD COLUMN alert jsonb,
    ADD COLUMN alike jsonb;

GRANT INSERT (alert, alike) ON audit_entry TO ${appRole};
