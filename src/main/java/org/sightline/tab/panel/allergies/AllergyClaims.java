package org.sightline.tab.panel.allergies;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates.Thing;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.listing.ConditionState;
import org.sightline.tab.panel.listing.Disagreements;
import org.sightline.tab.panel.listing.Disagreements.Aspect;
import org.sightline.tab.panel.listing.Disagreements.Claim;
import org.sightline.tab.panel.listing.StatusSaid;

/** What entries say of an allergy to one thing, at one source or several. */
final class AllergyClaims {

    private static final String AROUND =
            "\\b(?:allergy|allergic|allergies|intolerance|intolerant|hypersensitivity|adverse|reaction|to|of|drug|food)\\b";

    private AllergyClaims() {}

    /** Says on each current allergy what is said otherwise elsewhere, by current entries and by past ones. */
    static void mark(List<PendingRow> current, List<PendingRow> past) {
        Disagreements.mark(
                Stream.concat(current.stream(), past.stream())
                        .map(AllergyClaims::claim)
                        .toList(),
                (_, _) -> true);
    }

    /** What a row is of: the code or the words of what the patient is allergic to. */
    static Thing thing(PendingRow row) {
        AllergyIntolerance allergy = (AllergyIntolerance) row.entry().resource();
        return new Thing("allergies", Claim.keys(Stream.of(allergy.getCode()), List.of(), words(allergy)), true);
    }

    private static String words(AllergyIntolerance allergy) {
        return Disagreements.plain(CodedText.of(allergy.getCode()).text().whole())
                .replaceAll(AROUND, " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Claim claim(PendingRow row) {
        AllergyIntolerance allergy = (AllergyIntolerance) row.entry().resource();
        Stream<CodeableConcept> codes = Stream.concat(
                Stream.of(allergy.getCode()),
                allergy.getReaction().stream().map(AllergyIntoleranceReactionComponent::getSubstance));
        return new Claim(
                row,
                "",
                Claim.keys(codes, allergy.getIdentifier(), words(allergy)),
                aspects(allergy),
                AllergyContent.state(allergy).holds());
    }

    private static List<Aspect> aspects(AllergyIntolerance allergy) {
        ConditionState state = AllergyContent.state(allergy);
        ClinicalDate ended = AllergyContent.ended(allergy);
        Aspect told = new Aspect(
                "state",
                state.holds() ? "holds" : state.name(),
                state.told(StatusSaid.words(allergy.getClinicalStatus()), ended.isKnown() ? ended.text() : ""));
        if (!state.holds()) {
            return List.of(told);
        }
        String risk = switch (Codes.of(allergy.getCriticalityElement())) {
            case "high" -> "high risk of serious harm";
            case "low" -> "low risk of serious harm";
            default -> "";
        };
        ShownText severity = AllergyContent.gravest(allergy)
                .map(gravest -> ShownText.of(Words.sentence(gravest) + " reaction"))
                .orElse(ShownText.NONE);
        return Stream.of(
                        Stream.of(told),
                        Aspect.of("risk", ShownText.of(risk)),
                        Aspect.of("verification", StatusSaid.words(allergy.getVerificationStatus())),
                        Aspect.of("severity", severity))
                .flatMap(aspects -> aspects)
                .toList();
    }
}
