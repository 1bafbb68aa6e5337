-- Feedback on the viewer and ideas for using the record are kept as reports are, and without the patient: they are about
-- none, whoever's record was open.

ALTER TABLE problem_report
    DROP CONSTRAINT problem_report_kind_check,
    ADD CONSTRAINT problem_report_kind_check CHECK (kind IN (
        'wrong-patient', 'wrong-or-out-of-date', 'missing', 'shown-twice', 'unreadable', 'should-not-be-shown', 'other',
        'feedback', 'idea')),
    ALTER COLUMN nhs_number DROP NOT NULL,
    ADD CONSTRAINT problem_report_patient_check CHECK (
        CASE WHEN kind IN ('feedback', 'idea') THEN nhs_number IS NULL AND feed IS NULL ELSE nhs_number IS NOT NULL END);
