-- Runs again when the application's role has another name than the last time: that role is then granted what the role
-- before it was granted, which keeps it until its owner takes it away. Nodes that do not migrate may look which
-- migrations were applied.

DO
$body$
DECLARE
    -- the spaces let Flyway see its placeholder
    application regrole := $role$ ${appRole} $role$;
    -- who may seal is the application, and nobody else
    former oid[] := ARRAY(
        SELECT DISTINCT entry.grantee FROM pg_class relation, aclexplode(relation.relacl) entry
        WHERE relation.oid = to_regclass('audit_seal') AND entry.privilege_type = 'INSERT'
          AND entry.grantee NOT IN (0, relation.relowner, application::oid));
    statement text;
BEGIN
    FOR statement IN
        SELECT format('GRANT %s ON %s %s TO %s', entry.privilege_type,
                CASE relation.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relation.oid::regclass, application)
            FROM pg_class relation, aclexplode(relation.relacl) entry
            WHERE relation.relnamespace = current_schema()::regnamespace AND entry.grantee = ANY (former)
        UNION ALL
        SELECT format('GRANT %s (%I) ON %s TO %s',
                entry.privilege_type, columns.attname, columns.attrelid::regclass, application)
            FROM pg_attribute columns JOIN pg_class relation ON relation.oid = columns.attrelid,
                aclexplode(columns.attacl) entry
            WHERE relation.relnamespace = current_schema()::regnamespace AND entry.grantee = ANY (former)
        UNION ALL
        SELECT format('GRANT EXECUTE ON FUNCTION %s TO %s', function.oid::regprocedure, application)
            FROM pg_proc function, aclexplode(function.proacl) entry
            WHERE function.pronamespace = current_schema()::regnamespace AND entry.grantee = ANY (former)
    LOOP
        EXECUTE statement;
    END LOOP;
END
$body$;

GRANT SELECT ON flyway_schema_history TO ${appRole};
