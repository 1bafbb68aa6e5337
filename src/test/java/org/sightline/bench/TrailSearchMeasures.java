package org.sightline.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sightline.trail.TrailSearch;
import org.sightline.trail.WhoseUsers;

/**
 * The trail searched without a patient, over the 31 days that may be asked for at once: ten million rows of ten months, of
 * which a month has a million; by one who is there often, seldom and never.
 */
final class TrailSearchMeasures {

    /** About 750 octets a row; of 5,000 users one is seldom there, and so are an organisation and a refusal. */
    private static final String FILL = """
            INSERT INTO audit_entry (recorded_at, node, event, outcome, reason, user_issuer, user_subject, user_name,
                user_identifiers, user_role_name, organisation_ods, organisation_name, registration, launch_id, door, purpose,
                nhs_number, tab, ip, user_agent, request_id, configuration_version, application_version)
            SELECT now() - (1 - n / %1$d.0) * interval '%2$d days', 'node-a', 'opening',
                CASE WHEN n %% 5000 = 7 THEN 'refused' ELSE 'success' END, NULL, 'https://epr.northgate.example/launch',
                CASE WHEN n %% 300000 = 11 THEN 'seldom' ELSE 'user-' || n %% 5000 END, 'Rita Okafor',
                jsonb_build_array(jsonb_build_object('system', 'https://fhir.nhs.uk/Id/sds-user-id', 'value',
                    CASE WHEN n %% 300000 = 11 THEN '555000000001' ELSE (555100000000 + n %% 5000)::text END)),
                'Nurse', CASE WHEN n %% 300000 = 11 THEN 'RSL01' ELSE 'RNG01' END, 'Northgate Hospital',
                CASE WHEN n %% 300000 = 11 THEN 'seldom' ELSE 'northgate-' || n %% 7 END, md5((n / 6)::text), 'TOKEN', 'TREAT',
                lpad((4000000000 + (n / 6) * 7919 %% 300000)::text, 10, '0'), 'summary', '192.0.2.7',
                repeat('Mozilla/5.0 ', 25), md5(n::text), 'config-1', '0.1.0'
            FROM generate_series(1, %1$d::bigint) AS n
            """;

    private final Report report;
    private final boolean quick;

    TrailSearchMeasures(Report report, boolean quick) {
        this.report = report;
        this.quick = quick;
    }

    void run() throws IOException {
        try (GrownTrail trail = new GrownTrail(12)) {
            int rows = quick ? 1_000_000 : 10_000_000;
            trail.fill(FILL.formatted(rows, rows / 33_000));
            trail.settle();
            trail.asViewer(database -> measure(new TrailSearch(database), rows));
        }
    }

    private void measure(TrailSearch search, int rows) {
        String of = " of %,d rows, without a patient".formatted(rows);
        timed("latest 51" + of, search, all(null, null, null));
        timed("  of a user", search, all("user-77", null, null));
        timed("  of a user who is seldom there", search, all("seldom", null, null));
        timed("  of one by an identifier", search, all("555000000001", null, null));
        timed("  of nobody", search, all("nobody", null, null));
        timed("  of an organisation that is seldom there", search, all("RSL01", null, null));
        timed("  refused", search, all(null, null, "refused"));
        timed("  of a user, refused", search, all("user-77", null, "refused"));
        timed("  of a request that there is not", search, all(null, "0123456789abcdef", null));
        timed("  of one organisation's system", search, one("northgate-3", "user-77"));
        timed("  of one that is seldom there, nobody", search, one("seldom", "nobody"));
    }

    private static TrailSearch.Asked all(@Nullable String agent, @Nullable String entity, @Nullable String outcome) {
        return asked(new WhoseUsers.OfEverybody(), agent, entity, outcome);
    }

    private static TrailSearch.Asked one(String registration, String agent) {
        return asked(new WhoseUsers.OfOrganisation(registration), agent, null, null);
    }

    private static TrailSearch.Asked asked(
            WhoseUsers whose, @Nullable String agent, @Nullable String entity, @Nullable String outcome) {
        Instant now = Instant.now();
        return new TrailSearch.Asked(
                null,
                whose,
                now.minus(Duration.ofDays(31)),
                now,
                new TrailSearch.Filters(agent, true, entity, outcome, null, null));
    }

    private void timed(String what, TrailSearch search, TrailSearch.Asked asked) {
        double[] times = new double[quick ? 5 : 11];
        for (int round = 0; round < times.length; round++) {
            times[round] = Workbench.timed(() -> search.find(asked, Long.MAX_VALUE, 51));
        }
        report.add(what + ", first", new double[] {times[0]}, "s", 1.0);
        report.add("    again", times, "s", 1.0);
    }
}
