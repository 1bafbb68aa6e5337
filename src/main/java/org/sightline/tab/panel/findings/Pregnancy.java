package org.sightline.tab.panel.findings;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.Finding;

/**
 * What sources say about pregnancy: the latest status and the date of delivery that is expected. That nothing is
 * recorded is never to be read as "not pregnant", nor is an old statement as one about today.
 */
public final class Pregnancy {

    private static final String STATUS = "status";
    private static final String DUE = "due";
    private static final String PREGNANT = "pregnant";
    private static final String STALE = "stale";
    private static final String NOT_A_NO = "This does not mean that the patient is not pregnant.";

    /** After this many days an expected date of delivery speaks of a past pregnancy. */
    private static final int DAYS_AFTER_DUE = 42;

    /** Outside these years of age that there is no statement is a line among others. */
    private static final int YOUNGEST = 10;

    private static final int OLDEST = 59;

    private static final Columns COLUMNS = new Columns("Statement", List.of("Finding", "By and how"), "Recorded");
    private static final TableDefinition NOW = TableDefinition.open("", COLUMNS);
    private static final TableDefinition PAST = TableDefinition.folded(" earlier or past", COLUMNS);

    private Pregnancy() {}

    public static PanelKind kind() {
        return PanelKind.of("pregnancy", Pregnancy::show, Set.of("Observation", "Condition"))
                .withCodeLists(Set.of(STATUS, DUE, PREGNANT))
                .withWindows(Set.of(STALE));
    }

    private static Panel show(PanelInput input) {
        SequencedMap<String, String> titles = new LinkedHashMap<>();
        titles.put(STATUS, "Pregnancy status");
        titles.put(DUE, "Estimated date of delivery");
        Instant stale = input.monthsBack(STALE);
        Findings findings = Findings.byMeasure(Findings.listed(input, titles), titles.values(), input.now());
        OtherSources.tell(findings, _ -> true);
        Set<String> over = over(input);
        Predicate<Finding> isOver =
                f -> !Collections.disjoint(over, f.row().row().frame().references());
        String words = "Over " + input.definition().months(STALE) + " months old: ask the patient";
        List<Finding> now = findings.latest().stream()
                .filter(isOver.negate())
                .map(f -> f.when().mayBeSince(stale) ? f : f.also(row -> row.chip(Tone.WARNING, words)))
                .toList();
        List<Finding> past = Stream.concat(findings.latest().stream().filter(isOver), findings.earlier().stream())
                .toList();
        String unlikely = unlikely(input);
        PanelFrame frame = PanelFrame.of(input, "statements about pregnancy", now.size(), unlikely)
                .withEmptyNote(NOT_A_NO);
        return new Panel(
                unlikely.isEmpty() ? frame.saidWhole() : frame.quietly(),
                "No statement about a pregnancy now, in what was received. " + NOT_A_NO,
                List.of(NOW.of(input, Findings.rows(now)), PAST.of(input, Findings.rows(past))),
                PregnancyLine.of(
                        input,
                        now.stream().filter(f -> f.when().mayBeSince(stale)).toList(),
                        finding -> isPregnant(input, finding)));
    }

    /** Whether it says that the patient is, or when the child is due. */
    private static boolean isPregnant(PanelInput input, Finding finding) {
        return switch (finding.row().entry().resource()) {
            case Condition condition -> input.definition().lists(PREGNANT, condition.getCode());
            case Observation observation ->
                input.definition().lists(DUE, observation.getCode())
                        || input.definition().lists(PREGNANT, observation.getCode())
                                && !(observation.getValue() instanceof CodeableConcept)
                        || observation.getValue() instanceof CodeableConcept value
                                && input.definition().lists(PREGNANT, value);
            case null, default -> false;
        };
    }

    /** Why nobody has to be asked, by sex and age as they are recorded; empty where it may apply. */
    private static String unlikely(PanelInput input) {
        Integer age = input.place().age(input.now());
        String why = input.place().genders().equals(Set.of("male"))
                ? "every source that answered gives the gender as male"
                : age != null && age < YOUNGEST
                        ? "the patient is under " + YOUNGEST
                        : age != null && age > OLDEST ? "the patient is over " + OLDEST : "";
        return why.isEmpty() ? "" : "Looked for all the same; whatever is found is shown, although " + why + ".";
    }

    /** The references of expected dates of delivery that are long past. */
    private static Set<String> over(PanelInput input) {
        Instant longAgo = input.now().minus(DAYS_AFTER_DUE, ChronoUnit.DAYS);
        return input.entries(Observation.class)
                .filter(e -> input.definition().lists(DUE, e.resource().getCode()))
                .filter(e -> due(e.resource()).isSurelyBefore(longAgo))
                .map(Entry::auditReference)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ClinicalDate due(Observation observation) {
        return observation.getValue() instanceof BaseDateTimeType date
                ? ClinicalDate.of(date)
                : ClinicalDate.NOT_RECORDED;
    }
}
