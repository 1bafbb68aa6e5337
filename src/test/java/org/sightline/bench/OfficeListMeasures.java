package org.sightline.bench;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.LaunchHistory;
import org.sightline.audit.Trails;
import org.sightline.context.Duty;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.database.Database;
import org.sightline.watch.AlertCases;
import org.sightline.watch.Cases;

/**
 * Lists of the office: a million alerts of seven organisations, one in ten open, and a million refused launches of one
 * organisation over eight years. The first page with its count, the next, and one from far below, each with the entry
 * that it was looked at.
 */
final class OfficeListMeasures {

    private static final int ROWS = 1_000_000;

    private static final String CASES = """
            INSERT INTO alert_case (reference, opened_at, rule, kind, registration, subject, round, day, user_name,
                user_role_name, nhs_number, summary, four_eyes)
            SELECT translate(regexp_replace(lpad(n::text, 9, '0'), '(...)(...)(...)', '\\1-\\2-\\3'), '0123456789',
                    '34679ACDEF'), now() - (1 - n / %1$d.0) * interval '364 days', rule, rule, 'northgate-' || n %% 7,
                's' || n, 1, current_date, 'Rita Okafor', 'Nurse', '9990000018', 'Opened in the middle of the night.', false
            FROM generate_series(1, %1$d) AS n,
                LATERAL (SELECT CASE WHEN n %% 5000 = 7 THEN 'own-record' ELSE 'out-of-hours' END AS rule) AS of
            """.formatted(ROWS);

    private static final String EVIDENCE =
            "INSERT INTO alert_evidence SELECT reference, number, opened_at FROM alert_case";

    private static final String VERDICTS = """
            INSERT INTO alert_verdict (reference, outcome, words, officer_issuer, officer_subject, officer_name, closes)
            SELECT reference, 'justified', 'On call.', 'i', 's', 'Tobias Wren', true FROM alert_case WHERE number % 10 <> 0
            """;

    private static final String LAUNCHES = """
            INSERT INTO audit_entry (recorded_at, event, outcome, reason, node, configuration_version,
                application_version, registration, refusal_reference, door, ip, user_agent)
            SELECT now() - (1 - n / %1$d.0) * interval '2880 days', 'launch-refused', 'refused', 'EXPIRED', 'n', 'c', 'a',
                'northgate-1', 'AAA-AAA-AAA', 'TOKEN', '192.0.2.7', repeat('Mozilla/5.0 ', 25)
            FROM generate_series(1, %1$d) AS n
            """.formatted(ROWS);

    private final Report report;
    private final boolean quick;

    OfficeListMeasures(Report report, boolean quick) {
        this.report = report;
        this.quick = quick;
    }

    void run() throws IOException {
        try (GrownTrail trail = new GrownTrail(96)) {
            trail.fill(CASES);
            trail.fill(EVIDENCE);
            trail.fill(VERDICTS);
            trail.fill(LAUNCHES);
            trail.settle();
            trail.asViewer(this::measure);
        }
    }

    private void measure(Database database) {
        AlertCases cases = Cases.on(database);
        for (Duty duty : new Duty[] {Duty.REGIONAL_PRIVACY_OFFICER, Duty.PRIVACY_OFFICER}) {
            Officer officer = new Officer(
                    new OfficeUser("https://login.northgate.example", "ruth", "Ruth"),
                    "northgate-1",
                    "N",
                    Set.of(duty));
            String whose = duty == Duty.PRIVACY_OFFICER ? "an organisation's" : "a region's";
            for (AlertCases.Which which : AlertCases.Which.values()) {
                timed(whose + " alerts, " + which.code(), after -> page(cases, officer, which, "", after), ROWS / 20);
            }
            timed(
                    whose + " open alerts of a rule that seldom finds any",
                    after -> page(cases, officer, AlertCases.Which.OPEN, "own-record", after),
                    ROWS / 20);
            time("  figures by month", () -> cases.figures(officer).size());
        }
        LaunchHistory history = Trails.history(database);
        timed(
                "refused launches",
                after -> history.refused("northgate-1", LaunchHistory.Proof.PROVED, after)
                        .next(),
                ROWS / 20);
    }

    private static long page(AlertCases cases, Officer officer, AlertCases.Which which, String rule, long after) {
        return cases.page(officer, new AlertCases.Filter(which, rule), after, Caller.OURSELVES)
                .cases()
                .next();
    }

    /** @param low a number that few rows are below */
    private void timed(String what, LongUnaryOperator page, long low) {
        long next = time(what + ", first page of 1,000,000", () -> page.applyAsLong(0));
        time("  the page after it", () -> page.applyAsLong(next));
        time("  the page from far below", () -> page.applyAsLong(low));
    }

    /** What the work came to the last time. */
    private long time(String what, LongSupplier work) {
        AtomicLong last = new AtomicLong();
        double[] times = new double[quick ? 5 : 11];
        for (int round = 0; round < times.length; round++) {
            times[round] = Workbench.timed(() -> last.set(work.getAsLong()));
        }
        report.add(what, times, "s", 1.0);
        return last.get();
    }
}
