package org.sightline.tab.panel.findings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.chart.Amount;
import org.sightline.tab.panel.listing.About;
import org.sightline.tab.panel.listing.Measurement;

/**
 * An entry that says something about a care process.
 *
 * @param found what was found, as it was sent
 * @param amounts the numbers by part: {@code systolic}, {@code diastolic}, or empty for the value
 * @param why it is not counted; empty unless {@code role} is {@link Role#NOT} or {@link Role#PART}
 */
record CareEvidence(
        Entry<? extends DomainResource> entry,
        Role role,
        CodedText what,
        ClinicalDate when,
        List<ShownText> found,
        Map<String, Amount> amounts,
        String why) {

    private static final Set<String> UNDONE = Set.of("cancelled", "registered", "unknown");
    private static final Set<String> DONE = Set.of("completed", "");

    CareEvidence {
        found = List.copyOf(found);
        amounts = Map.copyOf(amounts);
    }

    /** An Observation in this role, unless its status says that it tells nothing. */
    static CareEvidence of(Entry<Observation> entry, Role role) {
        Observation observation = entry.resource();
        Measurement measured = Measurement.of(entry);
        String status = Codes.of(observation.getStatusElement());
        CareEvidence evidence = new CareEvidence(
                entry,
                role,
                measured.shown(),
                measured.when(),
                Stream.of(ValueText.of(observation.getValue()))
                        .filter(words -> !words.isEmpty())
                        .toList(),
                Map.of("", Amount.of(observation.getValue(), List.of(), status)),
                "");
        ShownText about = About.of(entry);
        if (!about.isEmpty()) {
            return evidence.notCounted("it is about " + about);
        }
        return UNDONE.contains(status)
                ? evidence.notCounted("its status is " + status)
                : observation.hasDataAbsentReason() ? evidence.notCounted("it says why there is no value") : evidence;
    }

    static CareEvidence ofProcedure(Entry<Procedure> entry, Role role) {
        Procedure procedure = entry.resource();
        String status = Codes.of(procedure.getStatusElement());
        CareEvidence evidence = new CareEvidence(
                entry,
                role,
                CodedText.of(procedure.getCode()),
                Measurement.when(procedure.getPerformed(), null),
                Stream.of(CodedText.of(procedure.getOutcome()).text())
                        .filter(words -> !words.isEmpty())
                        .toList(),
                Map.of(),
                "");
        return DONE.contains(status) ? evidence : evidence.notCounted("its status is " + status);
    }

    /** Found, and not counted. */
    CareEvidence notCounted(String reason) {
        return role == Role.DONE || role == Role.NOT || role == Role.PART
                ? new CareEvidence(entry, Role.NOT, what, when, found, amounts, reason)
                : this;
    }

    /** Found, and a part only of what is to be done. */
    CareEvidence inPart(String reason) {
        return new CareEvidence(entry, Role.PART, what, when, found, amounts, reason);
    }

    CareEvidence with(List<ShownText> words, Map<String, Amount> numbers) {
        return new CareEvidence(entry, role, what, when, words, numbers, why);
    }

    /** The same, as old as another that it needs. */
    CareEvidence asOldAs(CareEvidence other) {
        return other.when().isKnown() && isLaterThan(other) ? other : this;
    }

    boolean counts() {
        return role == Role.DONE;
    }

    Recency recency() {
        return Recency.of(when, entry.resource());
    }

    /** By the earliest moment each may mean. */
    boolean isLaterThan(CareEvidence other) {
        return Recency.SURELY_LATEST_FIRST.compare(recency(), other.recency()) < 0;
    }

    /** The first moment its date may mean: a vague date is read as the earlier, so that nothing seems done too long. */
    Instant first() {
        return when.earliest(Instant.MIN);
    }

    /** In one line, for an explanation. */
    ShownText words() {
        return ShownText.of(
                said() + " (" + when.text() + ", " + entry.source().name() + ")" + (why.isEmpty() ? "" : ": " + why));
    }

    /** What it is and what was found, without date and source. */
    String said() {
        return what.text() + (found.isEmpty() ? "" : ": " + ShownText.joined(", ", found.toArray(ShownText[]::new)));
    }

    /** What it says: its code, and its value if that is coded. */
    List<CodeableConcept> concepts() {
        return switch (entry.resource()) {
            case Observation observation ->
                observation.getValue() instanceof CodeableConcept value
                        ? List.of(value, observation.getCode())
                        : List.of(observation.getCode());
            case Procedure procedure -> List.of(procedure.getCode());
            default -> List.of();
        };
    }

    /** Whether this list names what it says. */
    boolean isIn(PanelDefinition lists, String list) {
        return concepts().stream().anyMatch(concept -> lists.lists(list, concept));
    }

    List<CodeableConcept> sites() {
        return switch (entry.resource()) {
            case Observation observation -> List.of(observation.getBodySite());
            case Procedure procedure -> procedure.getBodySite();
            default -> List.of();
        };
    }
}
