package org.sightline.tab.panel;

import java.util.List;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

/**
 * A report with its results, or a single result.
 *
 * @param report whether there is a report around the rows
 * @param conclusion the reporter's words
 * @param notShown what belongs to the report but was not sent, or cannot be shown here
 */
public record ResultEntry(
        RowFrame frame,
        boolean report,
        CodedText title,
        List<Chip> chips,
        ClinicalDate when,
        ShownText conclusion,
        List<ShownText> notShown,
        List<ResultRow> rows)
        implements PanelRow<ResultEntry> {

    public ResultEntry {
        chips = List.copyOf(chips);
        notShown = List.copyOf(notShown);
        rows = List.copyOf(rows);
    }

    static ResultEntry single(ResultRow row) {
        return new ResultEntry(
                row.frame(), false, row.what(), List.of(), row.when(), ShownText.NONE, List.of(), List.of(row));
    }

    @Override
    public ResultEntry withFrame(RowFrame other) {
        List<ResultRow> own = report ? rows : List.of(rows.getFirst().withFrame(other));
        return new ResultEntry(other, report, title, chips, when, conclusion, notShown, own);
    }

    @Override
    public ResultEntry content() {
        List<ResultRow> bare = rows.stream().map(ResultRow::content).toList();
        return new ResultEntry(frame.content(), report, title, chips, when, conclusion, notShown, bare);
    }
}
