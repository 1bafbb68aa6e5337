-- An opening for paper is told apart: what is printed leaves the screen.
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_delivery_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_delivery_check
    CHECK (delivery IN ('whole-page', 'as-feeds-answered', 'broken-off', 'printed'));
