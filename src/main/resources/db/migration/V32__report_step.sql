-- What officers did about a report: that they looked at it, their answer, that it is closed. A report without a step is
-- new. Steps are inserted and read, never changed.

CREATE TABLE report_step (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference        text        NOT NULL REFERENCES problem_report ON DELETE CASCADE,
    made_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    state            text        NOT NULL CHECK (state IN ('looked-at', 'answered', 'closed')),
    -- what the reporter is told; an answer has some
    words            text        NOT NULL CHECK (length(words) <= 2000 AND (state <> 'answered' OR words <> '')),
    officer_issuer   text        NOT NULL,
    officer_subject  text        NOT NULL,
    officer_name     text        NOT NULL
);

CREATE INDEX report_step_report ON report_step (reference, id);

-- what somebody wrote, for themselves
CREATE INDEX problem_report_writer ON problem_report (registration, user_issuer, user_subject, sequence);

-- a region's cases, the latest first
CREATE INDEX alert_case_latest ON alert_case (opened_at, reference);

GRANT SELECT ON report_step TO ${appRole};
GRANT INSERT (reference, state, words, officer_issuer, officer_subject, officer_name) ON report_step TO ${appRole};
