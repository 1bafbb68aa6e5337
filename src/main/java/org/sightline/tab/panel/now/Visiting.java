package org.sightline.tab.panel.now;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.Latest;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.listing.VisitWords;

/** The last contact with its letter, and the next appointments. */
record Visiting(PanelInput input) {

    /** What did not happen, or has not yet. */
    private static final Set<String> NOT_HAPPENED = Set.of("planned", "cancelled", "unknown", "");

    private static final Set<String> EXPECTED = Set.of("proposed", "pending", "booked", "waitlist");
    private static final int MOST_COMING = 2;
    private static final String PANEL = "#encounters-";

    List<Row> rows() {
        return Stream.concat(last().stream(), next()).toList();
    }

    private Optional<Row> last() {
        List<Entry<Encounter>> past = input.entries(Encounter.class)
                .filter(entry ->
                        !NOT_HAPPENED.contains(Codes.of(entry.resource().getStatusElement())))
                .filter(entry -> start(entry.resource()).isKnown()
                        && !start(entry.resource()).isSurelyAfter(input.now()))
                .toList();
        return Latest.of(past, entry -> recency(start(entry.resource()), entry)).latest().stream()
                .findFirst()
                .map(this::contact);
    }

    private Row contact(Entry<Encounter> entry) {
        Row row = PendingRow.of(
                        entry,
                        List.of(),
                        start(entry.resource()),
                        (builder, encounter) -> builder.what(CodedText.ofText("Last contact"), "")
                                .chips(VisitWords.statusChips(Codes.of(encounter.getStatusElement())))
                                .cells(Cell.of(
                                        VisitWords.what(encounter).text(),
                                        Codes.texts(encounter.getReasonCode()),
                                        Codes.named(encounter.getServiceProvider()))))
                .row();
        List<Link> links = new ArrayList<>();
        links.add(new Link("Last contact", PANEL + row.frame().anchor()));
        letters(entry).forEach(links::add);
        return row.withFrame(row.frame().opening(links));
    }

    /** The letters that name the contact; if none does, those of its day from its source, and said to be just that. */
    private Stream<Link> letters(Entry<Encounter> contact) {
        List<Entry<DocumentReference>> ofSource = input.entries(DocumentReference.class)
                .filter(entry -> entry.source().feed().equals(contact.source().feed()))
                .filter(entry -> !entry.files().isEmpty())
                .toList();
        List<Entry<DocumentReference>> naming = ofSource.stream()
                .filter(entry -> entry.resource().getContext().getEncounter().stream()
                        .flatMap(reference -> entry.resolve(reference).stream())
                        .anyMatch(found -> PanelSource.keyOf(found).equals(PanelSource.keyOf(contact.resource()))))
                .toList();
        if (!naming.isEmpty()) {
            return naming.stream().map(entry -> letter("", entry));
        }
        String day = day(start(contact.resource()));
        return ofSource.stream()
                .filter(entry -> !day.isEmpty() && day.equals(day(date(entry.resource()))))
                .map(entry -> letter("Of the same day: ", entry));
    }

    private static Link letter(String how, Entry<DocumentReference> entry) {
        DocumentReference document = entry.resource();
        String title = Stream.concat(
                        document.getContent().stream()
                                .map(content -> content.getAttachment().getTitle()),
                        Stream.of(
                                document.getDescription(),
                                CodedText.of(document.getType()).text().head()))
                .filter(words -> words != null && !words.isBlank())
                .findFirst()
                .orElse("Document");
        return new Link(
                how + ShownText.of(title).head(), entry.files().getFirst().href());
    }

    private Stream<Row> next() {
        return input.entries(Appointment.class)
                .filter(entry -> EXPECTED.contains(Codes.of(entry.resource().getStatusElement())))
                .filter(entry -> start(entry.resource()).isSurelyAfter(input.now()))
                .sorted(Comparator.comparing(entry -> recency(start(entry.resource()), entry), Recency.SOONEST_FIRST))
                .limit(MOST_COMING)
                .map(this::appointment);
    }

    private Row appointment(Entry<Appointment> entry) {
        Row row = PendingRow.of(
                        entry,
                        List.of(),
                        start(entry.resource()),
                        (builder, sent) -> builder.what(CodedText.ofText("Next"), "")
                                .chips(VisitWords.answers(sent))
                                .chips(VisitWords.statusChips(Codes.of(sent.getStatusElement())))
                                .cells(Cell.of(VisitWords.what(sent).text(), Codes.texts(sent.getReasonCode()))))
                .row();
        return row.withFrame(
                row.frame().opening(List.of(new Link("Next", PANEL + row.frame().anchor()))));
    }

    private Recency recency(ClinicalDate when, Entry<? extends org.hl7.fhir.r4.model.Resource> entry) {
        return Recency.of(when, entry.resource()).asOf(input.now());
    }

    static ClinicalDate start(Encounter encounter) {
        return ClinicalDate.of(encounter.getPeriod().getStartElement());
    }

    private static ClinicalDate start(Appointment appointment) {
        return ClinicalDate.of(appointment.getStartElement().getValueAsString());
    }

    private static ClinicalDate date(DocumentReference document) {
        return ClinicalDate.of(document.getDateElement().getValueAsString());
    }

    private static String day(ClinicalDate date) {
        return date.iso().length() >= 10 ? date.iso().substring(0, 10) : "";
    }
}
