-- Officers' sign-ins: one row each, named by a hash of what the provider calls it. Who it was is on the audit trail.
CREATE TABLE officer_session (
    session_key      bytea       PRIMARY KEY CHECK (length(session_key) = 32),
    form_token       text        NOT NULL,
    -- when the provider issued the latest ID token seen: after an end only a later one begins anew
    token_issued_at  timestamptz NOT NULL,
    started_at       timestamptz NOT NULL,
    last_seen_at     timestamptz NOT NULL,
    ended_at         timestamptz,
    end_reason       text,
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);

-- for the purge
CREATE INDEX officer_session_last_seen ON officer_session (last_seen_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON officer_session TO ${appRole};

-- What an officer asked for: a path of the office, never a query.
ALTER TABLE audit_entry
    ADD COLUMN page text;

GRANT INSERT (page) ON audit_entry TO ${appRole};

-- A refused launch names its registration from now on, as accepted ones do: its officers see their own and no other's.
CREATE INDEX audit_entry_registration ON audit_entry (registration, event, recorded_at)
    WHERE event IN ('launch-accepted', 'launch-refused');
-- when a key was first and last used
CREATE INDEX audit_entry_key ON audit_entry (registration, key_id, recorded_at) WHERE event = 'launch-accepted';
