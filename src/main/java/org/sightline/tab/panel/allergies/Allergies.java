package org.sightline.tab.panel.allergies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Enumeration;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Duplicates;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelFrame;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;

/** Allergies and intolerances: what a source lists, what it says there is none of, and what was taken back. */
public final class Allergies implements PanelKind {

    private static final String NONE_KNOWN = "noneKnown";
    private static final String NO_DRUG_ALLERGY = "noDrugAllergy";
    private static final String OTHER_NEGATIONS = "otherNegations";
    private static final String DETAIL_LOST = "detailLost";
    private static final Set<String> PAST = Set.of("inactive", "resolved");

    @Override
    public String name() {
        return "allergies";
    }

    @Override
    public Set<String> resourceTypes() {
        return Set.of("AllergyIntolerance");
    }

    @Override
    public Set<String> codeLists() {
        return Set.of(NONE_KNOWN, NO_DRUG_ALLERGY, OTHER_NEGATIONS, DETAIL_LOST);
    }

    @Override
    public AllergiesView show(PanelInput input) {
        List<Entry<AllergyIntolerance>> entries = input.entries(AllergyIntolerance.class)
                .filter(e -> !"entered-in-error".equals(verification(e)))
                .toList();
        PanelDefinition lists = input.definition();
        List<AllergyRow> listed = rows(lists, entries.stream().filter(e -> !isPast(e) && !isNegation(lists, e)));
        List<AllergyRow> statements = rows(lists, entries.stream().filter(e -> !isPast(e) && isNegation(lists, e)));
        List<AllergyRow> past = rows(lists, entries.stream().filter(Allergies::isPast));
        boolean noneAsserted = entries.stream().anyMatch(e -> assertsNone(lists, e, NONE_KNOWN));
        return new AllergiesView(
                PanelFrame.of(input, "allergies", "", listed.size(), ""),
                AllergyTitle.of(listed, noneAsserted, input.isWhole()),
                conflict(lists, entries),
                listed,
                statements,
                past);
    }

    private static List<AllergyRow> rows(PanelDefinition lists, Stream<Entry<AllergyIntolerance>> entries) {
        List<AllergyRow> rows = entries.map(e -> row(lists, e)).collect(Collectors.toCollection(ArrayList::new));
        List<AllergyRow> merged = new ArrayList<>(Duplicates.merged(rows));
        merged.sort(Comparator.comparingInt(Allergies::weight)
                .thenComparing(row -> row.frame().recorded(), ClinicalDate.LATEST_FIRST));
        return merged;
    }

    private static int weight(AllergyRow row) {
        return row.chips().stream().anyMatch(chip -> chip.tone() == Tone.DANGER) ? 0 : 1;
    }

    private static AllergyRow row(PanelDefinition lists, Entry<AllergyIntolerance> entry) {
        AllergyIntolerance allergy = entry.resource();
        CodedText what = CodedText.of(allergy.getCode());
        RowNotes notes = new RowNotes(ClinicalDate.of(allergy.getRecordedDateElement()), allergy, allergy.getReaction())
                .coded(what)
                .by("Recorded by", allergy.getRecorder())
                .by("Said by", allergy.getAsserter())
                .detail("Category", categories(allergy))
                .detail("Last occurred", ClinicalDate.of(allergy.getLastOccurrenceElement()))
                .status(Codes.status(allergy.getClinicalStatus()))
                .detail("Verification", Words.sentence(Codes.status(allergy.getVerificationStatus())))
                .annotations(allergy.getNote());
        if (lists.lists(DETAIL_LOST, allergy.getCode())) {
            notes.caution("Details of this allergy were lost when the record moved between GP systems."
                    + " Ask the patient and the source what it was.");
        }
        return new AllergyRow(
                entry.frame(allergy.getIdentifier(), notes),
                what.isEmpty() ? CodedText.ofText("Allergy not named by the source") : what,
                chips(allergy),
                allergy.getReaction().stream()
                        .map(Allergies::reaction)
                        .filter(text -> !text.isEmpty())
                        .toList(),
                ValueText.of(allergy.getOnset()),
                isPast(entry) ? ended(allergy) : ClinicalDate.NOT_RECORDED);
    }

