package org.sightline.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sightline.context.LaunchId;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** What is in the trail, and what is expected to be. */
final class AuditRows {

    private AuditRows() {}

    /** Every row in order, without the columns that are NULL and those that only the database knows. */
    static List<Map<String, Object>> of(TestDatabase database) {
        return database.asApplication()
                .withHandle(h -> h.createQuery("SELECT * FROM audit_entry ORDER BY sequence")
                        .map((columns, _) -> {
                            Map<String, Object> row = new TreeMap<>();
                            for (int i = 1; i <= columns.getMetaData().getColumnCount(); i++) {
                                Object value = columns.getObject(i);
                                if (value != null) {
                                    row.put(
                                            columns.getMetaData().getColumnName(i),
                                            value instanceof Long number ? number : value.toString());
                                }
                            }
                            row.remove("recorded_at");
                            row.remove("transaction_id");
                            return row;
                        })
                        .list());
    }

    /** The columns that a launch of Ivy's record by Rita fills. */
    static Map<String, Object> ritaAndIvy(LaunchId launchId) {
        Map<String, Object> row = new TreeMap<>();
        row.put("user_issuer", "https://epr.northgate.example/launch");
        row.put("user_subject", "rita.okafor");
        row.put("user_name", "Rita Okafor");
        row.put(
                "user_identifiers",
                "[{\"value\": \"555000000001\", \"system\": \"https://fhir.nhs.uk/Id/sds-user-id\"}]");
        row.put("user_role_system", Launches.JOB_ROLE);
        row.put("user_role_code", "R8001");
        row.put("user_role_name", "Nurse");
        row.put("organisation_ods", "RNG01");
        row.put("organisation_name", "Northgate Hospital");
        row.put("registration", "northgate");
        row.put("launch_id", launchId.value());
        row.put("door", "TOKEN");
        row.put("token_id", "token-1");
        row.put("key_id", "2026-11");
        row.put("purpose", "TREAT");
        row.put("nhs_number", "9990000018");
        return row;
    }

    /** The columns that the caller and the node fill. */
    static Map<String, Object> surroundings() {
        return Map.of(
                "node", "node-a",
                "ip", "192.0.2.7",
                "user_agent", "Mozilla/5.0",
                "request_id", "0123456789abcdef",
                "configuration_version", "config-1",
                "application_version", "0.1.0");
    }
}
