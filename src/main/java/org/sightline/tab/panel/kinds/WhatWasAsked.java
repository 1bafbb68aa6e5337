package org.sightline.tab.panel.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.asked.Question;

/**
 * What a panel asked of whom, in words for its foot: searches, windows, code lists with their sizes, and of each source
 * how many entries it sent and how many of them stand in no row.
 */
final class WhatWasAsked {

    private final PanelInput input;
    private final Set<String> placed;

    WhatWasAsked(PanelInput input, Panel panel) {
        this.input = input;
        this.placed = panel.placed().collect(Collectors.toSet());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean named =
                PanelKinds.named(input.definition().kind()).orElseThrow().is(PanelKind.Trait.NAMES_ITS_LISTS);
        input.questions().all().stream()
                .map(question -> "Asked for " + input.questions().inWords(question)
                        + (named && question instanceof Question.Codes codes ? lists(codes) : "") + ".")
                .distinct()
                .forEach(lines::add);
        boolean byCodes = input.questions().all().stream().anyMatch(Question.Codes.class::isInstance);
        lines.addAll(input.definition().rules().lists().words(input.questions().today(), byCodes));
        lines.addAll(ownCodes());
        lines.addAll(input.questions().notAsked());
        input.sources().forEach(source -> lines.add(source.name() + " " + answer(source) + "."));
        return lines;
    }

    /** The lists whose codes were all asked for, with their sizes. */
    private String lists(Question.Codes asked) {
        PanelDefinition definition = input.definition();
        String lists = definition.codes().entrySet().stream()
                .filter(list -> list.getValue().stream()
                                .allMatch(code -> asked.codes().contains(code.system() + "|" + code.code()))
                        && definition.codesOf(List.of(list.getKey())).all() > 0)
                .map(list -> list.getKey() + " ("
                        + definition.codesOf(List.of(list.getKey())).all() + ")")
                .collect(Collectors.joining(", "));
        return lists.isEmpty() ? "" : ": " + lists;
    }

    /** The codes for which nobody but us answers; their terms in quotation marks, lest one reads as a finding. */
    private List<String> ownCodes() {
        PanelDefinition definition = input.definition();
        List<String> own = definition.codes().values().stream()
                .flatMap(List::stream)
                .filter(code -> !code.isPublished())
                .map(code -> code.code() + " “" + code.term() + "”")
                .distinct()
                .toList();
        int all = definition.codesOf(definition.codes().keySet()).all();
        return own.isEmpty()
                ? List.of()
                : List.of("Our own short list, " + own.size() + " of the " + all
                        + " codes this panel knows, in no published list that we found: " + String.join("; ", own)
                        + ".");
    }

    private String answer(PanelSource source) {
        return switch (source.state()) {
            case AWAITED -> "has not answered yet";
            case NOT_ASKED -> "was not asked";
            case MISSING -> "gave nothing that can be used";
            case REFUSED -> "refused us all of it";
            case NOT_KNOWN -> "holds no record of this patient";
            case IN_PART -> "answered in part: " + entries(source) + ", there may be more";
            case IN_FULL -> "answered in full: " + entries(source);
        };
    }

    private String entries(PanelSource source) {
        int all = source.resources().size();
        return (all == 0 ? "no" : all) + (all == 1 ? " entry" : " entries") + unplaced(source);
    }

    private String unplaced(PanelSource source) {
        List<Resource> rest = source.resources().values().stream()
                .filter(resource -> !placed.contains(new Entry<>(resource, source).auditReference()))
                .toList();
        long wrong = rest.stream().filter(Codes::isEnteredInError).count();
        long out = rest.size() - wrong;
        return (out == 0 ? "" : ", " + out + " of them in no row of this panel")
                + (wrong == 0 ? "" : ", " + wrong + " entered in error and left out");
    }
}
