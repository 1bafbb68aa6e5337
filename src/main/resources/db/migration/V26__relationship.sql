-- What stands between a user and a patient, for organisations that ask for it: a feed of theirs that knows the patient, or
-- what the user stated. Rows are inserted and read, never changed.

CREATE TABLE relationship_entry (
    reference          text        PRIMARY KEY CHECK (reference ~ '^[0-9A-Z]{3}(-[0-9A-Z]{3}){2}$'),
    begun_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    launch_id          text        NOT NULL,
    feed               text,
    reason_code        text,
    reason_words       text,
    nhs_number         text        NOT NULL CHECK (nhs_number ~ '^[0-9]{10}$'),
    registration       text        NOT NULL,
    organisation_name  text        NOT NULL,
    user_issuer        text        NOT NULL,
    user_subject       text        NOT NULL,
    user_name          text        NOT NULL,
    user_role_name     text        NOT NULL,
    CHECK ((feed IS NULL) <> (reason_code IS NULL) AND (reason_code IS NULL) = (reason_words IS NULL))
);

-- the same is found out, or stated, once for a launch
CREATE UNIQUE INDEX relationship_entry_launch
    ON relationship_entry (launch_id, (coalesce(feed, '')), (coalesce(reason_code, '')));
CREATE INDEX relationship_entry_listing ON relationship_entry (registration, begun_at) WHERE reason_code IS NOT NULL;
CREATE INDEX relationship_entry_patient ON relationship_entry (nhs_number);

GRANT SELECT ON relationship_entry TO ${appRole};
GRANT INSERT (
    launch_id, reference, feed, reason_code, reason_words, nhs_number, registration, organisation_name, user_issuer,
    user_subject, user_name, user_role_name
) ON relationship_entry TO ${appRole};
