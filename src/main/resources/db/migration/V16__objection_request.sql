-- Requests of online forms, which wait for an officer. A request and its answer are inserted and read, never changed.

CREATE TABLE objection_request (
    sequence           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    received_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    nhs_number         text        NOT NULL CHECK (nhs_number ~ '^[0-9]{10}$'),
    change             text        NOT NULL CHECK (change IN ('objected', 'reversed')),
    received_on        date        NOT NULL,
    how_received       text        NOT NULL CHECK (how_received = 'online-form'),
    on_behalf          text        NOT NULL CHECK (on_behalf IN ('patient', 'parent', 'attorney', 'deputy', 'other')),
    representative     text        NOT NULL CHECK (length(representative) <= 200),
    evidence           text        NOT NULL CHECK (length(evidence) BETWEEN 1 AND 300),
    registration       text        NOT NULL,
    token_issuer       text        NOT NULL,
    token_id           text        NOT NULL,
    UNIQUE (token_issuer, token_id)
);

CREATE TABLE objection_answer (
    request            bigint      PRIMARY KEY REFERENCES objection_request,
    answered_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    accepted           boolean     NOT NULL,
    reason             text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    registration       text        NOT NULL,
    organisation_name  text        NOT NULL,
    officer_issuer     text        NOT NULL,
    officer_subject    text        NOT NULL,
    officer_name       text        NOT NULL
);

GRANT SELECT ON objection_request, objection_answer TO ${appRole};
GRANT INSERT (
    nhs_number, change, received_on, how_received, on_behalf, representative, evidence, registration, token_issuer,
    token_id
) ON objection_request TO ${appRole};
GRANT INSERT (
    request, accepted, reason, registration, organisation_name, officer_issuer, officer_subject, officer_name
) ON objection_answer TO ${appRole};
