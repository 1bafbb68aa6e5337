package org.sightline.document.rtf;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.sightline.document.bounds.Bounds;

/** The tables that are open in one text: one in the text itself, the next in a cell of it, and so on. */
final class RtfTables {

    private static final int DEEPEST = 12;

    private final Element root;
    private final List<RtfTable> open = new ArrayList<>();

    RtfTables(Element root) {
        this.root = root;
    }

    /** A paragraph that forgets to say so is in the row that it stands in the middle of. */
    void paragraph(Element paragraph, int level) {
        int within = level == 0 && !open.isEmpty() && open.getFirst().isInRow() ? 1 : level;
        closeDeeperThan(within);
        container(within).appendChild(paragraph);
    }

    void endCell(int level) {
        closeDeeperThan(level);
        table(level).endCell();
    }

    void endRow(int level, RowShape shape) {
        closeDeeperThan(level);
        table(level).endRow(shape);
    }

    void end(RowShape shape) {
        for (RtfTable table : open) {
            table.endRow(shape);
        }
        closeDeeperThan(0);
    }

    private Element container(int level) {
        return level == 0 ? root : table(level).openCell();
    }

    private RtfTable table(int level) {
        Bounds.depth(level > DEEPEST ? Integer.MAX_VALUE : level);
        while (open.size() < level) {
            open.add(new RtfTable());
        }
        return open.get(level - 1);
    }

    private void closeDeeperThan(int level) {
        while (open.size() > level) {
            RtfTable table = open.removeLast();
            table.endRow(new RowShape());
            container(open.size()).appendChild(table.laidOut());
        }
    }
}
