-- SMART App Launch: launches on their way through an EHR's authorization server, and the tokens it gave.

-- Neither the state nor the cookie's secret is kept, only their SHA-256. Coming back deletes the row, so it works once.
CREATE TABLE smart_start (
    state_hash   bytea       PRIMARY KEY CHECK (length(state_hash) = 32),
    browser_hash bytea       NOT NULL CHECK (length(browser_hash) = 32),
    registration text        NOT NULL,
    fhir_base    text        NOT NULL,
    scope        text        NOT NULL,
    expires_at   timestamptz NOT NULL
);

CREATE INDEX smart_start_expiry ON smart_start (expires_at);

GRANT SELECT, INSERT, DELETE ON smart_start TO ${appRole};

-- What the EHR's authorization server gave for one launch, encrypted under a key that the database never sees. The row
-- is locked while its tokens are renewed, and goes when the session ends.
CREATE TABLE smart_token (
    launch_id    text        PRIMARY KEY,
    registration text        NOT NULL,
    sealed       text        NOT NULL,
    kept_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);

GRANT SELECT, INSERT, UPDATE, DELETE ON smart_token TO ${appRole};
