package org.sightline.tab.panel;

import java.util.Locale;
import org.sightline.display.ShownText;

/**
 * One line of a cell.
 *
 * @param name what it is of, before it; empty for none
 * @param flag what is said of it, after it; {@link Chip#NONE} for nothing
 */
public record CellLine(Style style, ShownText name, ShownText text, Chip flag) {

    /** How a line looks. */
    public enum Style {
        PLAIN,
        /** Less than the other lines of its cell. */
        QUIET,
        /** A value with its name and flag. */
        VALUE,
        /** A state in a word or two, with a sign for its weight. */
        STATE,
        /** How a value compares with a target. */
        TARGET,
        /** A telephone number, with its digits as its name. */
        PHONE,
        /** What somebody wrote, whole. */
        PROSE,
        /** A question and its answer. */
        ANSWER,
        /** What is to be done and by when. */
        ACTION;

        /** Its name in templates. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static CellLine of(ShownText text) {
        return new CellLine(Style.PLAIN, ShownText.NONE, text, Chip.NONE);
    }

    public static CellLine quiet(ShownText text) {
        return new CellLine(Style.QUIET, ShownText.NONE, text, Chip.NONE);
    }

    public static CellLine value(ShownText name, ShownText value, Chip flag) {
        return new CellLine(Style.VALUE, name, value, flag);
    }

    public static CellLine prose(ShownText text) {
        return new CellLine(Style.PROSE, ShownText.NONE, text, Chip.NONE);
    }

    public static CellLine named(Style style, String name, ShownText text) {
        return new CellLine(style, ShownText.of(name), text, Chip.NONE);
    }

    public boolean isPlain() {
        return style == Style.PLAIN;
    }

    /** The whole text, name and flag aside. */
    public String whole() {
        return text.whole();
    }
}
