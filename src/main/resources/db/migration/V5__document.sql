-- A document opened by itself. At "document-opening": which feed, which id, what for. At "document-opened" besides:
-- the version that was read, its real content type, its size and what became of it. Never its title or its content.
ALTER TABLE audit_entry
    ADD COLUMN document jsonb;

GRANT INSERT (document) ON audit_entry TO ${appRole};