    private static List<Chip> chips(AllergyIntolerance allergy) {
        String verification = Codes.status(allergy.getVerificationStatus());
        String clinical = Codes.status(allergy.getClinicalStatus());
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
                        Chip.of(Tone.PLAIN, Words.sentence("confirmed".equals(verification) ? "" : verification)),
                        Chip.of(Tone.PLAIN, Words.sentence("active".equals(clinical) ? "" : clinical)),
                        Chip.of(
                                Tone.PLAIN,
                                allergy.hasType()
                                        ? Words.sentence(allergy.getType().toCode())
                                        : ShownText.NONE))
                .flatMap(chip -> chip)
                .toList();
    }

    private static ShownText reaction(AllergyIntoleranceReactionComponent reaction) {
        ShownText manifestations = ShownText.of(reaction.getManifestation().stream()
                .map(m -> CodedText.of(m).text().whole())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", ")));
        ShownText severity =
                reaction.hasSeverity() ? Words.sentence(reaction.getSeverity().toCode()) : ShownText.NONE;
        ShownText substance = CodedText.of(reaction.getSubstance()).text();
        return ShownText.joined(
                " · ",
                manifestations,
                severity,
                ShownText.of(reaction.getDescription()),
                substance.isEmpty() ? ShownText.NONE : ShownText.of("to " + substance));
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

    /** UK Core says when an allergy ended in an extension of its own, as a date or as a part called endDate. */
    private static ClinicalDate ended(AllergyIntolerance allergy) {
        return allergy.getExtensionsByUrl(Codes.UK_CORE + "AllergyIntoleranceEnd").stream()
                .flatMap(end -> Stream.concat(Stream.ofNullable(end.getValue()), Codes.extension(end, "endDate")))
                .map(value -> ClinicalDate.of(value.primitiveValue()))
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
    }

    private static boolean isPast(Entry<AllergyIntolerance> entry) {
        return PAST.contains(Codes.status(entry.resource().getClinicalStatus()))
                || "refuted".equals(verification(entry));
    }

    private static String verification(Entry<AllergyIntolerance> entry) {
        return Codes.status(entry.resource().getVerificationStatus());
    }

    private static boolean isNegation(PanelDefinition lists, Entry<AllergyIntolerance> entry) {
        CodeableConcept code = entry.resource().getCode();
        return Stream.of(NONE_KNOWN, NO_DRUG_ALLERGY, OTHER_NEGATIONS).anyMatch(list -> lists.lists(list, code));
    }

    /** A statement counts only when nothing about it is in doubt. */
    private static boolean assertsNone(PanelDefinition lists, Entry<AllergyIntolerance> entry, String list) {
        return lists.lists(list, entry.resource().getCode())
                && !isPast(entry)
                && row(lists, entry).frame().cautions().isEmpty();
    }

    /** Where one source says there is none and a source, itself or another, lists one. */
    private static String conflict(PanelDefinition lists, List<Entry<AllergyIntolerance>> entries) {
        List<Entry<AllergyIntolerance>> listed = entries.stream()
                .filter(e -> !isPast(e) && !isNegation(lists, e))
                .toList();
        List<Entry<AllergyIntolerance>> listedDrugs =
                listed.stream().filter(e -> mayBeDrug(e.resource())).toList();
        String none = contradiction("no known allergies", deniers(lists, entries, NONE_KNOWN), listed);
        return none.isEmpty()
                ? contradiction("no known drug allergies", deniers(lists, entries, NO_DRUG_ALLERGY), listedDrugs)
                : none;
    }

    private static Set<String> deniers(PanelDefinition lists, List<Entry<AllergyIntolerance>> entries, String list) {
        return entries.stream()
                .filter(e -> lists.lists(list, e.resource().getCode()) && !isPast(e))
                .map(e -> e.source().name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String contradiction(String denial, Set<String> deniers, List<Entry<AllergyIntolerance>> listed) {
        if (deniers.isEmpty() || listed.isEmpty()) {
            return "";
        }
        Set<String> listers =
                listed.stream().map(e -> e.source().name()).collect(Collectors.toCollection(LinkedHashSet::new));
        return "Sources disagree. " + String.join(" and ", deniers) + " recorded “" + denial + "”, but "
                + String.join(" and ", listers) + (listers.size() == 1 ? " lists" : " list") + " at least one.";
    }

    private static boolean mayBeDrug(AllergyIntolerance allergy) {
        return allergy.getCategory().isEmpty()
                || allergy.getCategory().stream()
                        .anyMatch(c -> "medication".equals(c.getCode()) || "biologic".equals(c.getCode()));
    }
}
