-- Who looked at a patient's record, asked by the patient. The NHS numbers that a source gives as former ones of the patient
-- of an opening: a merged patient's earlier launches stand under them.
ALTER TABLE audit_entry
    ADD COLUMN former_numbers jsonb;

GRANT INSERT (former_numbers) ON audit_entry TO ${appRole};

-- Few openings have any; both directions are asked.
CREATE INDEX audit_entry_has_former ON audit_entry (nhs_number) WHERE former_numbers IS NOT NULL;
CREATE INDEX audit_entry_former ON audit_entry USING gin (former_numbers jsonb_path_ops)
    WHERE former_numbers IS NOT NULL;

-- What else is kept of a patient.
CREATE INDEX override_entry_patient ON override_entry (nhs_number);
CREATE INDEX problem_report_patient ON problem_report (nhs_number) WHERE nhs_number IS NOT NULL;
CREATE INDEX objection_request_patient ON objection_request (nhs_number);
CREATE INDEX viewer_session_patient ON viewer_session ((launch #>> '{patient,nhsNumber,digits}'));

-- Tokens by which registered systems search the trail, for some minutes. Only their SHA-256 is kept.
CREATE TABLE trail_access_token (
    token_hash   bytea       PRIMARY KEY CHECK (length(token_hash) = 32),
    registration text        NOT NULL,
    expires_at   timestamptz NOT NULL
);

CREATE INDEX trail_access_token_expiry ON trail_access_token (expires_at);

GRANT SELECT, INSERT, DELETE ON trail_access_token TO ${appRole};
