-- Overrides: a user's way past an objection or a label, of one launch and for half an hour. An override and its review
-- are inserted and read, never changed; when one begins and ends is the database's own to say.

CREATE TABLE override_entry (
    reference          text        PRIMARY KEY CHECK (reference ~ '^[0-9A-Z]{3}(-[0-9A-Z]{3}){2}$'),
    begun_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at            timestamptz NOT NULL DEFAULT clock_timestamp() + interval '30 minutes',
    launch_id          text        NOT NULL,
    -- of the page it was written on: sent twice, one begins
    form_id            text        NOT NULL CHECK (length(form_id) = 22),
    nhs_number         text        NOT NULL CHECK (nhs_number ~ '^[0-9]{10}$'),
    registration       text        NOT NULL,
    organisation_name  text        NOT NULL,
    user_issuer        text        NOT NULL,
    user_subject       text        NOT NULL,
    user_name          text        NOT NULL,
    user_role_name     text        NOT NULL,
    reason_code        text        NOT NULL,
    reason_words       text        NOT NULL,
    words              text        NOT NULL CHECK (length(words) BETWEEN 20 AND 1000),
    UNIQUE (launch_id, form_id)
);

CREATE INDEX override_entry_launch ON override_entry (launch_id, ends_at);
CREATE INDEX override_entry_listing ON override_entry (registration, begun_at);

CREATE TABLE override_review (
    reference          text        PRIMARY KEY REFERENCES override_entry,
    closed_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome            text        NOT NULL CHECK (outcome IN ('justified', 'breach')),
    review_words       text        NOT NULL CHECK (length(review_words) BETWEEN 1 AND 1000),
    officer_issuer     text        NOT NULL,
    officer_subject    text        NOT NULL,
    officer_name       text        NOT NULL
);

GRANT SELECT ON override_entry, override_review TO ${appRole};
GRANT INSERT (
    reference, launch_id, form_id, nhs_number, registration, organisation_name, user_issuer, user_subject, user_name,
    user_role_name, reason_code, reason_words, words
) ON override_entry TO ${appRole};
GRANT INSERT (reference, outcome, review_words, officer_issuer, officer_subject, officer_name) ON override_review
    TO ${appRole};
