-- Searching the trail by a user's name, as officers do.
CREATE INDEX audit_entry_by_name ON audit_entry (lower(user_name), sequence) WHERE user_name IS NOT NULL;
