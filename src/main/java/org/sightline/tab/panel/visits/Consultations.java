package org.sightline.tab.panel.visits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowOrder;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.listing.ListKind;
import org.sightline.tab.panel.listing.VisitWords;

/**
 * Consultations with what was written in them: the entries that name the encounter as theirs, each with its kind, and
 * the notes of a List of the encounter. What is named there and was not sent is said to lack, never made up, and never
 * counted.
 */
public final class Consultations {

    private static final String SHOWN = "shown";
    private static final Columns COLUMNS = new Columns("Consultation", List.of("With and where", "Content"), "When");
    private static final TableDefinition PLANNED =
            TableDefinition.open("Planned, not known to have happened", COLUMNS).ordered(RowOrder.SOONEST_FIRST);
    private static final TableDefinition RECENT = TableDefinition.open("", COLUMNS);
    private static final TableDefinition OLDER = TableDefinition.folded(" more than {months} ago", COLUMNS);

    private Consultations() {}

    public static PanelKind kind() {
        return ListKind.of("consultations", "consultations", types())
                .orElse("No consultation of the last {months}, in what was received.")
                .withFoot((input, _) -> foot(input.definition()))
                .in(PLANNED, RECENT, OLDER)
                .rows(Consultations::rows)
                .withWindows(Set.of(SHOWN));
    }

    private static String[] types() {
        return Stream.concat(ConsultationContent.TYPES.stream(), Stream.of("Encounter", "List"))
                .toArray(String[]::new);
    }

    private static String foot(PanelDefinition definition) {
        String asked = definition.asked();
        return "Shown: the last " + definition.months(SHOWN) + " months."
                + (asked.isEmpty() ? "" : " Sources were asked for consultations " + asked + ".");
    }

    private static Stream<PendingRow> rows(PanelInput input) {
        Instant from = input.monthsBack(SHOWN);
        Map<PanelSource, ConsultationContent> contents = new HashMap<>();
        input.sources().forEach(source -> contents.put(source, ConsultationContent.of(source)));
        return input.entries(Encounter.class)
                .map(entry -> row(entry, contents.getOrDefault(entry.source(), ConsultationContent.NONE), from));
    }

    private static PendingRow row(Entry<Encounter> entry, ConsultationContent content, Instant from) {
        Encounter sent = entry.resource();
        ClinicalDate start = ClinicalDate.of(sent.getPeriod().getStartElement());
        List<ConsultationLine> lines = content.of(PanelSource.keyOf(sent));
        List<ListResource> lists = content.listsOf(PanelSource.keyOf(sent));
        return PendingRow.of(entry, sent.getIdentifier(), start, (row, encounter) -> {
                    Visits.describe(row, encounter)
                            .chips(VisitWords.statusChips(Codes.of(encounter.getStatusElement())))
                            .cells(Cell.of(Visits.whereOf(encounter)), Cell.of(words(entry, lines, lists)));
                    lines.forEach(line -> row.tellsOf(line.resource()));
                    lists.forEach(list -> row.tellsOf(list).elsewhere(received(entry, list)));
                })
                .besides(lines.stream().map(ConsultationLine::reference).toList())
                .besides(lists.stream()
                        .map(list -> new Entry<>(list, entry.source()).auditReference())
                        .toList())
                .in(isPlanned(sent) ? PLANNED : start.mayBeSince(from) ? RECENT : OLDER);
    }

    private static boolean isPlanned(Encounter encounter) {
        return "planned".equals(Codes.of(encounter.getStatusElement()));
    }

    private static List<ShownText> words(
            Entry<Encounter> entry, List<ConsultationLine> lines, List<ListResource> lists) {
        List<ShownText> words = new ArrayList<>();
        ShownText reason = Codes.texts(entry.resource().getReasonCode());
        if (!reason.isEmpty()) {
            words.add(ShownText.of("Reason: " + reason));
        }
        lists.stream()
                .flatMap(list -> list.getNote().stream())
                .map(note -> ShownText.of("Note: " + note.getText()))
                .forEach(words::add);
        lines.forEach(line -> words.add(line.text()));
        if (lacks(entry, lists)) {
            words.add(ShownText.of("Not all that the source names for this consultation was received."));
        } else if (lines.isEmpty() && lists.isEmpty() && !isPlanned(entry.resource())) {
            words.add(ShownText.of(
                    entry.source().inFull()
                            ? "The source sent no entries of this consultation."
                            : "Entries of this consultation may not have been received."));
        }
        return words;
    }

    /** The items of a list that stand here or elsewhere themselves. */
    private static List<Reference> received(Entry<Encounter> entry, ListResource list) {
        return list.getEntry().stream()
                .map(ListResource.ListEntryComponent::getItem)
                .filter(item -> entry.resolve(item).isPresent())
                .toList();
    }

    /** Whether something the encounter or its Lists point to is not among what this source sent. */
    private static boolean lacks(Entry<Encounter> entry, List<ListResource> lists) {
        Stream<Reference> named = Stream.concat(
                entry.resource().getDiagnosis().stream()
                        .map(Encounter.DiagnosisComponent::getCondition)
                        .filter(reference -> !reference.hasDisplay()),
                lists.stream()
                        .flatMap(list -> list.getEntry().stream())
                        .filter(item -> !Codes.is(item.getDeletedElement()))
                        .map(ListResource.ListEntryComponent::getItem));
        return named.filter(Reference::hasReference)
                .anyMatch(reference -> entry.resolve(reference).isEmpty());
    }
}
