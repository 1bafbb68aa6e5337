-- The latest refused attempts at records that an organisation launched.
CREATE INDEX audit_entry_attempt ON audit_entry (registration, recorded_at) WHERE event = 'attempt-refused';
