package org.sightline.tab.panel.allergies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.Enumeration;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.BannerLine.Kind;
import org.sightline.tab.panel.BannerSummary.Name;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.ConditionState;
import org.sightline.tab.panel.listing.StatusSaid;

/** What the row of an allergy says, and the cells it may have. */
final class AllergyContent {

    /** The length from which on a name and its reaction are too long for the banner's line. */
    private static final int ROOM_FOR_REACTION = 80;

    private AllergyContent() {}

    /** @param detailLost whether it is one of those whose details were lost on the way */
    static void of(RowBuilder row, AllergyIntolerance allergy, boolean detailLost) {
        CodedText what = CodedText.of(allergy.getCode());
        row.what(what, "Allergy not named by the source")
                .chips(chips(allergy))
                .coded(what)
                .by("Recorded by", allergy.getRecorder())
                .by("Said by", allergy.getAsserter())
                .detail("Category", categories(allergy))
                .detail("Last occurred", ClinicalDate.of(allergy.getLastOccurrenceElement()))
                .detail("Status", StatusSaid.words(allergy.getClinicalStatus()))
                .detail("Verification", StatusSaid.words(allergy.getVerificationStatus()))
                .annotations(allergy.getNote());
        if (detailLost) {
            row.caution("Details of this allergy were lost when the record moved between GP systems."
                    + " Ask the patient and the source what it was.");
        }
    }

    /** Whether it endangers the patient. */
    static boolean isDanger(AllergyIntolerance allergy) {
        return allergy.getCriticality() == AllergyIntoleranceCriticality.HIGH || isSevere(allergy);
    }

    /** What the banner calls it: with the worst of its reactions where it endangers the patient. */
    static Name name(ShownText words, AllergyIntolerance allergy) {
        if (!isDanger(allergy)) {
            return new Name(Kind.ALLERGY, words);
        }
        ShownText reaction = allergy.getReaction().stream()
                .max(Comparator.comparing(one -> one.getSeverity() == AllergyIntoleranceSeverity.SEVERE))
                .map(AllergyContent::manifestations)
                .orElse(ShownText.NONE);
        ShownText with = reaction.isEmpty() ? words : ShownText.of(words + ": " + reaction);
        return new Name(Kind.SEVERE_ALLERGY, with.whole().length() > ROOM_FOR_REACTION ? words : with);
    }

    /** One line for each reaction recorded. */
    static List<ShownText> reactions(AllergyIntolerance allergy) {
        return allergy.getReaction().stream()
                .map(AllergyContent::reaction)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /**
     * Reactions, onset and end in one cell.
     *
     * @param nothing what to say without a reaction
     */
    static Cell reactionCell(AllergyIntolerance allergy, String nothing, boolean past) {
        List<CellLine> lines =
                new ArrayList<>(reactions(allergy).stream().map(CellLine::of).toList());
        if (lines.isEmpty()) {
            lines.add(CellLine.quiet(ShownText.of(nothing)));
        }
        ShownText onset = Codes.labelled("Onset ", ValueText.of(allergy.getOnset()));
        if (!onset.isEmpty()) {
            lines.add(CellLine.quiet(onset));
        }
        if (past) {
            ClinicalDate ended = ended(allergy);
            if (ended.isKnown() || state(allergy) == ConditionState.PAST) {
                lines.add(
                        CellLine.of(ShownText.of("Ended: " + (ended.isKnown() ? ended.text() : "date not recorded"))));
            }
        }
        return Cell.ofLines(lines);
    }

    private static List<Chip> chips(AllergyIntolerance allergy) {
        ShownText verification = StatusSaid.words(allergy.getVerificationStatus());
        ShownText clinical = StatusSaid.words(allergy.getClinicalStatus());
        AllergyIntoleranceCriticality criticality = allergy.getCriticality();
        return Stream.of(
                        Chip.of(
                                Tone.DANGER,
                                criticality == AllergyIntoleranceCriticality.HIGH ? "High risk of serious harm" : ""),
                        Chip.of(
                                Tone.PLAIN,
                                criticality == AllergyIntoleranceCriticality.UNABLETOASSESS
                                        ? "Risk could not be assessed"
                                        : ""),
                        Chip.of(
                                Tone.DANGER,
                                isSevere(allergy) && criticality != AllergyIntoleranceCriticality.HIGH
                                        ? "Severe reaction"
                                        : ""),
                        Chip.of(Tone.PLAIN, verification.whole().equals("Confirmed") ? ShownText.NONE : verification),
                        Chip.of(Tone.PLAIN, clinical.whole().equals("Active") ? ShownText.NONE : clinical),
                        Chip.of(Tone.PLAIN, Words.sentence(Codes.of(allergy.getTypeElement()))))
                .flatMap(chip -> chip)
                .toList();
    }

    private static ShownText reaction(AllergyIntoleranceReactionComponent reaction) {
        ShownText manifestations = manifestations(reaction);
        ShownText severity = Words.sentence(Codes.of(reaction.getSeverityElement()));
        ShownText substance = CodedText.of(reaction.getSubstance()).full();
        return ShownText.joined(
                " · ",
                manifestations,
                severity,
                ShownText.of(reaction.getDescription()),
                substance.isEmpty() ? ShownText.NONE : ShownText.of("to " + substance));
    }

    private static ShownText manifestations(AllergyIntoleranceReactionComponent reaction) {
        return ShownText.of(reaction.getManifestation().stream()
                .map(m -> CodedText.of(m).full().whole())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    /** The severity of the worst reaction recorded, as FHIR codes it. */
    static Optional<String> gravest(AllergyIntolerance allergy) {
        return allergy.getReaction().stream()
                .map(AllergyIntoleranceReactionComponent::getSeverity)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(
                        severity -> List.of("mild", "moderate", "severe").indexOf(severity.toCode())))
                .map(AllergyIntoleranceSeverity::toCode);
    }

    private static boolean isSevere(AllergyIntolerance allergy) {
        return allergy.getReaction().stream().anyMatch(r -> r.getSeverity() == AllergyIntoleranceSeverity.SEVERE);
    }

    private static ShownText categories(AllergyIntolerance allergy) {
        return ShownText.of(allergy.getCategory().stream()
                .map(Enumeration::getCode)
                .map(code -> Words.sentence(code).whole())
                .collect(Collectors.joining(", ")));
    }

    /** Whether it stands among the current allergies. */
    static ConditionState state(AllergyIntolerance allergy) {
        return ConditionState.of(
                allergy.getClinicalStatus(),
                allergy.getVerificationStatus(),
                ended(allergy).isKnown());
    }

    /** UK Core says when an allergy ended in an extension of its own, as a date or as a part called endDate. */
    static ClinicalDate ended(AllergyIntolerance allergy) {
        return allergy.getExtensionsByUrl(Codes.UK_CORE + "AllergyIntoleranceEnd").stream()
                .flatMap(end -> Stream.concat(Stream.ofNullable(end.getValue()), Codes.extension(end, "endDate")))
                .map(ClinicalDate::ofChoice)
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
    }
}
