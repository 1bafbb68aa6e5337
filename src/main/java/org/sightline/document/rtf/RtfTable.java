package org.sightline.document.rtf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One table. RTF gives each row cell edges of its own, so columns are the edges of all rows together, and a cell spans
 * those between its edges.
 */
final class RtfTable {

    /** Edges this near, in twentieths of a point, are one. */
    private static final int SAME_EDGE = 20;

    /** One row as it was sent. */
    private record Row(List<Element> cells, RowShape shape) {

        boolean isShaped() {
            return shape.cells().size() >= cells.size();
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private List<Element> cells = new ArrayList<>();
    private @Nullable Element openCell;

    Element openCell() {
        Element cell = openCell;
        if (cell == null) {
            cell = new Element("td");
            openCell = cell;
        }
        return cell;
    }

    /** Whether a row of it was begun and is not ended. */
    boolean isInRow() {
        return openCell != null || !cells.isEmpty();
    }

    void endCell() {
        cells.add(openCell());
        openCell = null;
    }

    void endRow(RowShape shape) {
        if (openCell != null) {
            endCell();
        }
        if (!cells.isEmpty()) {
            rows.add(new Row(cells, shape));
            cells = new ArrayList<>();
        }
    }

    Element laidOut() {
        List<Integer> edges = edges();
        Map<Integer, Element> down = new HashMap<>();
        Element table = new Element("table");
        Element body = table.appendElement("tbody");
        for (Row row : rows) {
            Element line = body.appendElement("tr");
            if (row.isShaped()) {
                shaped(row, line, edges, down);
            } else {
                row.cells().forEach(line::appendChild);
            }
        }
        return table;
    }

    private static void shaped(Row row, Element line, List<Integer> edges, Map<Integer, Element> down) {
        List<RowShape.Cell> shapes = row.shape().cells();
        int first = column(edges, shapes.getFirst().left());
        if (first > 0) {
            line.appendElement("td").attr("colspan", String.valueOf(first));
        }
        for (int i = 0; i < row.cells().size(); i++) {
            RowShape.Cell shape = shapes.get(i);
            Element cell = row.cells().get(i);
            int column = column(edges, shape.left());
            int span = Math.max(1, column(edges, shape.right()) - column);
            Element before = line.lastElementChild();
            Element above = down.get(column);
            if (shape.across() && before != null) {
                before.attr("colspan", String.valueOf(span(before, "colspan") + span));
                before.appendChildren(cell.childNodesCopy());
            } else if (shape.down() && above != null && !holdsAnything(cell)) {
                above.attr("rowspan", String.valueOf(span(above, "rowspan") + 1));
            } else {
                place(line, cell, span, row.shape().isHeader());
                remember(down, column, shape, cell);
            }
        }
    }

    private static void place(Element line, Element cell, int span, boolean header) {
        line.appendChild(header ? cell.tagName("th") : cell);
        if (span > 1) {
            cell.attr("colspan", String.valueOf(span));
        }
    }

    private static void remember(Map<Integer, Element> down, int column, RowShape.Cell shape, Element cell) {
        if (shape.startsDown()) {
            down.put(column, cell);
        } else {
            down.remove(column);
        }
    }

    private static boolean holdsAnything(Element cell) {
        return cell.hasText() || cell.selectFirst("img") != null;
    }

    private static int span(Element cell, String attribute) {
        return cell.hasAttr(attribute) ? Integer.parseInt(cell.attr(attribute)) : 1;
    }

    private List<Integer> edges() {
        TreeSet<Integer> all = new TreeSet<>();
        rows.stream()
                .filter(Row::isShaped)
                .forEach(row -> row.shape().cells().forEach(cell -> {
                    all.add(cell.left());
                    all.add(cell.right());
                }));
        List<Integer> edges = new ArrayList<>();
        for (int edge : all) {
            if (edges.isEmpty() || (long) edge - edges.getLast() > SAME_EDGE) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** How many columns stand before this edge. */
    private static int column(List<Integer> edges, int edge) {
        int low = 0;
        int high = edges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges.get(middle) < (long) edge - SAME_EDGE) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
