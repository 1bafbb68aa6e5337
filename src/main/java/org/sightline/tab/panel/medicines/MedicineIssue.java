package org.sightline.tab.panel.medicines;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.display.dosage.DosageWords;

/**
 * How often a medicine was and may be issued, as the source says it; nothing is counted here.
 *
 * @param issued how many times it was issued; null if not said
 * @param allowed how many times it may be; null if not said
 * @param review by when the prescriber has to look at it again
 * @param quantity how much one issue is, and for how long
 */
record MedicineIssue(@Nullable Integer issued, @Nullable Integer allowed, ClinicalDate review, ShownText quantity) {

    /** The parts' names in UK Core R4 and in the CareConnect extension it grew from. */
    private static final List<String> ISSUED =
            List.of("numberOfPrescriptionsIssued", "numberOfRepeatPrescriptionsIssued");

    private static final List<String> ALLOWED =
            List.of("numberOfPrescriptionsAllowed", "numberOfRepeatPrescriptionsAllowed");
    private static final List<String> REVIEW = List.of("authorisationExpiryDate");

    static MedicineIssue of(DomainResource resource) {
        Integer allowed = number(resource, ALLOWED);
        ShownText quantity = ShownText.NONE;
        if (resource instanceof MedicationRequest request) {
            MedicationRequest.MedicationRequestDispenseRequestComponent dispense = request.getDispenseRequest();
            if (allowed == null) {
                allowed = dispense.getNumberOfRepeatsAllowedElement().getValue();
            }
            quantity = quantity(dispense);
        }
        ClinicalDate review = part(resource, REVIEW).map(ClinicalDate::ofChoice).orElse(ClinicalDate.NOT_RECORDED);
        return new MedicineIssue(number(resource, ISSUED), allowed, review, quantity);
    }

    /** {@code Issued 4 of 6 times}; empty if the source says neither. */
    ShownText count() {
        if (issued == null) {
            return allowed == null ? ShownText.NONE : ShownText.of("May be issued " + allowed + " times");
        }
        return ShownText.of("Issued " + issued
                + (allowed == null ? "" : " of " + allowed)
                + (issued == 1 && allowed == null ? " time" : " times"));
    }

    boolean isUsedUp() {
        return issued != null && allowed != null && issued >= allowed;
    }

    private static ShownText quantity(MedicationRequest.MedicationRequestDispenseRequestComponent dispense) {
        ShownText amount = DosageWords.amount(dispense.getQuantity());
        ShownText days =
                DosageWords.amount(dispense.getExpectedSupplyDuration()).after("for ");
        return ShownText.joined(" ", amount, days);
    }

    private static @Nullable Integer number(DomainResource resource, List<String> names) {
        return part(resource, names)
                .map(Type::primitiveValue)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static Optional<Type> part(DomainResource resource, List<String> names) {
        return resource.getExtension().stream()
                .filter(extension ->
                        Objects.requireNonNullElse(extension.getUrl(), "").contains("MedicationRepeatInformation"))
                .flatMap(extension -> extension.getExtension().stream())
                .filter(part -> names.contains(part.getUrl()))
                .flatMap(part -> Stream.ofNullable(((Extension) part).getValue()))
                .findFirst();
    }
}
