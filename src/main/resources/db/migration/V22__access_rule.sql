-- By which rule a role was let in or refused: the group of roles in access.yaml, and who narrowed what it is shown.

ALTER TABLE audit_entry
    ADD COLUMN access_rule text;

GRANT INSERT (access_rule) ON audit_entry TO ${appRole};
