package org.sightline.tab.panel.visits;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.TableDefinition;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.VisitWords;

/**
 * Encounters and appointments as rows, each placed by its status and by the clock.
 *
 * @param now the moment of opening
 * @param from where what is recent begins
 */
record Visits(Instant now, Instant from) {

    private static final Set<String> GOING_ON = Set.of("arrived", "checked-in", "triaged", "in-progress", "onleave");
    private static final Set<String> EXPECTED = Set.of("planned", "proposed", "pending", "booked", "waitlist");
    private static final Set<String> OVER = Set.of("finished", "fulfilled", "noshow");

    PendingRow encounter(Entry<Encounter> entry) {
        Encounter sent = entry.resource();
        String status = Codes.of(sent.getStatusElement());
        ClinicalDate start = ClinicalDate.of(sent.getPeriod().getStartElement());
        ClinicalDate end = ClinicalDate.of(sent.getPeriod().getEndElement());
        TableDefinition table = table(status, start, end);
        return PendingRow.of(
                        entry,
                        sent.getIdentifier(),
                        start,
                        (row, encounter) -> describe(row, encounter)
                                .chips(chips(table, status, start, end))
                                .cells(
                                        Cell.of(whereOf(encounter)),
                                        Cell.of(
                                                Codes.texts(encounter.getReasonCode()),
                                                dischargedTo(encounter),
                                                ShownText.of(sameDay(start, end) ? "" : "Until " + end.text()))))
                .in(table);
    }

    PendingRow appointment(Entry<Appointment> entry) {
        Appointment sent = entry.resource();
        String status = Codes.of(sent.getStatusElement());
        ClinicalDate start = start(sent);
        ClinicalDate end = ClinicalDate.of(sent.getEndElement());
        TableDefinition table = table(status, start, end);
        return PendingRow.of(
                        entry,
                        sent.getIdentifier(),
                        start,
                        (row, appointment) -> describe(row, appointment)
                                .chips(VisitWords.answers(appointment))
                                .chips(chips(table, status, start, end)))
                .in(table);
    }

    private TableDefinition table(String status, ClinicalDate start, ClinicalDate end) {
        if (GOING_ON.contains(status) && !end.isSurelyBefore(now)) {
            return Encounters.NOW;
        }
        boolean mayCome = !start.isSurelyBefore(now) && !OVER.contains(status) && !GOING_ON.contains(status);
        if (mayCome && (start.isKnown() || EXPECTED.contains(status))) {
            return Encounters.COMING;
        }
        return start.mayBeSince(from) ? Encounters.RECENT : Encounters.OLDER;
    }

    /** What the status says, and where it and the clock disagree. */
    private List<Chip> chips(TableDefinition table, String status, ClinicalDate start, ClinicalDate end) {
        boolean past = table == Encounters.RECENT || table == Encounters.OLDER;
        boolean neverClosed = table == Encounters.NOW && !end.isKnown() && !start.mayBeSince(from);
        return Stream.of(
                        VisitWords.statusChips(status).stream(),
                        Chip.of(Tone.WARNING, past && EXPECTED.contains(status) ? "Not known to have happened" : ""),
                        Chip.of(Tone.WARNING, past && GOING_ON.contains(status) ? "Its end has passed" : ""),
                        Chip.of(Tone.WARNING, neverClosed ? "No end recorded" : ""))
                .flatMap(chip -> chip)
                .toList();
    }

    /** All that an encounter says but its chips and cells. */
    static RowBuilder describe(RowBuilder row, Encounter encounter) {
        CodedText type = VisitWords.what(encounter);
        return row.what(type, "")
                .coded(type)
                .detail("Kind", VisitWords.kind(encounter.getClass_()))
                .status(Codes.of(encounter.getStatusElement()))
                .detail("Ended", ClinicalDate.of(encounter.getPeriod().getEndElement()))
                .detail("Service", CodedText.of(encounter.getServiceType()).full())
                .detail("Priority", CodedText.of(encounter.getPriority()).full())
                .detail("Discharged to", dischargedTo(encounter))
                .by("Provider", encounter.getServiceProvider());
    }

    private static ShownText dischargedTo(Encounter encounter) {
        return CodedText.of(encounter.getHospitalization().getDischargeDisposition())
                .text();
    }

    private static RowBuilder describe(RowBuilder row, Appointment appointment) {
        CodedText type = VisitWords.what(appointment);
        return row.what(type, "")
                .cells(
                        Cell.of(whereOf(appointment, type)),
                        Cell.of(
                                Codes.texts(appointment.getReasonCode()),
                                ShownText.of(appointment.getDescription()),
                                CodedText.of(appointment.getCancelationReason()).text()))
                .coded(type)
                .detail("Kind", ShownText.of("Appointment"))
                .status(Codes.of(appointment.getStatusElement()))
                .detail("Ends", ClinicalDate.of(appointment.getEndElement()))
                .detail("Booked", ClinicalDate.of(appointment.getCreatedElement()))
                .detail("Type", CodedText.of(appointment.getAppointmentType()).text())
                .detail("Specialty", Codes.texts(appointment.getSpecialty()))
                .detail("Description", ShownText.of(appointment.getDescription()))
                .detail("Comment", ShownText.of(appointment.getComment()))
                .detail("For the patient", ShownText.of(appointment.getPatientInstruction()));
    }

    /** What is only proposed has no start yet, but may say when it is wanted. */
    private static ClinicalDate start(Appointment appointment) {
        ClinicalDate start = ClinicalDate.of(appointment.getStartElement());
        return appointment.getRequestedPeriod().stream()
                .findFirst()
                .map(period -> start.orElse(ClinicalDate.of(period.getStartElement())))
                .orElse(start);
    }

    static List<ShownText> whereOf(Encounter encounter) {
        return Stream.of(
                        encounter.getLocation().stream().map(location -> Codes.named(location.getLocation())),
                        Stream.of(Codes.named(encounter.getServiceProvider())),
                        Stream.of(CodedText.of(encounter.getServiceType()).text()),
                        encounter.getParticipant().stream()
                                .map(participant -> ShownText.joined(
                                        ", ",
                                        Codes.named(participant.getIndividual()),
                                        Codes.texts(participant.getType()))))
                .flatMap(lines -> lines)
                .distinct()
                .toList();
    }

    private static List<ShownText> whereOf(Appointment appointment, CodedText type) {
        return Stream.concat(
                        Stream.of(Codes.texts(appointment.getSpecialty())).filter(words -> !words.equals(type.text())),
                        appointment.getParticipant().stream()
                                .map(Appointment.AppointmentParticipantComponent::getActor)
                                .filter(actor -> !VisitWords.isPatient(actor))
                                .map(Codes::named))
                .distinct()
                .toList();
    }

    private static boolean sameDay(ClinicalDate start, ClinicalDate end) {
        return !end.isKnown() || Objects.equals(day(start), day(end));
    }

    private static String day(ClinicalDate date) {
        return date.iso().length() > 10 ? date.iso().substring(0, 10) : date.iso();
    }
}
