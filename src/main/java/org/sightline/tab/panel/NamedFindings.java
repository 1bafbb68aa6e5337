package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Listing.Columns;

/**
 * The findings that the tab file names, and where a kind says so the others too: the latest of each measure, with the earlier ones behind a line.
 * A measure is known by its code list, or by words in the name, method or device of an entry: then the words come
 * first, because they tell apart what shares a code. Beside a measure stands the note the tab file has for it.
 */
final class NamedFindings implements PanelKind {

    private static final Columns COLUMNS = new Columns("Measure", List.of("Finding", "By and how"), "Recorded");

    /** Names what is shown in another panel, where the others are shown too. */
    private static final String ELSEWHERE = "elsewhere";

    private final String name;
    private final String noun;
    private final boolean othersToo;

    /** @param othersToo whether what else was asked for is listed under the name its source gives it */
    NamedFindings(String name, String noun, boolean othersToo) {
        this.name = name;
        this.noun = noun;
        this.othersToo = othersToo;
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
    public boolean takesRules() {
        return true;
    }

    @Override
    public ListingView show(PanelInput input) {
        PanelDefinition definition = input.definition();
        PanelRules rules = definition.rules();
        SequencedMap<String, String> byCode = new LinkedHashMap<>();
        definition.codes().keySet().stream()
                .filter(list -> !list.equals(ELSEWHERE))
                .forEach(title -> byCode.put(title, title));
        Map<String, Pattern> byWords = new LinkedHashMap<>();
        rules.words().forEach((title, words) -> byWords.put(title, anyOf(words)));
        Stream<Finding> observed = Findings.observations(input).flatMap(entry -> {
            String named = named(byWords, entry.resource());
            return Stream.of(
                            named.isEmpty()
                                    ? Finding.of(entry, definition, byCode)
                                    : Finding.of(entry, definition, new LinkedHashMap<>())
                                            .called(named))
                    .filter(finding -> finding.listed() || (othersToo && !isElsewhere(definition, entry.resource())));
        });
        Stream<Finding> diagnosed = input.entries(Condition.class)
                .filter(e ->
                        !"entered-in-error".equals(Codes.status(e.resource().getVerificationStatus())))
                .map(e -> Finding.ofCondition(e, definition, byCode))
                .filter(Finding::listed);
        List<String> order = new ArrayList<>(byWords.keySet());
        order.removeAll(byCode.keySet());
        order.addAll(0, byCode.keySet());
        Findings findings = Findings.byMeasure(
                Stream.concat(observed, diagnosed).map(f -> f.withLine(ShownText.of(rules.note(f.measure())))), order);
        List<ListingRow> latest = Findings.rows(findings.latest());
        return new ListingView(
                PanelFrame.of(input, noun, "", latest.size(), rules.note("about")),
                "None that holds now, in what was received.",
                List.of(
                        Listing.open(input, "", COLUMNS, latest),
                        Listing.folded(input, findings.earlierWords(), COLUMNS, Findings.rows(findings.earlier()))),
                List.of());
    }

    private static boolean isElsewhere(PanelDefinition definition, Observation observation) {
        return definition.lists(ELSEWHERE, observation.getCode())
                || (observation.getValue() instanceof CodeableConcept value && definition.lists(ELSEWHERE, value));
    }

    private static Pattern anyOf(List<String> words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:"
                        + String.join("|", words.stream().map(Pattern::quote).toList()) + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String named(Map<String, Pattern> measures, Observation observation) {
        String name = String.join(
                        " | ",
                        words(observation.getCode()),
                        words(observation.getMethod()),
                        RowNotes.named(observation.getDevice()).whole())
                .toLowerCase(Locale.UK);
        return measures.entrySet().stream()
                .filter(measure -> measure.getValue().matcher(name).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static String words(CodeableConcept concept) {
        return Stream.concat(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream().map(Coding::getDisplay).filter(java.util.Objects::nonNull))
                .reduce("", (one, other) -> one + " | " + other);
    }
}
