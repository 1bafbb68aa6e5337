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
    private static final String STALE = "stale";
    private static final String NOT_A_NO = "This does not mean that the patient is not pregnant.";

    /** After this many days an expected date of delivery speaks of a past pregnancy. */
    private static final int DAYS_AFTER_DUE = 42;

    private static final Columns COLUMNS = new Columns("Statement", List.of("Finding", "By and how"), "Recorded");
    private static final TableDefinition NOW = TableDefinition.open("", COLUMNS);
    private static final TableDefinition PAST = TableDefinition.folded(" earlier or past", COLUMNS);

    private Pregnancy() {}

    public static PanelKind kind() {
        return PanelKind.of("pregnancy", Pregnancy::show, Set.of("Observation", "Condition"))
                .withCodeLists(Set.of(STATUS, DUE))
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
        return new Panel(
                PanelFrame.of(input, "statements about pregnancy", now.size(), "")
                        .withEmptyNote(NOT_A_NO),
                "No statement about a pregnancy now, in what was received. " + NOT_A_NO,
                List.of(NOW.of(input, Findings.rows(now)), PAST.of(input, Findings.rows(past))),
                List.of());
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
