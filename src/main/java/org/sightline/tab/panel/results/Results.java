package org.sightline.tab.panel.results;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.RowOrder;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.TableDefinition;

/**
 * Laboratory results by test, each with its latest value and those before it, and below them the reports: what
 * somebody concluded, and what is only told in words.
 */
public final class Results {

    private static final String SHOWN = "shown";
    private static final RowOrder ABNORMAL_FIRST = RowOrder.LATEST_FIRST.called("abnormal ones first");

    private static final TableDefinition TESTS = TableDefinition.open(
                    "Latest of each test, abnormal ones first", TestResult.COLUMNS)
            .ordered(ABNORMAL_FIRST);
    private static final TableDefinition OLDER_TESTS = TableDefinition.folded(
                    " test{s} last done more than {months} ago", TestResult.COLUMNS)
            .ordered(ABNORMAL_FIRST);
    private static final TableDefinition REPORTS = TableDefinition.open("Reports", ResultReport.COLUMNS);
    private static final TableDefinition OLDER_REPORTS =
            TableDefinition.folded(" report{s} older than {months}", ResultReport.COLUMNS);

    private Results() {}

    public static PanelKind kind() {
        return PanelKind.of("results", Results::show, Set.of("Observation", "DiagnosticReport"))
                .withWindows(Set.of(SHOWN));
    }

    private static Panel show(PanelInput input) {
        ReportedResults received = new ReportedResults(input);
        Instant from = input.monthsBack(SHOWN);
        ByAge<TestSeries> tests = ByAge.of(
                ResultsByTest.of(received.results()), test -> test.when().mayBeSince(from));
        List<ResultReport> reports = received.reports();
        ByAge<ResultReport> telling = ByAge.of(
                reports.stream().filter(ResultReport::saysSomething).toList(),
                report -> report.when().mayBeSince(from));
        List<ResultReport> silent =
                reports.stream().filter(report -> !report.saysSomething()).toList();
        String whose = silent.size() == 1 ? "its" : "their";
        int count = tests.recent().size() + telling.recent().size();
        return new Panel(
                PanelFrame.of(input, "results", count, window(input)),
                "No recent result in what was received.",
                List.of(
                        ofTests(input, TESTS, dated(tests.recent(), true)),
                        ofTests(input, TESTS.titled(TableDefinition.UNDATED).uncut(), dated(tests.recent(), false)),
                        ofTests(input, OLDER_TESTS, tests.older()),
                        ofReports(input, REPORTS, telling.recent()),
                        ofReports(input, OLDER_REPORTS, telling.older()),
                        ofReports(
                                input,
                                TableDefinition.folded(
                                        " report{s} without words of " + whose + " own: the results stand above",
                                        ResultReport.COLUMNS),
                                silent)),
                List.of());
    }

    private static List<TestSeries> dated(List<TestSeries> tests, boolean known) {
        return tests.stream().filter(test -> test.when().isKnown() == known).toList();
    }

    /** What the panel shows at once, and what it folds away. */
    private record ByAge<E>(List<E> recent, List<E> older) {

        static <E> ByAge<E> of(List<E> all, Predicate<E> isRecent) {
            return new ByAge<>(
                    all.stream().filter(isRecent).toList(),
                    all.stream().filter(isRecent.negate()).toList());
        }
    }

    private static Table ofTests(PanelInput input, TableDefinition table, List<TestSeries> tests) {
        boolean alone = input.place().alone();
        return table.of(input, tests, test -> test.row(alone), TestSeries::references);
    }

    private static Table ofReports(PanelInput input, TableDefinition table, List<ResultReport> reports) {
        return table.of(
                input,
                reports,
                report -> report.row().row(),
                report -> report.row().references());
    }

    private static String window(PanelInput input) {
        String asked = input.definition().asked();
        return "Shown: tests of the last " + input.definition().months(SHOWN) + " months. "
                + (asked.isEmpty()
                        ? "Sources were asked for all results."
                        : "Sources were asked for results " + asked + ".");
    }
}
