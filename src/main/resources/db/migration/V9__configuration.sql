-- A change of the launch configuration on a node: at "configuration-changed" the versions before and after and the
-- files, at "configuration-refused" the version that stays, the one that was refused, the files and how many errors.
ALTER TABLE audit_entry
    ADD COLUMN configuration jsonb;

GRANT INSERT (configuration) ON audit_entry TO ${appRole};

-- Which configuration each running node has in force: nodes that differ for longer than a change takes are an alarm.
CREATE TABLE node_configuration (
    node       text        PRIMARY KEY CHECK (length(node) <= 300),
    version    text        NOT NULL,
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

GRANT SELECT, INSERT, UPDATE, DELETE ON node_configuration TO ${appRole};
