package org.sightline.tab.panel.visits;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.Row.Cell;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.PlacedRow;
import org.sightline.tab.panel.listing.VisitWords;
import org.sightline.tab.panel.visits.Encounters.Place;

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

    /** The row of an encounter; none for one entered in error. */
    Stream<PlacedRow<Place>> encounter(Entry<Encounter> entry) {
        Encounter encounter = entry.resource();
        String status = Codes.of(encounter.getStatusElement());
        if ("entered-in-error".equals(status)) {
            return Stream.empty();
        }
        ClinicalDate start = ClinicalDate.of(encounter.getPeriod().getStartElement());
        ClinicalDate end = ClinicalDate.of(encounter.getPeriod().getEndElement());
        CodedText type = type(encounter);
        Place place = place(status, start, end);
        Row row = new Row(
                entry.frame(encounter.getIdentifier(), notes(encounter, type, start)),
                type,
                chips(place, status, start, end),
                List.of(
                        Cell.of(whereOf(encounter)),
                        Cell.of(
                                Codes.texts(encounter.getReasonCode()),
                                CodedText.of(encounter.getHospitalization().getDischargeDisposition())
                                        .text(),
                                sameDay(start, end) ? ShownText.NONE : ShownText.of("Until " + end.text()))));
        return Stream.of(new PlacedRow<>(place, row));
    }

    /** The row of an appointment; none for one entered in error. */
    Stream<PlacedRow<Place>> appointment(Entry<Appointment> entry) {
        Appointment appointment = entry.resource();
        String status = Codes.of(appointment.getStatusElement());
        if ("entered-in-error".equals(status)) {
            return Stream.empty();
        }
        ClinicalDate start = start(appointment);
        ClinicalDate end = ClinicalDate.of(appointment.getEndElement());
        CodedText type = type(appointment);
        Place place = place(status, start, end);
        Row row = new Row(
                entry.frame(appointment.getIdentifier(), notes(appointment, type, start)),
                type,
                chips(place, status, start, end),
                List.of(
                        Cell.of(whereOf(appointment, type)),
                        Cell.of(
                                Codes.texts(appointment.getReasonCode()),
                                ShownText.of(appointment.getDescription()),
                                CodedText.of(appointment.getCancelationReason()).text())));
        return Stream.of(new PlacedRow<>(place, row));
    }

    private Place place(String status, ClinicalDate start, ClinicalDate end) {
        if (GOING_ON.contains(status) && !end.isSurelyBefore(now)) {
            return Place.NOW;
        }
        boolean mayCome = !start.isSurelyBefore(now) && !OVER.contains(status) && !GOING_ON.contains(status);
        if (mayCome && (start.isKnown() || EXPECTED.contains(status))) {
            return Place.COMING;
        }
        return start.mayBeSince(from) ? Place.RECENT : Place.OLDER;
    }

    /** What the status says, and where it and the clock disagree. */
    private List<Chip> chips(Place place, String status, ClinicalDate start, ClinicalDate end) {
        boolean past = place == Place.RECENT || place == Place.OLDER;
        boolean neverClosed = place == Place.NOW && !end.isKnown() && !start.mayBeSince(from);
        return Stream.of(
                        Stream.of(VisitWords.status(status))
                                .filter(chip -> !chip.text().isEmpty()),
                        Chip.of(Tone.WARNING, past && EXPECTED.contains(status) ? "Not known to have happened" : ""),
                        Chip.of(Tone.WARNING, past && GOING_ON.contains(status) ? "Its end has passed" : ""),
                        Chip.of(Tone.WARNING, neverClosed ? "No end recorded" : ""))
                .flatMap(chip -> chip)
                .toList();
    }

    static RowNotes notes(Encounter encounter, CodedText type, ClinicalDate start) {
        List<IBaseHasModifierExtensions> parts = new ArrayList<>(encounter.getParticipant());
        parts.addAll(encounter.getLocation());
        parts.add(encounter.getHospitalization());
        return new RowNotes(start, encounter, parts)
                .coded(type)
                .detail("Kind", VisitWords.kind(encounter.getClass_()))
                .status(Codes.of(encounter.getStatusElement()))
                .detail("Ended", ClinicalDate.of(encounter.getPeriod().getEndElement()))
                .detail("Service", CodedText.of(encounter.getServiceType()).text())
                .detail("Priority", CodedText.of(encounter.getPriority()).text())
                .detail(
                        "Discharged to",
                        CodedText.of(encounter.getHospitalization().getDischargeDisposition())
                                .text())
                .by("Provider", encounter.getServiceProvider());
    }

    private static RowNotes notes(Appointment appointment, CodedText type, ClinicalDate start) {
        return new RowNotes(start, appointment, appointment.getParticipant())
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

    static CodedText type(Encounter encounter) {
        return Stream.concat(encounter.getType().stream(), Stream.of(encounter.getServiceType()))
                .map(CodedText::of)
                .filter(type -> !type.isEmpty())
                .findFirst()
                .orElseGet(() -> CodedText.ofText(VisitWords.kind(encounter.getClass_())
                        .orElse(ShownText.of("Encounter of a kind not given"))
                        .whole()));
    }

    private static CodedText type(Appointment appointment) {
        return Stream.concat(appointment.getServiceType().stream(), appointment.getSpecialty().stream())
                .map(CodedText::of)
                .filter(type -> !type.isEmpty())
                .findFirst()
                .orElse(CodedText.ofText("Appointment"));
    }

    /** What is only proposed has no start yet, but may say when it is wanted. */
    private static ClinicalDate start(Appointment appointment) {
        ClinicalDate start = ClinicalDate.of(appointment.getStartElement());
        return appointment.getRequestedPeriod().stream()
                .findFirst()
                .map(period -> start.orElse(ClinicalDate.of(period.getStartElement())))
                .orElse(start);
    }

    static ShownText[] whereOf(Encounter encounter) {
        return Stream.of(
                        encounter.getLocation().stream().map(location -> RowNotes.named(location.getLocation())),
                        Stream.of(RowNotes.named(encounter.getServiceProvider())),
                        Stream.of(CodedText.of(encounter.getServiceType()).text()),
                        encounter.getParticipant().stream()
                                .map(participant -> ShownText.joined(
                                        ", ",
                                        RowNotes.named(participant.getIndividual()),
                                        Codes.texts(participant.getType()))))
                .flatMap(lines -> lines)
                .distinct()
                .toArray(ShownText[]::new);
    }

    private static ShownText[] whereOf(Appointment appointment, CodedText type) {
        return Stream.concat(
                        Stream.of(Codes.texts(appointment.getSpecialty())).filter(words -> !words.equals(type.text())),
                        appointment.getParticipant().stream()
                                .map(Appointment.AppointmentParticipantComponent::getActor)
                                .filter(actor -> !isPatient(actor))
                                .map(RowNotes::named))
                .distinct()
                .toArray(ShownText[]::new);
    }

    private static boolean isPatient(Reference actor) {
        return "Patient".equals(actor.getType())
                || "Patient".equals(actor.getReferenceElement().getResourceType());
    }

    private static boolean sameDay(ClinicalDate start, ClinicalDate end) {
        return !end.isKnown() || Objects.equals(day(start), day(end));
    }

    private static String day(ClinicalDate date) {
        return date.iso().length() > 10 ? date.iso().substring(0, 10) : date.iso();
    }
}
