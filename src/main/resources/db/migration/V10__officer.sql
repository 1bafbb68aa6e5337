-- Officers' sessions: one row for each sign-in. Neither the cookie's secret nor the sign-in's nonce is kept, only their
-- SHA-256; who it was is on the audit trail.
CREATE TABLE officer_session (
    secret_hash   bytea       PRIMARY KEY CHECK (length(secret_hash) = 32),
    -- a sign-in begins one session, ever: what was copied before an end begins none after it
    nonce_hash    bytea       NOT NULL UNIQUE CHECK (length(nonce_hash) = 32),
    user_hash     bytea       NOT NULL CHECK (length(user_hash) = 32),
    started_at    timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    ended_at      timestamptz,
    end_reason    text,
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
