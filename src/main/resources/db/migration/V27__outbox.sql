-- What somebody outside has to be told. A message is written together with the audit entry of what it is about, and sent
-- afterwards by whichever node comes first; it is tried again until it is taken, with growing pauses.

CREATE TABLE outbox_message (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    written_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- by their name in launch-config/alerts.yaml: how they are reached is looked up when it is sent
    recipient     text        NOT NULL,
    occasion      text        NOT NULL,
    registration  text        NOT NULL,
    reference     text        NOT NULL,
    -- what the configuration lets it say besides; emptied once it is sent
    details       jsonb       NOT NULL,
    due_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts      integer     NOT NULL DEFAULT 0,
    -- what went wrong with the last attempt
    fault         text        CHECK (length(fault) <= 300),
    sent_at       timestamptz
);

CREATE INDEX outbox_message_due ON outbox_message (due_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_message_recipient ON outbox_message (recipient, id) WHERE sent_at IS NULL;
CREATE INDEX outbox_message_listing ON outbox_message (registration, id);

GRANT SELECT, DELETE ON outbox_message TO ${appRole};
GRANT INSERT (recipient, occasion, registration, reference, details) ON outbox_message TO ${appRole};
GRANT UPDATE (details, due_at, attempts, fault, sent_at) ON outbox_message TO ${appRole};
