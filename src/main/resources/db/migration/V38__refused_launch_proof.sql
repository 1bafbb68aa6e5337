-- Whether a refused launch is proved to be of the organisation that it names, or only names it, which anybody can. Rows from
-- before this was told apart have neither, and stand with those that are proved.
ALTER TABLE audit_entry ADD COLUMN proof text;

GRANT INSERT (proof) ON audit_entry TO ${appRole};

-- each kind page by page, whatever there is of the other
CREATE INDEX audit_entry_refused_launch ON audit_entry (registration, recorded_at)
    WHERE event = 'launch-refused' AND proof IS DISTINCT FROM 'named';
CREATE INDEX audit_entry_named_launch ON audit_entry (registration, recorded_at)
    WHERE event = 'launch-refused' AND proof = 'named';
