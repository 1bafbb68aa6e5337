package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
     * @param asked how far back was asked, such as {@code in the last 24 months}; empty for ever
     */
    public static PanelFrame of(PanelInput input, String noun, String asked, int count, String window) {
        PanelDefinition definition = input.definition();
        return new PanelFrame(
                definition.id(),
                definition.kind(),
                definition.title(),
                count,
                sourcesWords(input),
                input.notices(),
                emptyWords(input, noun, asked.isEmpty() ? "" : " " + asked),
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

    private static String sourcesWords(PanelInput input) {
        return input.without().isEmpty() || input.sources().isEmpty()
                ? answeredWords(input)
                : answeredWords(input) + "; not supplied by " + String.join(", ", input.without());
    }

    private static String answeredWords(PanelInput input) {
        int all = input.sources().size();
        long full = input.sources().stream().filter(PanelSource::inFull).count();
        if (all == 0) {
            return "no source";
        }
        if (!input.awaited().isEmpty()) {
            int arrived = all - input.awaited().size();
            return arrived + " of " + sources(all) + (arrived == 1 || all == 1 ? " has" : " have")
                    + " answered; waiting for " + String.join(", ", input.awaited());
        }
        return all == full ? all == 1 ? "the only source" : "all " + all + " sources" : full + " of " + sources(all);
    }

    private static String emptyWords(PanelInput input, String noun, String asked) {
        List<PanelSource> sources = input.sources();
        if (sources.isEmpty()) {
            return input.without().isEmpty()
                    ? "No connected source supplies " + noun + "."
                    : start(noun) + " cannot be retrieved: not supplied by " + String.join(", ", input.without())
                            + ". Whether any are recorded there is not known here.";
        }
        if (input.isWhole()) {
            return sources.size() == 1
                    ? "No " + noun + " recorded" + asked + " by "
                            + sources.getFirst().name() + ", the only source."
                    : "No " + noun + " recorded" + asked + " by any of " + sources.size() + " sources.";
        }
        if (sources.stream().allMatch(PanelSource::refused)) {
            return start(noun) + " not shown: access refused by "
                    + String.join(", ", sources.stream().map(PanelSource::name).toList())
                    + ". Whether any are recorded is not known here.";
        }
        if (!input.awaited().isEmpty()) {
            return "Nothing yet: waiting for " + String.join(", ", input.awaited()) + ".";
        }
        if (input.nobodyAnswered()) {
            return start(noun) + " unavailable: no source answered.";
        }
        long full = sources.stream().filter(PanelSource::inFull).count();
        return full == sources.size()
                ? "No " + noun + " to show" + asked + ", but some items are withheld."
                : "No " + noun + asked + " in what was received. This is not the whole: " + full + " of "
                        + sources(sources.size()) + " answered in full.";
    }

    private static String start(String noun) {
        return noun.substring(0, 1).toUpperCase(Locale.UK) + noun.substring(1);
    }

    private static String sources(int count) {
        return count == 1 ? "1 source" : count + " sources";
    }
}
