package org.sightline.document.rtf;

import java.util.ArrayList;
import java.util.List;
import org.sightline.document.bounds.Bounds;

/** How a row of a table is laid out: where each of its cells ends, and which cells are one. */
final class RowShape {

    private static final int MOST_CELLS = 500;

    /**
     * One cell.
     *
     * @param left in twentieths of a point, as is {@code right}
     * @param across continues the cell before it
     * @param startsDown begins a cell of several rows
     * @param down continues the cell above it
     */
    record Cell(int left, int right, boolean across, boolean startsDown, boolean down) {}

    private final List<Cell> cells = new ArrayList<>();
    private int left;
    private boolean header;
    private boolean across;
    private boolean startsDown;
    private boolean down;

    void word(String word, int value) {
        switch (word) {
            case "trleft" -> left = value;
            case "trhdr" -> header = true;
            case "clmrg" -> across = true;
            case "clvmgf" -> startsDown = true;
            case "clvmrg" -> down = true;
            case "cellx" -> {
                int from = cells.isEmpty() ? left : cells.getLast().right();
                Bounds.elements(cells.size() > MOST_CELLS ? Integer.MAX_VALUE : 0);
                cells.add(new Cell(from, Math.max(from, value), across, startsDown, down));
                across = false;
                startsDown = false;
                down = false;
            }
            default -> {}
        }
    }

    List<Cell> cells() {
        return List.copyOf(cells);
    }

    boolean isHeader() {
        return header;
    }
}
