package org.sightline.tab.find;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.Table;

/** Takes panels down to the rows that match, each entry once. Not thread-safe. */
public final class MatchingRows {

    private final FindQuery query;
    private final Set<String> found = new HashSet<>();
    private int again;

    public MatchingRows(FindQuery query) {
        this.query = query;
    }

    /**
     * The panel with nothing but its matching rows.
     *
     * @param panel with every row it has
     */
    public Panel of(Panel panel) {
        List<Table> tables = panel.tables().stream()
                .map(table ->
                        table.only(table.rows().stream().filter(this::isNew).toList()))
                .filter(table -> !table.rows().isEmpty())
                .toList();
        int count = tables.stream().mapToInt(table -> table.rows().size()).sum();
        return new Panel(panel.frame().withCount(count), "", tables, List.of());
    }

    /** How many entries there are. */
    public int count() {
        return found.size();
    }

    /** How often an entry matched that had been found before. */
    public int again() {
        return again;
    }

    private boolean isNew(Row row) {
        if (!matches(row)) {
            return false;
        }
        boolean isNew = found.add(identity(row.frame()));
        if (!isNew) {
            again++;
        }
        return isNew;
    }

    private boolean matches(Row row) {
        StringBuilder words = new StringBuilder();
        row.words().map(ShownText::whole).forEach(said -> words.append(said).append('\n'));
        return query.matches(words.toString());
    }

    /** A row made of nothing that has an address, such as a measure that is missing, is an entry of its own. */
    private String identity(RowFrame frame) {
        return frame.references().isEmpty()
                ? "nothing " + found.size()
                : frame.references().stream().sorted().toList().toString();
    }
}
