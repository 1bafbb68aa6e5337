package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodeSystems;
import org.sightline.display.CodedText;
import org.sightline.display.Recency;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Tone;

/**
 * What was found by one measure at one time: a score, a coded level, a value, as it was sent.
 *
 * @param measure what tells findings of one measure from those of another
 * @param listed whether a code list of the panel names the measure
 * @param holds whether it can be what is so now: neither cancelled nor refuted nor past
 */
public record Finding(PendingRow row, String measure, boolean listed, boolean holds) {

    /** Of these a note says what no code does, such as where the box of anticipatory medicines is. */
    private static final String WISHES = "end-of-life-wishes";

    private static final Set<String> NO_LONGER = Set.of("cancelled", "registered");

    /**
     * @param titles what the measures of the panel's code lists are called, by list; a finding of none of them is
     *     called as its source calls it
     */
    public static Finding of(Entry<Observation> entry, PanelDefinition lists, Map<String, String> titles) {
        Observation observation = entry.resource();
        Measurement measured = Measurement.of(entry);
        String title = observation.getValue() instanceof CodeableConcept concept
                ? title(lists, titles, observation.getCode(), concept)
                : title(lists, titles, observation.getCode());
        ShownText own = measured.shown().text();
        boolean renamed = !title.isEmpty() && !title.equalsIgnoreCase(own.whole()) && !isBare(observation);
        PendingRow row = measured.row(builder -> {
            cells(builder, found(measured, title), how(observation, lists))
                    .line(0, renamed ? ShownText.of("Recorded as: " + own) : ShownText.NONE)
                    .what(CodedText.ofText(title), own.whole());
            alarm(builder, measured);
        });
        return new Finding(
                row,
                (title.isEmpty() ? key(observation, measured.shown()) : title) + About.of(entry),
                !title.isEmpty(),
                holds(observation));
    }

    /** A finding of a measure that its words tell, with what its source calls it. */
    public static Finding named(Entry<Observation> entry, PanelDefinition lists, String title) {
        Measurement measured = Measurement.of(entry);
        PendingRow row = measured.row(builder -> {
            cells(builder, found(measured, ""), how(entry.resource(), lists))
                    .line(0, ShownText.of("Recorded as: " + measured.shown().text()))
                    .what(CodedText.ofText(title), "");
            alarm(builder, measured);
        });
        return new Finding(row, title + About.of(entry), true, holds(entry.resource()));
    }

    /** That nobody said by whom and how takes no room in a row of the screen: the details say so. */
    private static RowBuilder cells(RowBuilder row, List<ShownText> found, List<ShownText> how) {
        Cell byAndHow = Cell.of(how);
        return row.cells(Cell.of(found), byAndHow)
                .detail("By and how", byAndHow.isEmpty() ? ShownText.of("Not recorded") : ShownText.NONE);
    }

    private static boolean holds(Observation observation) {
        return !NO_LONGER.contains(Codes.of(observation.getStatusElement()));
    }

    private static void alarm(RowBuilder row, Measurement measured) {
        measured.values().stream()
                .filter(value -> value.tone() == Tone.DANGER)
                .forEach(value -> row.chip(Tone.DANGER, value.flag()));
    }

    private static List<ShownText> how(Observation observation, PanelDefinition lists) {
        List<ShownText> how = new ArrayList<>(Codes.named(observation.getPerformer()));
        how.add(CodedText.of(observation.getMethod()).full());
        how.add(Codes.named(observation.getDevice()));
        if (lists.kind().equals(WISHES)) {
            observation.getNote().forEach(note -> how.add(ShownText.of(note.getText())));
        }
        return how;
    }

    public static Finding ofCondition(Entry<Condition> entry, PanelDefinition lists, Map<String, String> titles) {
        Condition sent = entry.resource();
        String title = title(lists, titles, sent.getCode());
        ClinicalDate recorded =
                ClinicalDate.of(sent.getRecordedDateElement()).orElse(ClinicalDate.ofChoice(sent.getOnset()));
        return new Finding(
                PendingRow.of(
                        entry, sent.getIdentifier(), recorded, (row, condition) -> content(row, condition, title)),
                title,
                !title.isEmpty(),
                ConditionState.of(sent).holds());
    }

    private static void content(RowBuilder row, Condition condition, String title) {
        CodedText what = CodedText.of(condition.getCode());
        ShownText clinical = StatusSaid.words(condition.getClinicalStatus());
        ShownText verification = StatusSaid.words(condition.getVerificationStatus());
        row.what(CodedText.ofText(title), "")
                .chip(Tone.PLAIN, clinical.whole().equals("Active") ? ShownText.NONE : clinical)
                .chip(Tone.WARNING, clinical.isEmpty() ? "Status not given" : "")
                .chip(Tone.PLAIN, verification.whole().equals("Confirmed") ? ShownText.NONE : verification);
        List<ShownText> found =
                List.of(what.text(), CodedText.of(condition.getSeverity()).full());
        cells(row, found, List.of(Codes.named(condition.getRecorder())))
                .coded(what)
                .detail("Onset", ValueText.of(condition.getOnset()))
                .detail("Ended", ValueText.of(condition.getAbatement()))
                .detail("Status", clinical)
                .annotations(condition.getNote());
    }

    public ClinicalDate when() {
        return row.recorded();
    }

    /** The same of the measure as it is known by another code. */
    public Finding measuredAs(String other) {
        return new Finding(row, other, listed, holds);
    }

    public Recency recency() {
        return row.recency();
    }

    /** The same with more that its row says. */
    public Finding also(Consumer<RowBuilder> more) {
        row.also(more);
        return this;
    }

    /** Whether the code itself is the finding. */
    private static boolean isBare(Observation observation) {
        return !observation.hasValue()
                && !observation.hasComponent()
                && !observation.hasDataAbsentReason()
                && !observation.hasHasMember();
    }

    /** The value as sent; where the code itself is the finding, its words. */
    private static List<ShownText> found(Measurement measured, String title) {
        return isBare(measured.entry().resource())
                ? List.of(
                        title.isEmpty()
                                ? ShownText.of("Recorded, without a value")
                                : measured.shown().text())
                : measured.values().stream().map(Finding::line).toList();
    }

    private static ShownText line(MeasuredValue line) {
        ShownText range = line.range().isEmpty() ? ShownText.NONE : ShownText.of("range " + line.range());
        ShownText value = ShownText.joined(" · ", line.value(), line.flag(), range);
        return ShownText.joined(": ", line.name(), value);
    }

    private static String title(PanelDefinition lists, Map<String, String> titles, CodeableConcept... concepts) {
        return titles.entrySet().stream()
                .filter(e -> Stream.of(concepts).anyMatch(concept -> lists.lists(e.getKey(), concept)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** A measure without a list is told by its code, SNOMED CT's first, else by its words. */
    private static String key(Observation observation, CodedText what) {
        if (BloodPressure.isWhole(observation)) {
            return BloodPressure.MEASURE;
        }
        CodeableConcept code = observation.getCode();
        Stream<Coding> snomedFirst = Stream.concat(
                code.getCoding().stream().filter(c -> CodeSystems.SNOMED.equals(c.getSystem())),
                code.getCoding().stream());
        return snomedFirst
                .filter(Coding::hasCode)
                .map(c -> c.getSystem() + "|" + c.getCode())
                .findFirst()
                .orElse(what.text().whole().toLowerCase(java.util.Locale.ROOT));
    }
}
