package org.sightline.tab.panel.results;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.tab.panel.Fold;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelView;
import org.sightline.tab.panel.RowFrame;

/**
 * What the results panel shows.
 *
 * @param tests the tests done lately, abnormal ones first
 * @param olderTests those last done before the window, behind a line; none if there are none
 * @param reports the reports of the window that say something of their own, latest first
 * @param otherReports older ones, and those that only hold results, each behind a line
 */
public record ResultsView(
        PanelFrame frame,
        Fold<TestRow> tests,
        List<Fold<TestRow>> olderTests,
        Fold<ResultEntry> reports,
        List<Fold<ResultEntry>> otherReports)
        implements PanelView {

    public ResultsView {
        olderTests = List.copyOf(olderTests);
        otherReports = List.copyOf(otherReports);
    }

    /** Whether anything stands behind a line. */
    public boolean isFolded() {
        return !olderTests.isEmpty() || !otherReports.isEmpty();
    }

    @Override
    public Stream<RowFrame> rows() {
        Stream<RowFrame> ofTests = Stream.concat(Stream.of(tests), olderTests.stream())
                .flatMap(fold -> fold.rows().stream())
                .flatMap(TestRow::frames);
        Stream<RowFrame> ofReports = Stream.concat(Stream.of(reports), otherReports.stream())
                .flatMap(fold -> fold.rows().stream())
                .flatMap(entry -> Stream.concat(
                        Stream.of(entry.frame()), entry.rows().stream().map(ResultRow::frame)));
        return Stream.concat(ofTests, ofReports);
    }
}
