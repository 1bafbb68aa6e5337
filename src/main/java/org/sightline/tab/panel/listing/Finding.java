package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodeSystems;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelRow;
import org.sightline.tab.panel.Row;
import org.sightline.tab.panel.RowFrame;
import org.sightline.tab.panel.RowNotes;
import org.sightline.tab.panel.Tone;

/**
 * What was found by one measure at one time: a score, a coded level, a value, as it was sent.
 *
 * @param measure what tells findings of one measure from those of another
 * @param listed whether a code list of the panel names the measure
 * @param holds whether it can be what is so now: neither cancelled nor refuted nor past
 */
public record Finding(Row row, String measure, boolean listed, boolean holds) implements PanelRow<Finding> {

    /** Of these a note says what no code does, such as where the box of anticipatory medicines is. */
    private static final String WISHES = "end-of-life-wishes";

    private static final Set<String> NO_LONGER = Set.of("cancelled", "registered");
    private static final Set<String> PAST = Set.of("inactive", "remission", "resolved");

    /**
     * @param titles what the measures of the panel's code lists are called, by list; a finding of none of them is
     *     called as its source calls it
     */
    public static Finding of(Entry<Observation> entry, PanelDefinition lists, SequencedMap<String, String> titles) {
        Observation observation = entry.resource();
        Measurement measured = Measurement.of(entry);
        String title = observation.getValue() instanceof CodeableConcept concept
                ? title(lists, titles, observation.getCode(), concept)
                : title(lists, titles, observation.getCode());
        List<Chip> chips = new ArrayList<>(measured.chips());
        measured.values().stream()
                .filter(line -> line.tone() == Tone.DANGER)
                .forEach(line -> Chip.of(Tone.DANGER, line.flag()).forEach(chips::add));
        List<ShownText> how = new ArrayList<>(names(observation.getPerformer()));
        how.add(CodedText.of(observation.getMethod()).text());
        how.add(Codes.named(observation.getDevice()));
        if (lists.kind().equals(WISHES)) {
            observation.getNote().forEach(note -> how.add(ShownText.of(note.getText())));
        }
        return new Finding(
                new Row(
                        measured.frame(),
                        title.isEmpty() ? measured.shown() : CodedText.ofText(title),
                        chips,
                        List.of(cell(found(observation, measured, title)), cell(how))),
                title.isEmpty() ? key(observation.getCode(), measured.shown()) : title,
                !title.isEmpty(),
                !NO_LONGER.contains(Codes.of(observation.getStatusElement())));
    }

    public static Finding ofCondition(
            Entry<Condition> entry, PanelDefinition lists, SequencedMap<String, String> titles) {
        Condition condition = entry.resource();
        String title = title(lists, titles, condition.getCode());
        String clinical = Codes.status(condition.getClinicalStatus());
        String verification = Codes.status(condition.getVerificationStatus());
        CodedText what = CodedText.of(condition.getCode());
        ClinicalDate recorded = ClinicalDate.of(condition.getRecordedDateElement())
                .orElse(ClinicalDate.of(
                        condition.getOnset() == null
                                ? null
                                : condition.getOnset().primitiveValue()));
        RowNotes notes = new RowNotes(recorded, condition, condition.getStage())
                .coded(what)
                .detail("Onset", ValueText.of(condition.getOnset()))
                .detail("Ended", ValueText.of(condition.getAbatement()))
                .status(clinical)
                .annotations(condition.getNote());
        List<Chip> chips = Stream.of(
                        Chip.of(Tone.PLAIN, Words.sentence("active".equals(clinical) ? "" : clinical)),
                        Chip.of(Tone.WARNING, clinical.isEmpty() ? "Status not given" : ""),
                        Chip.of(Tone.PLAIN, Words.sentence("confirmed".equals(verification) ? "" : verification)))
                .flatMap(chip -> chip)
                .toList();
        return new Finding(
                new Row(
                        entry.frame(condition.getIdentifier(), notes),
                        CodedText.ofText(title),
                        chips,
                        List.of(
                                cell(List.of(
                                        what.text(),
                                        CodedText.of(condition.getSeverity()).text())),
                                cell(names(List.of(condition.getRecorder()))))),
                title,
                !title.isEmpty(),
                !PAST.contains(clinical) && !"refuted".equals(verification));
    }

