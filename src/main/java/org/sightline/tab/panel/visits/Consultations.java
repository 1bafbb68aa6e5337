package org.sightline.tab.panel.visits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.listing.ListingKind;
import org.sightline.tab.panel.listing.PlacedRow;
import org.sightline.tab.panel.listing.VisitWords;
import org.sightline.tab.panel.visits.ConsultationContent.Line;

/**
 * Consultations with what was written in them: the entries that name the encounter as theirs, each with its kind, and
 * the notes of a List of the encounter. What is named there and was not sent is said to lack, never made up, and never
 * counted.
 */
public final class Consultations implements ListingKind {

    private static final String SHOWN = "shown";
    private static final Columns COLUMNS = new Columns("Consultation", List.of("With and where", "Content"), "When");
    private static final Set<String> NOT_YET = Set.of("planned", "entered-in-error");

    private enum Place {
        SHOWN,
        OLDER
    }

    @Override
    public String name() {
        return "consultations";
    }

    @Override
    public Set<String> resourceTypes() {
        Set<String> types = new HashSet<>(ConsultationContent.TYPES);
        types.addAll(Set.of("Encounter", "List"));
        return Set.copyOf(types);
    }

    @Override
    public Set<String> windows() {
        return Set.of(SHOWN);
    }

    @Override
    public Panel show(PanelInput input) {
        Instant from = input.monthsBack(SHOWN);
        Map<PanelSource, ConsultationContent> contents = new HashMap<>();
        input.sources().forEach(source -> contents.put(source, ConsultationContent.of(source)));
        Map<Place, List<Row>> tables = PlacedRow.latestFirst(
                Place.class,
                input.entries(Encounter.class)
                        .filter(entry ->
                                !NOT_YET.contains(Codes.of(entry.resource().getStatusElement())))
                        .map(entry -> placed(
                                entry,
                                contents.getOrDefault(entry.source(), new ConsultationContent(Map.of())),
                                from)));
        List<Row> shown = PlacedRow.table(tables, Place.SHOWN);
        String last = input.definition().months(SHOWN) + " months";
        String asked = input.definition().asked();
        return new Panel(
                PanelFrame.of(
                        input,
                        "consultations",
                        asked,
                        shown.size(),
                        "Shown: the last " + last + "."
                                + (asked.isEmpty() ? "" : " Sources were asked for consultations " + asked + ".")),
                "No consultation of the last " + last + ", in what was received.",
                List.of(
                        Table.open(input, "", COLUMNS, shown),
                        Table.folded(
                                input, " more than " + last + " ago", COLUMNS, PlacedRow.table(tables, Place.OLDER))),
                List.of());
    }

    private static PlacedRow<Place> placed(Entry<Encounter> entry, ConsultationContent content, Instant from) {
        Encounter encounter = entry.resource();
        List<Line> lines = content.of(PanelSource.keyOf(encounter));
        List<ListResource> lists = lists(entry);
        ClinicalDate start = ClinicalDate.of(encounter.getPeriod().getStartElement());
        CodedText type = Visits.type(encounter);
        RowNotes notes = Visits.notes(encounter, type, start);
        lines.stream()
                .flatMap(line -> line.cautions().stream())
                .distinct()
                .forEach(words -> notes.caution(words.whole()));
        List<String> references = Stream.concat(
                        lines.stream().map(Line::reference),
                        lists.stream().map(list -> new Entry<>(list, entry.source()).auditReference()))
                .toList();
        Chip status = VisitWords.status(Codes.of(encounter.getStatusElement()));
        Row row = new Row(
                entry.frame(encounter.getIdentifier(), notes).withReferences(references),
                type,
                status.text().isEmpty() ? List.of() : List.of(status),
                List.of(
                        Cell.of(Visits.whereOf(encounter)),
                        Cell.of(words(entry, lines, lists).toArray(ShownText[]::new))));
        return new PlacedRow<>(start.mayBeSince(from) ? Place.SHOWN : Place.OLDER, row);
    }

    private static List<ShownText> words(Entry<Encounter> entry, List<Line> lines, List<ListResource> lists) {
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
        } else if (lines.isEmpty() && lists.isEmpty()) {
            words.add(ShownText.of(
                    entry.source().inFull()
                            ? "The source sent no entries of this consultation."
                            : "Entries of this consultation may not have been received."));
        }
        return words;
    }

    private static List<ListResource> lists(Entry<Encounter> entry) {
        return entry.source().resources().values().stream()
                .filter(ListResource.class::isInstance)
                .map(ListResource.class::cast)
                .filter(list -> !"entered-in-error".equals(Codes.of(list.getStatusElement())))
                .filter(list -> new Entry<>(list, entry.source())
                        .resolve(list.getEncounter())
                        .filter(found -> PanelSource.keyOf(found).equals(PanelSource.keyOf(entry.resource())))
                        .isPresent())
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
                        .filter(item -> !item.getDeleted())
                        .map(ListResource.ListEntryComponent::getItem));
        return named.filter(Reference::hasReference)
                .anyMatch(reference -> entry.resolve(reference).isEmpty());
    }
}
