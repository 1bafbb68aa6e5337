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
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Table.Columns;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.chart.TimelinePicture;
import org.sightline.tab.panel.listing.Measurement;
import org.sightline.tab.panel.listing.VisitWords;

/** What happened when, across all sources: a picture with a line for each kind of event, and its table. */
public final class Timeline {

    private static final String SHOWN = "shown";
    private static final TableDefinition TABLE =
            TableDefinition.folded(" event{s} as a table", new Columns("What", List.of("Kind"), "Date and source"));
    private static final Set<String> ORDINARY =
            Set.of("finished", "fulfilled", "final", "current", "active", "completed");

    /** The lines of the picture, from top to bottom. */
    enum EventKind {
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

    private Timeline() {}

    public static PanelKind kind() {
        return PanelKind.of(
                        "timeline",
                        Timeline::show,
                        Set.of("Encounter", "Appointment", "ServiceRequest", "DiagnosticReport", "DocumentReference"))
                .withWindows(Set.of(SHOWN));
    }

    private static Panel show(PanelInput input) {
        Map<String, ClinicalDate> ends = new HashMap<>();
        List<Happening> all = PendingRow.latestFirst(
                Stream.of(
                                input.entries(Encounter.class).map(entry -> encounter(entry, ends)),
                                input.entries(Appointment.class).map(Timeline::appointment),
                                input.entries(ServiceRequest.class).map(Timeline::referral),
                                input.entries(DiagnosticReport.class).map(Timeline::report),
                                input.entries(DocumentReference.class).map(Timeline::document))
                        .flatMap(rows -> rows),
                Happening::row,
                input.now());
        Instant from = input.monthsBack(SHOWN);
        TimelinePicture picture = TimelinePicture.of(
                Stream.of(EventKind.values()).map(EventKind::words).toList(),
                all.stream()
                        .filter(one -> one.row().recorded().mayBeSince(from))
                        .map(one -> one.event(ends))
                        .toList(),
                from,
                input.now());
        String asked = "in the last " + input.definition().months(SHOWN) + " months";
        return new Panel(
                        PanelFrame.of(input, "dated events", all.size(), window(picture, all.size(), asked)),
                        "",
                        List.of(TABLE.of(input, all.stream().map(Happening::row).toList())),
                        List.of())
                .withPicture(picture);
    }

    private static String window(TimelinePicture picture, int all, String asked) {
        int without = all - picture.count();
        return all == 0
                ? ""
                : "The picture shows what is dated " + asked + " or to come."
                        + (without == 0 ? "" : " " + without + " more, older or without a date, stand in the table.");
    }

    private static Happening encounter(Entry<Encounter> entry, Map<String, ClinicalDate> ends) {
        Encounter encounter = entry.resource();
        ends.put(entry.auditReference(), ClinicalDate.of(encounter.getPeriod().getEndElement()));
        List<CodeableConcept> names = new ArrayList<>(encounter.getType());
        names.add(encounter.getServiceType());
        names.addAll(encounter.getReasonCode());
        return happening(
                entry,
                encounter.getIdentifier(),
                ClinicalDate.of(encounter.getPeriod().getStartElement()),
                new Description(EventKind.ENCOUNTERS, names, encounter.getStatusElement()));
    }

    private static Happening appointment(Entry<Appointment> entry) {
        Appointment appointment = entry.resource();
        List<CodeableConcept> names = new ArrayList<>(appointment.getServiceType());
        names.add(appointment.getAppointmentType());
        names.addAll(appointment.getSpecialty());
        names.add(new CodeableConcept().setText(appointment.getDescription()));
        Happening happening = happening(
                entry,
                appointment.getIdentifier(),
                ClinicalDate.of(appointment.getStartElement().getValueAsString()),
                new Description(EventKind.APPOINTMENTS, names, appointment.getStatusElement()));
        happening.row().also(row -> row.chips(VisitWords.answers(appointment)));
        return happening;
    }

    private static Happening referral(Entry<ServiceRequest> entry) {
        ServiceRequest request = entry.resource();
        return happening(
                entry,
                request.getIdentifier(),
                ClinicalDate.of(request.getAuthoredOnElement()),
                new Description(EventKind.REFERRALS, List.of(request.getCode()), request.getStatusElement()));
    }

    private static Happening report(Entry<DiagnosticReport> entry) {
        DiagnosticReport report = entry.resource();
        return happening(
                entry,
                report.getIdentifier(),
                Measurement.when(
                        report.getEffective(), report.getIssuedElement().getValueAsString()),
                new Description(EventKind.REPORTS, List.of(report.getCode()), report.getStatusElement()));
    }

    private static Happening document(Entry<DocumentReference> entry) {
        DocumentReference document = entry.resource();
        List<CodeableConcept> names = new ArrayList<>();
        document.getContent()
                .forEach(content -> names.add(
                        new CodeableConcept().setText(content.getAttachment().getTitle())));
        names.add(new CodeableConcept().setText(document.getDescription()));
        names.add(document.getType());
        return happening(
                entry,
                document.getIdentifier(),
                ClinicalDate.of(document.getDateElement().getValueAsString()),
                new Description(EventKind.DOCUMENTS, names, document.getStatusElement()));
    }

    private static Happening happening(
            Entry<? extends DomainResource> entry,
            List<Identifier> identifiers,
            ClinicalDate date,
            Description description) {
        PendingRow row = PendingRow.of(entry, identifiers, date, (builder, _) -> {
            String code = Codes.of(description.status());
            CodedText what = description.names().stream()
                    .map(CodedText::of)
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElse(CodedText.NONE);
            builder.what(what, "Not named by the source")
                    .chips(ORDINARY.contains(code) ? List.of() : VisitWords.statusChips(code))
                    .cells(Cell.of(ShownText.of(description.kind().words())))
                    .coded(what)
                    .status(code);
        });
        return new Happening(row, description.kind());
    }

    /** @param names what it may be called, the best first */
    private record Description(EventKind kind, List<CodeableConcept> names, PrimitiveType<?> status) {}

    /** A dated entry on its line. */
    private record Happening(PendingRow row, EventKind kind) {

        TimelinePicture.DatedEvent event(Map<String, ClinicalDate> ends) {
            Row made = row.row();
            ClinicalDate end = made.frame().references().stream()
                    .map(ends::get)
                    .filter(date -> date != null && date.isKnown())
                    .findFirst()
                    .orElse(ClinicalDate.NOT_RECORDED);
            return new TimelinePicture.DatedEvent(
                    kind.words(),
                    row.recorded(),
                    end,
                    made.what().text().head() + ", " + String.join(", ", row.sources()));
        }
    }
}
