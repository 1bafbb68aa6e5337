-- Test launches that administrators start at the office: what each step expected and what kind of thing came. Nothing of a
-- patient, no token, code or secret. Of the cookie that binds a test to its browser only the SHA-256 is kept, and of the
-- administrator only a hash of who they are at their provider: who it was is on the audit trail.
CREATE TABLE test_launch (
    secret_hash  bytea       PRIMARY KEY CHECK (length(secret_hash) = 32),
    registration text        NOT NULL,
    begun_by     bytea       NOT NULL CHECK (length(begun_by) = 32),
    begun_at     timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    steps        jsonb       NOT NULL DEFAULT '[]',
    ended_at     timestamptz,
    outcome      text        CHECK (outcome IN ('accepted', 'refused', 'stopped')),
    door         text,
    -- of the session it opened
    launch_id    text,
    -- of the refusal
    reason       text,
    detail       text,
    reference    text,
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
);

CREATE INDEX test_launch_latest ON test_launch (registration, begun_by, begun_at);
-- for the purge
CREATE INDEX test_launch_begun ON test_launch (begun_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON test_launch TO ${appRole};
