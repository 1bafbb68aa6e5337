package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
     * @param span how far back they were asked; empty where nothing was asked of any
     * @param empty what to say instead of rows, when there are none at all; it says which kind of empty it is
     * @param brief whether that is no more than a line among others, as every source answered in full
     * @param window how far back was asked and what is folded away; empty when everything is shown
     * @param quiet whether the tab file keeps it from speaking of nothing in a record like this one
     */
    public record FrameWords(String sources, String span, String empty, boolean brief, String window, boolean quiet) {

        public static FrameWords of(PanelInput input, String empty, boolean brief, String window) {
            return new FrameWords(
                    input.absence().sources(),
                    input.sources().isEmpty() ? "" : input.questions().span(),
                    empty,
                    brief,
                    window,
                    input.isQuiet());
        }
    }

    /** The kinds to whose rows, each of an entry of its own, other panels lead. */
    private static final Set<String> LED_TO = Set.of("results", "vital-signs", "functional-status", "encounters");

    /** What can harm: that nothing is found of it keeps a place of its own. */
    private static final Set<String> TOLD_WHOLE = Set.of("allergies", "alerts", "advance-directives");

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
                FrameWords.of(
                        input,
                        input.empty(noun),
                        !input.place().alone()
                                && !TOLD_WHOLE.contains(input.definition().kind())
                                && input.absence().isSettled(),
                        count == 0 && input.isQuiet() ? "" : window),
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

    /** Before what its rows are called where other panels lead to them; empty where none do. */
    public String rowPrefix() {
        return LED_TO.contains(kind()) ? id() + "-" : "";
    }

    public String sources() {
        return words.sources;
    }

    public String span() {
        return words.span;
    }

    public String empty() {
        return words.empty;
    }

    /** Whether that there is nothing to show is no more than a line among others. */
    public boolean isBrief() {
        return words.brief && !waiting && !isLacking();
    }

    /** Whether that there is nothing to show is looked for by nobody, so that what is missing is told behind a line. */
    boolean isQuiet() {
        return words.quiet;
    }

    /** Whether something is missing from it. */
    public boolean isLacking() {
        return notices.stream().anyMatch(Notice::isLack);
    }

    Table.Fold fold() {
        return definition.excerpt().sight().fold();
    }

    /** How many rows of a list are in sight, the others behind a line that opens in place; 0 for all. */
    public int first() {
        return place.alone() ? 0 : definition.excerpt().sight().first();
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

    /** The same that has a place of its own to say that there is nothing. */
    public PanelFrame saidWhole() {
        FrameWords other = new FrameWords(words.sources, words.span, words.empty, false, words.window, words.quiet);
        return new PanelFrame(definition, count, other, notices, waiting, place);
    }

    /** The same of which nobody has to be told that there is nothing. */
    public PanelFrame quietly() {
        FrameWords other = new FrameWords(words.sources, words.span, words.empty, words.brief, words.window, true);
        return new PanelFrame(definition, count, other, notices, waiting, place);
    }

    /** The same with a word of warning after what is said instead of rows. */
    public PanelFrame withEmptyNote(String warning) {
        FrameWords warned = new FrameWords(
                words.sources, words.span, words.empty + " " + warning, words.brief, words.window, words.quiet);
        return new PanelFrame(definition, count, warned, notices, waiting, place);
    }
}
