package org.sightline.tab.panel.results;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.PanelRow;
import org.sightline.tab.panel.RowFrame;

/**
 * A report or a group, with the results that belong to it.
 *
 * @param conclusion the reporter's words
 * @param notShown what belongs to the report but was not sent, or cannot be shown here
 * @param rows its results, or the first of them
 * @param more how many of its results do not stand here
 */
public record ResultEntry(
        RowFrame frame,
        CodedText title,
        List<Chip> chips,
        ClinicalDate when,
        ShownText conclusion,
        List<ShownText> notShown,
        List<ResultRow> rows,
        int more)
        implements PanelRow<ResultEntry> {

    /** The most results that stand below a report without opening anything. */
    private static final int SHORT = 3;

    /** The most results that stand below a report behind a line; each stands among the tests as well. */
    private static final int MOST = 12;

    public ResultEntry {
        chips = List.copyOf(chips);
        notShown = List.copyOf(notShown);
        rows = List.copyOf(rows);
    }

    @Override
    public ResultEntry withFrame(RowFrame other) {
        return new ResultEntry(other, title, chips, when, conclusion, notShown, rows, more);
    }

    @Override
    public ResultEntry content() {
        List<ResultRow> bare = rows.stream().map(ResultRow::content).toList();
        return new ResultEntry(frame.content(), title, chips, when, conclusion, notShown, bare, more);
    }

    /** With its results, and what was not sent before what cannot be shown. */
    ResultEntry with(List<ShownText> notSent, List<ResultRow> results) {
        List<ShownText> all = Stream.concat(notSent.stream(), notShown.stream()).toList();
        return new ResultEntry(frame, title, chips, when, conclusion, all, results, 0);
    }

    /** What a result of it says it is part of. */
    ShownText words() {
        return ShownText.joined(", ", title.text(), ShownText.of(when.text()));
    }

    /** With so many of its results as a panel among others has room for. */
    ResultEntry shortened() {
        return rows.size() <= MOST
                ? this
                : new ResultEntry(
                        frame,
                        title,
                        chips,
                        when,
                        conclusion,
                        notShown,
                        rows.subList(0, MOST),
                        more + rows.size() - MOST);
    }

    /** Whether its results stand behind a line. */
    public boolean isLong() {
        return rows.size() > SHORT;
    }

    /** Whether it says more than that its results belong together. */
    boolean saysSomething() {
        return rows.isEmpty()
                || !conclusion.isEmpty()
                || !notShown.isEmpty()
                || !chips.isEmpty()
                || !frame.cautions().isEmpty();
    }
}
