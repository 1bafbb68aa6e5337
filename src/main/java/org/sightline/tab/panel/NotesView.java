package org.sightline.tab.panel;

import java.util.List;
import java.util.stream.Stream;

/**
 * A panel laid out as prose: one entry under the other, each in full.
 *
 * @param column what an entry is called, such as {@code Note}
 * @param notes the first of them, or all
 * @param total how many there are
 */
public record NotesView(PanelFrame frame, String column, List<NoteRow> notes, int total) implements PanelView {

    public NotesView {
        notes = List.copyOf(notes);
    }

    @Override
    public Stream<RowFrame> rows() {
        return notes.stream().map(NoteRow::frame);
    }

    /** Whether more are held than stand here. */
    public boolean isCut() {
        return notes.size() < total;
    }
}