    public ClinicalDate when() {
        return row.frame().recorded();
    }

    public Finding with(Chip chip) {
        List<Chip> chips = new ArrayList<>(row.chips());
        chips.add(chip);
        return new Finding(new Row(row.frame(), row.what(), chips, row.cells()), measure, listed, holds);
    }

    /** The same under a measure's name that its words tell, with what its source calls it. */
    public Finding called(String title) {
        List<Cell> cells = new ArrayList<>(row.cells());
        List<CellLine> lines = new ArrayList<>(cells.getFirst().lines());
        lines.add(CellLine.of(ShownText.of("Recorded as: " + row.what().text())));
        cells.set(0, Cell.ofLines(lines));
        return new Finding(new Row(row.frame(), CodedText.ofText(title), row.chips(), cells), title, true, holds);
    }

    /** With a line below what was found. */
    public Finding withLine(ShownText line) {
        if (line.isEmpty()) {
            return this;
        }
        List<Cell> cells = new ArrayList<>(row.cells());
        List<CellLine> lines = new ArrayList<>(cells.getFirst().lines());
        lines.add(CellLine.of(line));
        cells.set(0, Cell.ofLines(lines));
        return new Finding(new Row(row.frame(), row.what(), row.chips(), cells), measure, listed, holds);
    }

    @Override
    public RowFrame frame() {
        return row.frame();
    }

    @Override
    public Finding withFrame(RowFrame other) {
        return new Finding(row.withFrame(other), measure, listed, holds);
    }

    /** The value as sent; where the code itself is the finding, its words; then the source's words for the measure. */
    private static List<ShownText> found(Observation observation, Measurement measured, String title) {
        boolean bare = !observation.hasValue()
                && !observation.hasComponent()
                && !observation.hasDataAbsentReason()
                && !observation.hasHasMember();
        ShownText own = measured.shown().text();
        if (bare) {
            return List.of(title.isEmpty() ? ShownText.of("Recorded, without a value") : own);
        }
        List<ShownText> lines =
                new ArrayList<>(measured.values().stream().map(Finding::line).toList());
        if (!title.isEmpty() && !title.equalsIgnoreCase(own.whole())) {
            lines.add(ShownText.of("Recorded as: " + own));
        }
        return lines;
    }

    private static ShownText line(MeasuredValue line) {
        ShownText range = line.range().isEmpty() ? ShownText.NONE : ShownText.of("range " + line.range());
        ShownText value = ShownText.joined(" · ", line.value(), line.flag(), range);
        return ShownText.joined(": ", line.name(), value);
    }

    private static String title(
            PanelDefinition lists, SequencedMap<String, String> titles, CodeableConcept... concepts) {
        return titles.entrySet().stream()
                .filter(e -> Stream.of(concepts).anyMatch(concept -> lists.lists(e.getKey(), concept)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** A measure without a list is told by its code, SNOMED CT's first, else by its words. */
    private static String key(CodeableConcept code, CodedText what) {
        Stream<Coding> snomedFirst = Stream.concat(
                code.getCoding().stream().filter(c -> CodeSystems.SNOMED.equals(c.getSystem())),
                code.getCoding().stream());
        return snomedFirst
                .filter(Coding::hasCode)
                .map(c -> c.getSystem() + "|" + c.getCode())
                .findFirst()
                .orElse(what.text().whole().toLowerCase(java.util.Locale.ROOT));
    }

    private static List<ShownText> names(List<Reference> references) {
        return references.stream().map(Codes::named).toList();
    }

    private static Cell cell(List<ShownText> lines) {
        return Cell.of(lines.toArray(ShownText[]::new));
    }
}
