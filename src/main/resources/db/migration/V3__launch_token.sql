-- Single use of launch tokens, and pushed launches that wait to be opened.

-- A used token stays used: the application may add and look, never remove.
CREATE TABLE launch_token_used (
    token_issuer text        NOT NULL CHECK (length(token_issuer) <= 200),
    token_id     text        NOT NULL CHECK (length(token_id) <= 128),
    used_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (token_issuer, token_id)
);

GRANT SELECT, INSERT ON launch_token_used TO ${appRole};

-- The handle itself is not kept, only its SHA-256. Taking a launch deletes it, so a link opens once.
CREATE TABLE pushed_launch (
    handle_hash bytea       PRIMARY KEY CHECK (length(handle_hash) = 32),
    launch      jsonb       NOT NULL,
    expires_at  timestamptz NOT NULL
);

CREATE INDEX pushed_launch_expiry ON pushed_launch (expires_at);

GRANT SELECT, INSERT, DELETE ON pushed_launch TO ${appRole};
