package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;

/**
 * What surrounds every panel's rows.
 *
 * @param count the rows one sees without opening anything
 * @param sources how many of the sources answered in full, in words
 * @param empty what to say instead of rows, when there are none at all; it says which kind of empty it is
 * @param waiting whether a source is still awaited
 * @param place where it stands, and where there is more
 * @param window how far back was asked and what is folded away; empty when everything is shown
 */
public record PanelFrame(
        String id,
        String kind,
        String title,
        int count,
        String sources,
        List<Notice> notices,
        String empty,
        String window,
        boolean waiting,
        PanelPlace place) {

    public PanelFrame {
        notices = List.copyOf(notices);
    }

    /**
     * @param noun what the panel lists, such as {@code allergies}
     */
    public static PanelFrame of(PanelInput input, String noun, int count, String window) {
        PanelDefinition definition = input.definition();
        return new PanelFrame(
                definition.id(),
                definition.kind(),
                definition.title(),
                count,
                input.absence().sources(),
                input.notices(),
                input.absence().empty(noun),
                window,
                !input.awaited().isEmpty(),
                input.place());
    }

    /** The same with what the panel itself has to warn of, before what is missing. */
    public PanelFrame withNotice(Notice first) {
        List<Notice> all = new ArrayList<>(List.of(first));
        all.addAll(notices);
        return new PanelFrame(id, kind, title, count, sources, all, empty, window, waiting, place);
    }

    public PanelFrame withCount(int rows) {
        return new PanelFrame(id, kind, title, rows, sources, notices, empty, window, waiting, place);
    }

    /** The same with a word of warning after what is said instead of rows. */
    public PanelFrame withEmptyNote(String words) {
        return new PanelFrame(id, kind, title, count, sources, notices, empty + " " + words, window, waiting, place);
    }
}
