-- An objection to parts of the record names feeds, categories or both, by the ids of launch-config; one that names nothing
-- is to the whole record, as all were before.

ALTER TABLE objection_entry
    ADD COLUMN feeds      text[] NOT NULL DEFAULT '{}',
    ADD COLUMN categories text[] NOT NULL DEFAULT '{}';

ALTER TABLE objection_request
    ADD COLUMN feeds      text[] NOT NULL DEFAULT '{}',
    ADD COLUMN categories text[] NOT NULL DEFAULT '{}';

GRANT INSERT (feeds, categories) ON objection_entry, objection_request TO ${appRole};
