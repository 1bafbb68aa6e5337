package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.tab.panel.chart.TimelinePicture;

/**
 * A panel laid out as one or more tables of the same make: what, a few columns, date and source.
 *
 * @param nothing what to say when only folded tables have rows, such as {@code No alert is active in what was received.}
 * @param tables the tables that have rows, and lines that stand instead of one
 * @param summary what the banner says of it, if it has a place of its own there
 * @param asked what was asked of whom, in sentences; empty until it is known
 * @param picture what stands before the tables, if anything
 */
public record Panel(
        PanelFrame frame,
        String nothing,
        List<Table> tables,
        List<BannerLine> bannerLines,
        @Nullable TimelinePicture picture,
        @Nullable BannerSummary summary,
        List<String> asked) {

    public Panel(PanelFrame frame, String nothing, List<Table> tables, List<BannerLine> bannerLines) {
        this(
                frame,
                nothing,
                tables.stream()
                        .filter(table -> table.total() > 0 || table.isStatement())
                        .toList(),
                List.copyOf(bannerLines),
                null,
                null,
                List.of());
    }

    public Panel withBannerLines(List<BannerLine> lines) {
        return new Panel(frame, nothing, tables, lines, picture, summary, asked);
    }

    public Panel withSummary(BannerSummary other) {
        return new Panel(frame, nothing, tables, bannerLines, picture, other, asked);
    }

    public Panel withPicture(TimelinePicture other) {
        return new Panel(frame, nothing, tables, bannerLines, other, summary, asked);
    }

    public Panel withAsked(List<String> sentences) {
        return new Panel(frame, nothing, tables, bannerLines, picture, summary, List.copyOf(sentences));
    }

    /** Every row on the page, folded ones included, for the audit trail. */
    public Stream<RowFrame> rows() {
        return tables.stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(Row::frames)
                .filter(frame -> !frame.references().isEmpty());
    }

    /** Whether there are rows, but none to be seen without opening something, and that has to be said. */
    public boolean isOnlyFolded() {
        return !nothing.isEmpty() && !tables.isEmpty() && tables.stream().allMatch(Table::folded);
    }

    /** Whether it has nothing to show, and says so in a line among others. */
    public boolean isBrief() {
        return tables.isEmpty() && picture == null && summary == null && frame.isBrief();
    }

    /** Whether it is a line that opens; never where it was opened itself. */
    public boolean isFolded() {
        return !frame.place().alone()
                && (frame.fold()
                                .hides(tables.stream()
                                        .filter(table -> !table.folded())
                                        .toList())
                        || (tables.isEmpty() && frame.isQuiet()));
    }

    /** The version-stamped references of all that it stands for: shown, behind a count or a line, or told of. */
    public Stream<String> placed() {
        return Stream.concat(
                tables.stream().flatMap(table -> table.extent().entries().stream()), references().stream());
    }

    /** The version-stamped references of everything shown. */
    public List<String> references() {
        return rows().flatMap(row -> row.references().stream()).distinct().toList();
    }
}
