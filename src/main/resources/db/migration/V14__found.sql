-- An opening of which only what holds some words was handed over is told apart.
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_delivery_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_delivery_check
    CHECK (delivery IN ('whole-page', 'as-feeds-answered', 'broken-off', 'printed', 'found'));
