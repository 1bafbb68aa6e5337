package org.sightline.tab.panel.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sightline.tab.panel.Fold;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;

/**
 * Laboratory results by test, each with its latest value and those before it, and below them the reports: what
 * somebody concluded, and what is only told in words.
 */
public final class Results implements PanelKind {

    private static final String SHOWN = "shown";

    @Override
    public String name() {
        return "results";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Observation", "DiagnosticReport");
    }

    @Override
    public Set<String> windows() {
        return Set.of(SHOWN);
    }

    @Override
    public ResultsView show(PanelInput input) {
        ReportedResults received = new ReportedResults(input);
        Instant from = input.monthsBack(SHOWN);
        int months = input.definition().months(SHOWN);
        Predicate<TestRow> lately = test -> test.latest().when().mayBeSince(from);
        List<TestRow> all = TestRows.of(received.results(), input.place().alone());
        List<TestRow> tests = all.stream().filter(lately).toList();
        List<TestRow> older = all.stream().filter(lately.negate()).toList();
        List<ResultEntry> reports = received.reports().stream()
                .map(report -> input.place().alone() ? report : report.shortened())
                .toList();
        List<ResultEntry> lateReports =
                telling(reports).filter(r -> r.when().mayBeSince(from)).toList();
        String asked = input.definition().asked();
        return new ResultsView(
                PanelFrame.of(input, "results", asked, tests.size() + lateReports.size(), window(months, asked)),
                Fold.of(input, "Latest of each test, abnormal ones first", tests),
                folds(
                        input,
                        older,
                        older.size() == 1 ? " test" : " tests",
                        " last done more than " + months + " months ago"),
                Fold.of(input, "Reports", lateReports),
                otherReports(input, months, from, reports));
    }

    private static List<Fold<ResultEntry>> otherReports(
            PanelInput input, int months, Instant from, List<ResultEntry> reports) {
        List<ResultEntry> older =
                telling(reports).filter(r -> !r.when().mayBeSince(from)).toList();
        List<ResultEntry> silent =
                reports.stream().filter(r -> !r.saysSomething()).toList();
        List<Fold<ResultEntry>> folds = new ArrayList<>();
        folds.addAll(
                folds(input, older, older.size() == 1 ? " report" : " reports", " older than " + months + " months"));
        folds.addAll(folds(
                input,
                silent,
                silent.size() == 1 ? " report" : " reports",
                " without words of " + (silent.size() == 1 ? "its" : "their") + " own: the results stand above"));
        return folds;
    }

    private static <R> List<Fold<R>> folds(PanelInput input, List<R> rows, String what, String which) {
        return rows.isEmpty() ? List.of() : List.of(Fold.of(input, rows.size() + what + which, rows));
    }

    private static Stream<ResultEntry> telling(List<ResultEntry> reports) {
        return reports.stream().filter(ResultEntry::saysSomething);
    }

    private static String window(int months, String asked) {
        return "Shown: tests of the last " + months + " months. "
                + (asked.isEmpty()
                        ? "Sources were asked for all results."
                        : "Sources were asked for results " + asked + ".");
    }
}
