-- How what was opened reached the reader: in one page, piece by piece as feeds answered, or only in part because the
-- reader had gone. What of each panel was handed over, and after how many milliseconds, stands in "shown".
ALTER TABLE audit_entry
    ADD COLUMN delivery text CHECK (delivery IN ('whole-page', 'as-feeds-answered', 'broken-off'));

GRANT INSERT (delivery) ON audit_entry TO ${appRole};
