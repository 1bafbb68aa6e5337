-- How much the viewer is used, and how feeds answer, by day of the United Kingdom: counted from the audit trail in the
-- background. A day can be counted again at any time, and is while it lasts. Nothing here names a user or a patient.

-- What is there of a day: whether it was counted after its end, and when.
CREATE TABLE usage_counted (
    day         date        PRIMARY KEY,
    counted_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    complete    boolean     NOT NULL
);

-- Tabs that were opened. An empty registration, role or tab stands for all of them together: users and patients cannot
-- be added up, as one of them may be in several.
CREATE TABLE usage_day (
    registration  text      NOT NULL,
    role_code     text      NOT NULL,
    tab           text      NOT NULL,
    day           date      NOT NULL,
    role_name     text      NOT NULL,
    openings      integer   NOT NULL,
    users         integer   NOT NULL,
    patients      integer   NOT NULL,
    -- the openings of each of 24 hours by the clock
    hours         integer[] NOT NULL CHECK (cardinality(hours) = 24),
    PRIMARY KEY (registration, role_code, tab, day)
);

CREATE INDEX usage_day_day ON usage_day (day);

-- Who used it in a week that began on this Monday, by a digest, so that users of several weeks can be counted.
CREATE TABLE usage_week (
    registration  text   NOT NULL,
    week          date   NOT NULL CHECK (extract(isodow FROM week) = 1),
    role_code     text   NOT NULL,
    user_key      bytea  NOT NULL CHECK (length(user_key) = 16),
    tabs          text[] NOT NULL,
    PRIMARY KEY (registration, week, role_code, user_key)
);

CREATE TABLE usage_first (
    registration  text  NOT NULL,
    user_key      bytea NOT NULL CHECK (length(user_key) = 16),
    day           date  NOT NULL,
    PRIMARY KEY (registration, user_key)
);

-- How feeds answered when tabs were opened, by the words of the trail, and in how many milliseconds. An empty
-- registration stands for all of them together.
CREATE TABLE feed_day (
    registration  text    NOT NULL,
    feed          text    NOT NULL,
    day           date    NOT NULL,
    outcome       text    NOT NULL,
    reason        text    NOT NULL,
    readings      integer NOT NULL,
    median        integer NOT NULL,
    percentile95  integer NOT NULL,
    PRIMARY KEY (registration, day, feed, outcome, reason)
);

GRANT SELECT, INSERT, DELETE ON usage_counted, usage_day, usage_week, usage_first, feed_day TO ${appRole};
GRANT UPDATE ON usage_counted, usage_week, usage_first TO ${appRole};

-- The rows of a day. They come in the order of time, so that an index of a few pages is enough and costs an insert nothing.
CREATE INDEX audit_entry_time ON audit_entry USING brin (recorded_at) WITH (pages_per_range = 32, autosummarize = on);
