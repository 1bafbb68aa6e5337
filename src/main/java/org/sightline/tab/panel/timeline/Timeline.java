package org.sightline.tab.panel.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Table;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.chart.TimelinePicture;
import org.sightline.tab.panel.chart.TimelinePicture.DatedEvent;
import org.sightline.tab.panel.listing.Measurement;
import org.sightline.tab.panel.listing.PlacedRow;
import org.sightline.tab.panel.listing.VisitWords;

/** What happened when, across all sources: a picture with a line for each kind of event, and its table. */
public final class Timeline implements PanelKind {

    private static final String SHOWN = "shown";
    private static final Columns COLUMNS = new Columns("What", List.of("Kind"), "Date and source");

    /** The lines of the picture, from top to bottom. */
    private enum EventKind {
        ENCOUNTERS("Encounters and stays"),
        APPOINTMENTS("Appointments"),
        REFERRALS("Referrals"),
        REPORTS("Reports"),
        DOCUMENTS("Documents");

        private final String words;

        EventKind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("Encounter", "Appointment", "ServiceRequest", "DiagnosticReport", "DocumentReference");
    }

    @Override
    public Set<String> windows() {
        return Set.of(SHOWN);
    }

    @Override
    public TimelineView show(PanelInput input) {
        Map<String, ClinicalDate> ends = new HashMap<>();
        Map<EventKind, List<Row>> kinds = PlacedRow.latestFirst(
                EventKind.class,
                Stream.of(
                                input.entries(Encounter.class).flatMap(entry -> encounter(entry, ends)),
                                input.entries(Appointment.class).flatMap(Timeline::appointment),
                                input.entries(ServiceRequest.class).flatMap(Timeline::referral),
                                input.entries(DiagnosticReport.class).flatMap(Timeline::report),
                                input.entries(DocumentReference.class).flatMap(Timeline::document))
                        .flatMap(rows -> rows));
        List<Row> all = Row.latestFirst(kinds.values().stream().flatMap(List::stream));
        Instant from = input.monthsBack(SHOWN);
        TimelinePicture picture = picture(kinds, ends, from, input.now());
        String asked = "in the last " + input.definition().months(SHOWN) + " months";
        return new TimelineView(
                PanelFrame.of(input, "dated events", asked, all.size(), window(picture, all.size(), asked)),
                picture,
                Table.folded(input, all.size() == 1 ? " event as a table" : " events as a table", COLUMNS, all));
    }

    private static TimelinePicture picture(
            Map<EventKind, List<Row>> kinds, Map<String, ClinicalDate> ends, Instant from, Instant now) {
        List<DatedEvent> events = new ArrayList<>();
        kinds.forEach((kind, rows) -> rows.forEach(row -> events.add(new DatedEvent(
                kind.words(),
                row.frame().recorded(),
                row.frame().references().stream()
                        .map(ends::get)
                        .filter(date -> date != null && date.isKnown())
                        .findFirst()
                        .orElse(ClinicalDate.NOT_RECORDED),
                row.what().text().head() + ", " + String.join(", ", row.frame().sources())))));
        return TimelinePicture.of(kinds.keySet().stream().map(EventKind::words).toList(), events, from, now);
    }

    private static String window(TimelinePicture picture, int all, String asked) {
        int without = all - picture.count();
        return all == 0
                ? ""
                : "The picture shows what is dated " + asked + " or to come."
                        + (without == 0 ? "" : " " + without + " more, older or without a date, stand in the table.");
    }

    private static Stream<PlacedRow<EventKind>> encounter(Entry<Encounter> entry, Map<String, ClinicalDate> ends) {
        Encounter encounter = entry.resource();
        ends.put(entry.auditReference(), ClinicalDate.of(encounter.getPeriod().getEndElement()));
        List<CodeableConcept> names = new ArrayList<>(encounter.getType());
        names.add(encounter.getServiceType());
        names.addAll(encounter.getReasonCode());
        return row(
                entry,
                EventKind.ENCOUNTERS,
                names,
                ClinicalDate.of(encounter.getPeriod().getStartElement()),
                encounter.getStatusElement(),
                encounter.getIdentifier());
    }

    private static Stream<PlacedRow<EventKind>> appointment(Entry<Appointment> entry) {
        Appointment appointment = entry.resource();
        List<CodeableConcept> names = new ArrayList<>(appointment.getServiceType());
        names.add(appointment.getAppointmentType());
        names.addAll(appointment.getSpecialty());
        names.add(new CodeableConcept().setText(appointment.getDescription()));
        return row(
                entry,
                EventKind.APPOINTMENTS,
                names,
                ClinicalDate.of(appointment.getStartElement().getValueAsString()),
                appointment.getStatusElement(),
                appointment.getIdentifier());
    }

    private static Stream<PlacedRow<EventKind>> referral(Entry<ServiceRequest> entry) {
        ServiceRequest request = entry.resource();
        return row(
                entry,
                EventKind.REFERRALS,
                List.of(request.getCode()),
                ClinicalDate.of(request.getAuthoredOnElement()),
                request.getStatusElement(),
                request.getIdentifier());
    }

    private static Stream<PlacedRow<EventKind>> report(Entry<DiagnosticReport> entry) {
        DiagnosticReport report = entry.resource();
        return row(
                entry,
                EventKind.REPORTS,
                List.of(report.getCode()),
                Measurement.when(
                        report.getEffective(), report.getIssuedElement().getValueAsString()),
                report.getStatusElement(),
                report.getIdentifier());
    }

    private static Stream<PlacedRow<EventKind>> document(Entry<DocumentReference> entry) {
        DocumentReference document = entry.resource();
        List<CodeableConcept> names = new ArrayList<>();
        document.getContent()
                .forEach(content -> names.add(
                        new CodeableConcept().setText(content.getAttachment().getTitle())));
        names.add(new CodeableConcept().setText(document.getDescription()));
        names.add(document.getType());
        return row(
                entry,
                EventKind.DOCUMENTS,
                names,
                ClinicalDate.of(document.getDateElement().getValueAsString()),
                document.getStatusElement(),
                document.getIdentifier());
    }

    /** @param names what it may be called, the best first */
    private static Stream<PlacedRow<EventKind>> row(
            Entry<? extends DomainResource> entry,
            EventKind kind,
            List<CodeableConcept> names,
            ClinicalDate date,
            PrimitiveType<?> status,
            List<Identifier> identifiers) {
        String code = Codes.of(status);
        if (code.equals("entered-in-error")) {
            return Stream.empty();
        }
        CodedText what = names.stream()
                .map(CodedText::of)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(CodedText.ofText("Not named by the source"));
        RowNotes notes = new RowNotes(date, entry.resource(), List.of())
                .later(details -> details.coded(what).status(code));
        boolean ordinary = Set.of("finished", "fulfilled", "final", "current", "active", "completed")
                .contains(code);
        return Stream.of(new PlacedRow<>(
                kind,
                new Row(
                        entry.frame(identifiers, notes),
                        what,
                        ordinary ? List.of() : List.of(VisitWords.status(code)),
                        List.of(Cell.of(ShownText.of(kind.words()))))));
    }
}
