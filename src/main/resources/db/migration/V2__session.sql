-- One row per launch. The cookie's secret itself is not kept, only its SHA-256.

CREATE TABLE viewer_session (
    launch_id     text        PRIMARY KEY,
    secret_hash   bytea       NOT NULL CHECK (length(secret_hash) = 32),
    launch        jsonb       NOT NULL,
    opened_at     timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    ended_at      timestamptz,
    end_reason    text,
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);

-- for the purge
CREATE INDEX viewer_session_last_seen ON viewer_session (last_seen_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON viewer_session TO ${appRole};
