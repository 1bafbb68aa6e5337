package org.sightline.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.sightline.context.NhsNumber;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailQuestion;
import org.sightline.trail.WhoseUsers;

/**
 * Who looked at my record: from 10,000 to 10,000,000 rows over eight years of monthly partitions, of a patient with 120
 * rows and of one with 12,000, the first page, a late one and a part of the file. Each first time is with what the server
 * has in memory by chance, on a new connection; the later ones are medians on one that is kept, as in the viewer.
 */
final class PatientTrailMeasures {

    private static final NhsNumber SELDOM = new NhsNumber("9990000018");
    private static final NhsNumber OFTEN = new NhsNumber("9990000026");
    private static final int ROWS_OF_SELDOM = 120;
    private static final int ROWS_OF_OFTEN = 12_000;

    /** About 750 octets a row, six of each launch; {@code nhs_number} is that of one of many patients. */
    private static final String FILL = """
            INSERT INTO audit_entry (recorded_at, node, event, outcome, user_issuer, user_subject, user_name, user_role_name,
                organisation_ods, organisation_name, registration, launch_id, door, purpose, nhs_number, tab,
                ip, user_agent, request_id, configuration_version, application_version)
            SELECT now() - random() * interval '2880 days', 'node-a', 'opening', 'success',
                'https://epr.northgate.example/launch', 'user-' || n %% 5000, 'Rita Okafor', 'Nurse', 'RNG01',
                'Northgate Hospital', 'northgate-' || n %% 7, md5((n / 6)::text), 'TOKEN', 'TREAT', %s, 'summary',
                '192.0.2.7', repeat('Mozilla/5.0 ', 30), '0123456789abcdef', 'config-1', '0.1.0'
            FROM generate_series(%d::bigint, %d::bigint) AS n
            """;

    private static final String ANYBODY = "lpad((4000000000 + (n / 6) * 7919 % 300000)::text, 10, '0')";

    private final Report report;
    private final boolean quick;

    PatientTrailMeasures(Report report, boolean quick) {
        this.report = report;
        this.quick = quick;
    }

    /** Over ninety-six months: the partitions that eight years of retention come to. */
    void run() throws IOException {
        try (GrownTrail grown = new GrownTrail(96)) {
            fill(grown, "'" + SELDOM.digits() + "'", 1, ROWS_OF_SELDOM);
            long rows = ROWS_OF_SELDOM;
            for (long wanted :
                    quick ? new long[] {10_000, 100_000} : new long[] {10_000, 100_000, 1_000_000, 10_000_000}) {
                fill(grown, ANYBODY, rows + 1, wanted);
                rows = wanted;
                if (wanted == 100_000) {
                    fill(grown, "'" + OFTEN.digits() + "'", 20_000_000, 20_000_000 + ROWS_OF_OFTEN - 1);
                }
                grown.settle();
                grown.asViewer(database -> measure(new PatientTrail(database), wanted));
            }
        }
    }

    private void measure(PatientTrail trail, long rows) {
        String of = " of %,d rows".formatted(rows);
        timed("page of a patient with 120 rows," + of, () -> page(trail, SELDOM, 0, ROWS_OF_SELDOM));
        if (rows >= 100_000) {
            timed("  of a patient with 12,000 rows", () -> page(trail, OFTEN, 0, ROWS_OF_OFTEN));
            timed("  their fortieth page", () -> page(trail, OFTEN, 40 * 25, ROWS_OF_OFTEN));
            timed("  a part of their file", () -> part(trail));
        }
    }

    private void timed(String what, Runnable work) {
        report.add(what + ", first", new double[] {Workbench.timed(work)}, "s", 1.0);
        double[] again = new double[quick ? 5 : 11];
        for (int round = 0; round < again.length; round++) {
            again[round] = Workbench.timed(work);
        }
        report.add("    again", again, "s", 1.0);
    }

    private static void page(PatientTrail trail, NhsNumber patient, int skipped, long expected) {
        List<NhsNumber> numbers = trail.numbers(patient);
        PatientTrail.Page page = trail.page(question(numbers, trail.now()), skipped, 25);
        if (page.entries() != expected || page.rows().isEmpty()) {
            throw new IllegalStateException(page.entries() + " rows");
        }
    }

    private static void part(PatientTrail trail) {
        Instant now = trail.now();
        if (trail.before(question(List.of(OFTEN), now), now, 0, 1_000).size() != 1_000) {
            throw new IllegalStateException("not a whole part");
        }
    }

    private static TrailQuestion question(List<NhsNumber> numbers, Instant until) {
        return new TrailQuestion(numbers, new WhoseUsers.OfEverybody(), TrailQuestion.EVER, until);
    }

    private static void fill(GrownTrail trail, String patient, long first, long last) {
        trail.fill(FILL.formatted(patient, first, last));
    }
}
