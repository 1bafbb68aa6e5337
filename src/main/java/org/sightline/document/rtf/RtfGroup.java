package org.sightline.document.rtf;

import java.util.EnumSet;
import java.util.Set;

/** What holds inside a group, and ends with it. */
final class RtfGroup {

    Destination destination = Destination.BODY;

    /** Whether this very group started its destination, so that its end ends it. */
    boolean starts;

    /** Whether the next control word may be passed over with its group, if it is not known. */
    boolean starred;

    int font;
    int fallbackLength = 1;
    boolean inTable;
    int nesting;
    private final EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);

    RtfGroup inner() {
        RtfGroup inner = new RtfGroup();
        inner.destination = destination;
        inner.font = font;
        inner.fallbackLength = fallbackLength;
        inner.inTable = inTable;
        inner.nesting = nesting;
        inner.marks.addAll(marks);
        return inner;
    }

    Set<Mark> marks() {
        return marks;
    }

    void mark(Mark mark, boolean on) {
        if (on) {
            marks.add(mark);
        } else {
            marks.remove(mark);
        }
    }

    void plain() {
        marks.clear();
    }

    void newParagraph() {
        inTable = false;
        nesting = 0;
    }

    /** How many tables the paragraph stands in. */
    int tableLevel() {
        return nesting > 0 ? nesting : inTable ? 1 : 0;
    }
}
