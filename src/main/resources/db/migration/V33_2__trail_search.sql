-- Searching the trail without a patient: by user, organisation, outcome, launch, request or document, the latest first.
CREATE INDEX audit_entry_by_subject ON audit_entry (user_subject, sequence) WHERE user_subject IS NOT NULL;
CREATE INDEX audit_entry_by_ods ON audit_entry (organisation_ods, sequence) WHERE organisation_ods IS NOT NULL;
CREATE INDEX audit_entry_by_registration ON audit_entry (registration, sequence) WHERE registration IS NOT NULL;
CREATE INDEX audit_entry_by_launch ON audit_entry (launch_id, sequence) WHERE launch_id IS NOT NULL;
CREATE INDEX audit_entry_by_request ON audit_entry (request_id, sequence) WHERE request_id IS NOT NULL;
CREATE INDEX audit_entry_by_document ON audit_entry ((document ->> 'id'), sequence) WHERE document IS NOT NULL;
CREATE INDEX audit_entry_refused ON audit_entry (sequence) WHERE outcome = 'refused';
CREATE INDEX audit_entry_by_identifier ON audit_entry USING gin (user_identifiers jsonb_path_ops)
    WHERE user_identifiers IS NOT NULL;
