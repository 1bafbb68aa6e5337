-- By which tab files and lists of codes a page was made: the rows of openings name it by its checksum, and a row
-- "content-in-force" says once for each node and month what that is: files, versions and checksums.
ALTER TABLE audit_entry
    ADD COLUMN content_version text CHECK (content_version ~ '^sha256:[0-9a-f]{64}$'),
    ADD COLUMN content jsonb;

GRANT INSERT (content_version, content) ON audit_entry TO ${appRole};

CREATE INDEX audit_entry_content ON audit_entry (content_version, recorded_at) WHERE content IS NOT NULL;
