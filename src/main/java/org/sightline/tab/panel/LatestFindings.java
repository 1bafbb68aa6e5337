package org.sightline.tab.panel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.tab.panel.Listing.Columns;

/**
 * The latest finding of each measure, with the earlier ones behind a line. The tab file names the measures: each code
 * list's name is the measure's title. What a source sends beside them, by a category that was asked for, is listed
 * under its own name, unless the list called {@code elsewhere} names its code, its value or one of its categories.
 */
final class LatestFindings implements ListingKind {

    private static final String ELSEWHERE = "elsewhere";

    private static final Columns COLUMNS = new Columns("Measure", List.of("Finding", "By and how"), "Recorded");

    private final String name;
    private final String noun;

    /** @param noun what it lists, for the sentence that there is none */
    LatestFindings(String name, String noun) {
        this.name = name;
        this.noun = noun;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Observation", "Condition");
    }

    @Override
    public boolean namesItsLists() {
        return true;
    }

    @Override
    public ListingView show(PanelInput input) {
        SequencedMap<String, String> titles = new LinkedHashMap<>();
        PanelDefinition lists = input.definition();
        lists.codes().keySet().stream().filter(list -> !list.equals(ELSEWHERE)).forEach(list -> titles.put(list, list));
        Findings findings = Findings.byMeasure(
                Findings.in(input, titles, observation -> !isElsewhere(lists, observation)), titles.values());
        List<ListingRow> latest = Findings.rows(findings.latest());
        return new ListingView(
                PanelFrame.of(input, noun, input.definition().asked(), latest.size(), ""),
                "None that holds now, in what was received.",
                List.of(
                        Listing.open(input, "", COLUMNS, latest),
                        Listing.folded(input, findings.earlierWords(), COLUMNS, Findings.rows(findings.earlier()))),
                List.of());
    }

    private static boolean isElsewhere(PanelDefinition lists, Observation observation) {
        return lists.lists(ELSEWHERE, observation.getCode())
                || observation.getCategory().stream().anyMatch(category -> lists.lists(ELSEWHERE, category))
                || (observation.getValue() instanceof CodeableConcept value && lists.lists(ELSEWHERE, value));
    }
}
