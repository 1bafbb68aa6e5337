-- An opening by which it was only asked whether the record is restricted: no row of it could be written before.
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_delivery_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_delivery_check
    CHECK (delivery IN ('whole-page', 'as-feeds-answered', 'broken-off', 'printed', 'found', 'asked-only'));
