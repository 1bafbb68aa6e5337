-- What vouches for a session, out of its launch: sessions are swept by it, however many there are.
ALTER TABLE viewer_session
    ADD COLUMN registration text GENERATED ALWAYS AS (launch ->> 'registration') STORED,
    ADD COLUMN organisation text GENERATED ALWAYS AS (launch #>> '{organisation,value}') STORED,
    -- of a launch token; of a SMART launch the FHIR base
    ADD COLUMN issuer       text GENERATED ALWAYS AS (coalesce(launch ->> 'tokenIssuer', launch ->> 'fhirBaseUrl')) STORED,
    -- of a launch token; of a SMART launch the client id
    ADD COLUMN key_id       text GENERATED ALWAYS AS (coalesce(launch ->> 'keyId', launch ->> 'clientId')) STORED;

CREATE INDEX viewer_session_voucher ON viewer_session (registration, organisation, issuer, key_id, opened_at)
    WHERE ended_at IS NULL;
