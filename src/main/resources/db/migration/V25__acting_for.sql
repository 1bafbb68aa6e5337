-- For whom a user acts, by identifier and name: {"identifier": {"system": …, "value": …}, "name": …}. Of an attempt that was
-- refused, for whom the user of the launch acts that it was made at.
ALTER TABLE audit_entry
    ADD COLUMN acting_for jsonb;

GRANT INSERT (acting_for) ON audit_entry TO ${appRole};

-- As officers read it: name, system and value.
ALTER TABLE problem_report
    ADD COLUMN acting_for text;

GRANT INSERT (acting_for) ON problem_report TO ${appRole};

ALTER TABLE override_entry
    ADD COLUMN acting_for text;

GRANT INSERT (acting_for) ON override_entry TO ${appRole};

-- Of a session whose user acts for somebody, their role and that somebody's identifier system: whether they may depends
-- on these besides what vouches for the session.
ALTER TABLE viewer_session
    ADD COLUMN acting_as text GENERATED ALWAYS AS (CASE
        WHEN launch #>> '{actingFor,identifier,system}' IS NULL THEN ''
        ELSE (launch #>> '{practitioner,role,system}') || chr(10) || (launch #>> '{practitioner,role,code}')
            || chr(10) || (launch #>> '{actingFor,identifier,system}') END) STORED;

DROP INDEX viewer_session_voucher;

CREATE INDEX viewer_session_voucher
    ON viewer_session (registration, organisation, issuer, key_id, acting_as, opened_at) WHERE ended_at IS NULL;
