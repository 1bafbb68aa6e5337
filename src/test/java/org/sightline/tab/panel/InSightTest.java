package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.Table.Fold;

/** What of a long list is in sight without opening anything. */
class InSightTest {

    private static final Columns COLUMNS = new Columns("What", List.of(), "Date and source");

    /** @param pressing which of the rows has a warning, counted from 1; 0 for none */
    private static Table table(int rows, int pressing) {
        return Table.uncut(
                "",
                false,
                COLUMNS,
                IntStream.rangeClosed(1, rows)
                        .mapToObj(number -> row(number == pressing))
                        .toList());
    }

    private static Row row(boolean pressing) {
        return new Row(
                RowFrame.ofNothing(List.of()),
                CodedText.ofText("Something"),
                pressing ? Chip.of(Tone.WARNING, "High").toList() : List.of(),
                List.of());
    }

    @Test
    @DisplayName("SHELL-GLANCE a panel is a line only where its line hides more than one row, and none with a caution")
    void aPanelThatHasToBeLookedAtIsNoLine() {
        assertTrue(folded(Fold.UNLESS_DOUBTFUL, table(3, 0)).isFolded());
        Row row = row(false);
        RowFrame frame = row.frame();
        Row doubtful = row.withFrame(frame.with(List.of(ShownText.of("The source sent notGiven.")), List.of()));
        assertFalse(
                folded(Fold.UNLESS_DOUBTFUL, Table.uncut("", false, COLUMNS, List.of(row, row, doubtful)))
                        .isFolded(),
                "a caution");
        assertFalse(folded(Fold.UNLESS_DOUBTFUL, table(1, 0)).isFolded(), "a single row");
        assertTrue(folded(Fold.UNLESS_DOUBTFUL).isFolded());
        assertFalse(folded(Fold.IF_SEVERAL, table(1, 0)).isFolded());
        assertTrue(folded(Fold.ALWAYS, table(1, 0)).isFolded());
        assertFalse(folded(Fold.NEVER, table(3, 0)).isFolded());
    }

    private static Panel folded(Fold fold, Table... tables) {
        PanelDefinition definition = new PanelDefinition(
                "immunisations",
                "immunisations",
                "Immunisations",
                List.of(),
                Map.of(),
                new PanelDefinition.Excerpt(Map.of(), 0, "", Set.of(), 0, new Table.Sight(0, fold)),
                PanelRules.NONE);
        PanelFrame frame = new PanelFrame(
                definition,
                0,
                new PanelFrame.FrameWords("", "", "", false, "", false),
                List.of(),
                false,
                new PanelPlace(false, "", null));
        return new Panel(frame, "", List.of(tables), List.of());
    }

    @Test
    @DisplayName("SHELL-GLANCE the first rows are in sight, and every row with a warning")
    void aRowWithAWarningIsInSight() {
        assertEquals(6, table(10, 0).beyond(4));
        assertEquals(6, table(10, 2).beyond(4));
        assertEquals(3, table(10, 7).beyond(4));
        assertEquals(0, table(10, 9).beyond(4), "one alone stands in sight");
        assertEquals(0, table(40, 30).beyond(4), "more than can be told apart: all are in sight");
        assertEquals(0, table(5, 0).beyond(4));
        assertEquals(0, table(10, 0).beyond(0));
    }
}
