package org.sightline.bench;

import java.io.IOException;
import java.time.LocalDate;
import org.sightline.context.UkZone;
import org.sightline.testing.TestDatabase;
import org.sightline.usage.UsageFigures;
import org.sightline.usage.UsageFigures.By;
import org.sightline.usage.UsageQuestion;
import org.sightline.usage.UsedTrail;

/**
 * How much the viewer is used: up to 10,000,000 rows of 5,000 users in 20 organisations over a year, in the order of
 * time as a trail has them. How long it takes to count a day and all of it, and to answer what a page asks.
 */
final class UsageMeasures {

    /** Each second row ends an opening, with what three feeds answered. */
    private static final String FILL = """
            INSERT INTO audit_entry (recorded_at, node, event, outcome, user_issuer, user_subject, user_name, user_role_code,
                user_role_name, organisation_ods, organisation_name, registration, launch_id, door, purpose, nhs_number, tab,
                ip, user_agent, request_id, configuration_version, application_version, feeds)
            SELECT now() - interval '364 days' + interval '364 days' * (n::float8 / %1$d), 'node-a',
                CASE n %% 2 WHEN 0 THEN 'opening' ELSE 'opened' END, 'success', 'https://epr.northgate.example/launch',
                'user-' || u, 'Rita Okafor', 'R800' || u %% 7, 'Role ' || u %% 7, 'RNG01', 'Northgate Hospital',
                'organisation-' || u %% 20, md5((n / 6)::text), 'TOKEN', 'TREAT',
                lpad((4000000000 + (n / 6) * 7919 %% 300000)::text, 10, '0'), 'tab-' || n / 2 %% 12, '192.0.2.7',
                repeat('Mozilla/5.0 ', 20), '0123456789abcdef', 'config-1', '0.1.0',
                CASE n %% 2 WHEN 1 THEN jsonb_build_array(
                    jsonb_build_object('feed', 'a', 'outcome', 'answered', 'detail', '', 'millis', n %% 700),
                    jsonb_build_object('feed', 'b', 'outcome', 'answered', 'detail', '', 'millis', n %% 900),
                    jsonb_build_object('feed', 'c', 'outcome', 'unavailable', 'detail', 'TOO_SLOW: x', 'millis', 4000)) END
            FROM generate_series(1::bigint, %1$d::bigint) AS n, LATERAL (SELECT (n / 6 * 7919) %% 5000 AS u) AS who
            """;

    private final Report report;
    private final boolean quick;

    UsageMeasures(Report report, boolean quick) {
        this.report = report;
        this.quick = quick;
    }

    void run() throws IOException {
        try (GrownTrail trail = new GrownTrail(13)) {
            long rows = quick ? 1_000_000 : 10_000_000;
            trail.fill(FILL.formatted(rows));
            trail.settle();
            count(trail.database(), rows);
            trail.asViewer(database -> ask(new UsageFigures(database)));
        }
    }

    private void count(TestDatabase database, long rows) {
        UsedTrail trail = new UsedTrail(database);
        double[] all = {
            Workbench.timed(() -> {
                while (missing(database) > 0) {
                    trail.counted();
                }
            })
        };
        report.add("counting a year of %,d rows".formatted(rows), all, "s", Double.NaN);
        double[] again = new double[5];
        for (int round = 0; round < again.length; round++) {
            again[round] = Workbench.timed(trail::counted);
        }
        report.add("  the current day again", again, "s", Double.NaN);
    }

    private void ask(UsageFigures figures) {
        UsageQuestion region = new UsageQuestion("", "", "", span());
        UsageQuestion one = new UsageQuestion("organisation-7", "R8001", "tab-3", span());
        timed("figures of the region in a year", figures, region);
        timed("  of a role in one organisation", figures, one);
    }

    private void timed(String what, UsageFigures figures, UsageQuestion question) {
        double[] times = new double[quick ? 5 : 11];
        for (int round = 0; round < times.length; round++) {
            times[round] = Workbench.timed(() -> {
                figures.counted(question.span());
                if (figures.users(question) == 0 || figures.days(question).isEmpty()) {
                    throw new IllegalStateException("nothing was counted");
                }
                figures.weeks(question);
                figures.hours(question);
                for (By by : By.values()) {
                    figures.shares(by, question);
                }
                figures.active(question);
                figures.newUsers(question.registration());
                figures.firstUse(question.registration());
            });
        }
        report.add(what, times, "s", 1.0);
    }

    private static long missing(TestDatabase database) {
        return new UsageFigures(database.database()).counted(span()).missing();
    }

    private static UsageQuestion.Span span() {
        return UsageQuestion.Span.ofWeeks(52, LocalDate.now(UkZone.ID));
    }
}
