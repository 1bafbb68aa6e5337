package org.sightline.tab.panel.allergies;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.PendingRow;
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

    private static Claim claim(PendingRow row) {
        AllergyIntolerance allergy = (AllergyIntolerance) row.entry().resource();
        Set<String> keys = new LinkedHashSet<>();
        Stream.concat(
                        Stream.of(allergy.getCode()),
                        allergy.getReaction().stream().map(AllergyIntoleranceReactionComponent::getSubstance))
                .flatMap(concept -> concept.getCoding().stream())
                .filter(Coding::hasCode)
                .forEach(coding -> keys.add(coding.getSystem() + "|" + coding.getCode()));
        allergy.getIdentifier().stream()
                .filter(id -> id.hasSystem() && id.hasValue())
                .forEach(id -> keys.add("identifier " + id.getSystem() + "|" + id.getValue()));
        String words = Disagreements.plain(
                        CodedText.of(allergy.getCode()).text().whole())
                .replaceAll(AROUND, " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (!words.isEmpty()) {
            keys.add("words " + words);
        }
        return new Claim(row, "", keys, aspects(allergy), AllergyState.of(allergy) == AllergyState.CURRENT);
    }

    private static List<Aspect> aspects(AllergyIntolerance allergy) {
        AllergyState state = AllergyState.of(allergy);
        List<Aspect> aspects = new ArrayList<>();
        aspects.add(new Aspect("state", state.name(), stateWords(allergy, state)));
        if (state == AllergyState.CURRENT) {
            String risk = switch (Codes.of(allergy.getCriticalityElement())) {
                case "high" -> "high risk of serious harm";
                case "low" -> "low risk of serious harm";
                default -> "";
            };
            add(aspects, "risk", ShownText.of(risk));
            add(aspects, "verification", StatusSaid.words(allergy.getVerificationStatus()));
            AllergyContent.gravest(allergy)
                    .ifPresent(
                            severity -> add(aspects, "severity", ShownText.of(Words.sentence(severity) + " reaction")));
        }
        return aspects;
    }

    private static void add(List<Aspect> aspects, String name, ShownText words) {
        if (!words.isEmpty()) {
            aspects.add(new Aspect(name, Disagreements.plain(words.whole()), lower(words)));
        }
    }

    private static String stateWords(AllergyIntolerance allergy, AllergyState state) {
        String said = lower(StatusSaid.words(allergy.getClinicalStatus()));
        ClinicalDate ended = AllergyContent.ended(allergy);
        return switch (state) {
            case CURRENT -> said.isEmpty() ? "listed, status not given" : said;
            case PAST -> (said.isEmpty() ? "ended" : said) + (ended.isKnown() ? " " + ended.text() : "");
            case REFUTED -> "refuted";
            case IN_ERROR -> "entered in error";
        };
    }

    private static String lower(ShownText words) {
        String whole = words.whole();
        return whole.isEmpty() ? whole : whole.substring(0, 1).toLowerCase(Locale.UK) + whole.substring(1);
    }
}
