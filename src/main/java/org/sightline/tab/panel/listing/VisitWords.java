package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Tone;

/** Plain words for the codes of encounters and appointments. */
public final class VisitWords {

    /**
     * How a patient is seen.
     *
     * @see <a href="https://terminology.hl7.org/ValueSet-encounter-class.html">HL7 v3 ActEncounterCode</a>
     */
    private static final Map<String, String> KINDS = Map.of(
            "AMB", "Clinic or surgery visit",
            "EMER", "Emergency attendance",
            "FLD", "Seen where the patient was",
            "HH", "Home visit",
            "IMP", "Hospital stay",
            "ACUTE", "Acute hospital stay",
            "NONAC", "Hospital stay, not acute",
            "OBSENC", "Hospital stay for observation",
            "SS", "Short hospital stay",
            "VR", "By telephone or video");

    private static final Map<String, Chip> STATUSES = Map.ofEntries(
            said("planned", Tone.PLAIN, "Planned"),
            said("proposed", Tone.PLAIN, "Proposed, not booked"),
            said("pending", Tone.PLAIN, "Not confirmed yet"),
            said("waitlist", Tone.PLAIN, "On a waiting list"),
            said("booked", Tone.PLAIN, "Booked"),
            said("arrived", Tone.PLAIN, "Arrived"),
            said("checked-in", Tone.PLAIN, "Arrived"),
            said("triaged", Tone.PLAIN, "Triaged"),
            said("in-progress", Tone.PLAIN, "In progress"),
            said("onleave", Tone.PLAIN, "On leave"),
            said("finished", Tone.PLAIN, ""),
            said("fulfilled", Tone.PLAIN, "Attended"),
            said("cancelled", Tone.WARNING, "Cancelled"),
            said("noshow", Tone.WARNING, "Did not attend"),
            said("", Tone.WARNING, "Status not given"));

    private VisitWords() {}

    /** {@code Home visit}; a code that is not known here as it was sent; empty when there is none. */
    public static ShownText kind(Coding kind) {
        String known = kind.getCode() != null ? KINDS.getOrDefault(kind.getCode(), "") : "";
        return known.isEmpty() && !kind.isEmpty()
                ? CodedText.of(new CodeableConcept(kind)).text()
                : ShownText.of(known);
    }

    /** What it is called: by its type, its service or its kind. */
    public static CodedText what(Encounter encounter) {
        return Stream.concat(encounter.getType().stream(), Stream.of(encounter.getServiceType()))
                .map(CodedText::of)
                .filter(type -> !type.isEmpty())
                .findFirst()
                .orElseGet(() -> CodedText.ofText(kind(encounter.getClass_())
                        .orElse(ShownText.of("Encounter of a kind not given"))
                        .whole()));
    }

    /** What it is called: by its service or specialty. */
    public static CodedText what(Appointment appointment) {
        return Stream.concat(appointment.getServiceType().stream(), appointment.getSpecialty().stream())
                .map(CodedText::of)
                .filter(type -> !type.isEmpty())
                .findFirst()
                .orElse(CodedText.ofText("Appointment"));
    }

    /** The status as a chip; none for an encounter that is over as it should be. */
    public static List<Chip> statusChips(String code) {
        Chip chip = STATUSES.getOrDefault(code, new Chip(Tone.WARNING, Words.sentence(code)));
        return chip.text().isEmpty() ? List.of() : List.of(chip);
    }

    /** Who declined an appointment or has not accepted it yet, whatever its own status says. */
    public static List<Chip> answers(Appointment appointment) {
        return appointment.getParticipant().stream()
                .flatMap(one -> answer(one).stream())
                .distinct()
                .toList();
    }

    private static Optional<Chip> answer(AppointmentParticipantComponent participant) {
        boolean patient = isPatient(participant.getActor());
        ShownText who = patient
                ? ShownText.of("the patient")
                : Codes.named(participant.getActor()).orElse(ShownText.of("somebody invited"));
        return switch (Codes.of(participant.getStatusElement())) {
            case "declined" -> Optional.of(new Chip(Tone.WARNING, ShownText.of("Declined by " + who)));
            case "tentative" -> Optional.of(new Chip(Tone.PLAIN, ShownText.of("Accepted for now by " + who)));
            case "needs-action" ->
                patient
                        ? Optional.of(new Chip(Tone.PLAIN, ShownText.of("Not answered yet by the patient")))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    public static boolean isPatient(Reference actor) {
        return "Patient".equals(actor.getType())
                || "Patient".equals(actor.getReferenceElement().getResourceType());
    }

    private static Map.Entry<String, Chip> said(String code, Tone tone, String words) {
        return Map.entry(code, new Chip(tone, ShownText.of(words)));
    }
}
