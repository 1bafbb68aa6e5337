package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;

/**
 * What surrounds every panel's rows.
 *
 * @param count the rows one sees without opening anything
 * @param notices what the panel warns of and what is missing from it, most serious first
 * @param waiting whether a source is still awaited
 * @param place where it stands, and where there is more
 */
public record PanelFrame(
        PanelDefinition definition,
        int count,
        FrameWords words,
        List<Notice> notices,
        boolean waiting,
        PanelPlace place) {

    /**
     * What it says in words.
     *
     * @param sources how many of the sources answered in full
     * @param empty what to say instead of rows, when there are none at all; it says which kind of empty it is
     * @param window how far back was asked and what is folded away; empty when everything is shown
     */
    public record FrameWords(String sources, String empty, String window) {}

    public PanelFrame {
        notices = List.copyOf(notices);
    }

    /**
     * @param noun what the panel lists, such as {@code allergies}
     */
    public static PanelFrame of(PanelInput input, String noun, int count, String window) {
        return new PanelFrame(
                input.definition(),
                count,
                new FrameWords(input.absence().sources(), input.absence().empty(noun), window),
                input.notices(),
                !input.awaited().isEmpty(),
                input.place());
    }

    public String id() {
        return definition.id();
    }

    public String kind() {
        return definition.kind();
    }

    public String title() {
        return definition.title();
    }

    public String sources() {
        return words.sources;
    }

    public String empty() {
        return words.empty;
    }

    public String window() {
        return words.window;
    }

    /** The same with what the panel itself has to warn of, before what is missing. */
    public PanelFrame withNotice(Notice first) {
        List<Notice> all = new ArrayList<>(List.of(first));
        all.addAll(notices);
        return new PanelFrame(definition, count, words, all, waiting, place);
    }

    public PanelFrame withCount(int rows) {
        return new PanelFrame(definition, rows, words, notices, waiting, place);
    }

    /** The same with a word of warning after what is said instead of rows. */
    public PanelFrame withEmptyNote(String warning) {
        FrameWords warned = new FrameWords(words.sources, words.empty + " " + warning, words.window);
        return new PanelFrame(definition, count, warned, notices, waiting, place);
    }
}
