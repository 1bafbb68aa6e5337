package org.sightline.tab.panel.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;
import org.sightline.tab.panel.PanelRules;
import org.sightline.tab.panel.PanelRules.ScoreRule;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.chart.Amount;
import org.sightline.tab.panel.listing.Finding;

/**
 * The latest finding of each measure, with the earlier ones behind a line. The tab file names the measures: each code
 * list's name is the measure's title. A measure is also known by words in the name, method or device of an entry: then
 * the words come first, because they tell apart what shares a code. Beside a measure stands the note the tab file has
 * for it. A kind may list what a source sends besides under the name its source gives it, unless the list called
 * {@code elsewhere} names its code, its value or one of its categories.
 */
public final class LatestFindings {

    private static final Columns COLUMNS = new Columns("Measure", List.of("Finding", "By and how"), "Recorded");
    private static final TableDefinition LATEST = TableDefinition.open("", COLUMNS);
    private static final TableDefinition UNDATED =
            LATEST.titled(TableDefinition.UNDATED).uncut();

    private static final String ELSEWHERE = "elsewhere";

    private final String noun;
    private final boolean othersToo;

    private LatestFindings(String noun, boolean othersToo) {
        this.noun = noun;
        this.othersToo = othersToo;
    }

    /**
     * @param noun what it lists, for the sentence that there is none
     * @param othersToo whether what else was asked for is listed too
     */
    public static PanelKind kind(String name, String noun, boolean othersToo) {
        return PanelKind.of(name, new LatestFindings(noun, othersToo)::show, Set.of("Observation", "Condition"))
                .that(Trait.NAMES_ITS_LISTS, Trait.TAKES_RULES);
    }

    private Panel show(PanelInput input) {
        PanelDefinition definition = input.definition();
        Map<String, Pattern> byWords = new LinkedHashMap<>();
        definition.rules().words().forEach((title, words) -> byWords.put(title, anyOf(words)));
        Map<String, String> byCode = new LinkedHashMap<>();
        definition.codes().keySet().stream()
                .filter(list -> !list.equals(ELSEWHERE))
                .forEach(title -> byCode.put(title, title));
        List<String> order = new ArrayList<>(byCode.keySet());
        byWords.keySet().stream().filter(title -> !byCode.containsKey(title)).forEach(order::add);
        PanelRules rules = definition.rules();
        Findings findings = Findings.byMeasure(
                Stream.concat(observed(input, byCode, byWords), Findings.diagnosed(input, byCode))
                        .map(f -> f.also(row -> row.line(0, ShownText.of(rules.note(f.measure())))
                                .line(0, ShownText.of(meaning(f, input))))),
                order,
                input.now());
        OtherSources.tell(findings, OtherSources::isNoNumber);
        List<PendingRow> latest = Findings.rows(findings.latest());
        return new Panel(
                PanelFrame.of(input, noun, latest.size(), rules.note("about")),
                "None that holds now, in what was received.",
                List.of(
                        LATEST.of(input, Findings.dated(input, latest)),
                        UNDATED.of(input, Findings.undated(input, latest)),
                        TableDefinition.folded(findings.earlierWords(), COLUMNS)
                                .of(input, Findings.rows(findings.earlier()))),
                List.of());
    }

    /** What its value means by whoever published the score; empty where the tab file has no rule for it. */
    private static String meaning(Finding finding, PanelInput input) {
        ScoreRule rule = input.definition().rules().scores().get(finding.measure());
        if (rule == null) {
            return "";
        }
        Amount amount = finding.row().entry().resource() instanceof Observation observation
                ? Amount.of(observation.getValue(), List.of(), "final")
                : Amount.NONE;
        return rule.words(
                amount.isExact() ? amount.value() : Double.NaN, input.place().age(input.now()), input.now());
    }

    private Stream<Finding> observed(PanelInput input, Map<String, String> byCode, Map<String, Pattern> byWords) {
        PanelDefinition definition = input.definition();
        return input.entries(Observation.class).flatMap(entry -> {
            String named = named(byWords, entry.resource());
            Finding finding =
                    named.isEmpty() ? Finding.of(entry, definition, byCode) : Finding.named(entry, definition, named);
            boolean shown = (othersToo || finding.listed()) && !isElsewhere(definition, entry.resource());
            return shown ? Stream.of(finding) : Stream.empty();
        });
    }

    private static boolean isElsewhere(PanelDefinition definition, Observation observation) {
        return definition.lists(ELSEWHERE, observation.getCode())
                || observation.getCategory().stream().anyMatch(category -> definition.lists(ELSEWHERE, category))
                || (observation.getValue() instanceof CodeableConcept value && definition.lists(ELSEWHERE, value));
    }

    private static Pattern anyOf(List<String> words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:"
                        + String.join("|", words.stream().map(Pattern::quote).toList()) + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String named(Map<String, Pattern> measures, Observation observation) {
        if (measures.isEmpty()) {
            return "";
        }
        String name = String.join(
                        " | ",
                        words(observation.getCode()),
                        words(observation.getMethod()),
                        Codes.named(observation.getDevice()).whole())
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
                        concept.getCoding().stream().map(Coding::getDisplay).filter(Objects::nonNull))
                .reduce("", (one, other) -> one + " | " + other);
    }
}
