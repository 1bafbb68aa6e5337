package org.sightline.tab.panel;

import java.util.List;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.RowFrame.Detail;

/**
 * Something written that is read whole: a case note, a message, a form.
 *
 * @param title what it is, such as its contact type
 * @param about who wrote it and for whom, each with its label
 * @param prose the text itself; empty for a form
 * @param answers questions and what was answered; empty for a note
 * @param actions what is to be done and by when
 */
public record NoteRow(
        RowFrame frame,
        ShownText title,
        List<Chip> chips,
        List<Detail> about,
        ShownText prose,
        List<Detail> answers,
        List<Action> actions)
        implements PanelRow<NoteRow> {

    public NoteRow {
        chips = List.copyOf(chips);
        about = List.copyOf(about);
        answers = List.copyOf(answers);
        actions = List.copyOf(actions);
    }

    @Override
    public NoteRow withFrame(RowFrame other) {
        return new NoteRow(other, title, chips, about, prose, answers, actions);
    }

    /**
     * Something to be done.
     *
     * @param due by when, in words; empty if the note does not say
     */
    public record Action(ShownText what, String due, List<Chip> chips) {
        public Action {
            chips = List.copyOf(chips);
        }
    }
}
