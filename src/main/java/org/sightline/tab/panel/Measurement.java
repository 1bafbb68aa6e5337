package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.ResultRow.ValueLine;

/** An Observation as a row: every value with unit, comparator, flag and range as they were sent. */
final class Measurement {

    private static final Set<String> ALARMING = Set.of("HH", "LL", "AA", "HU", "LU");
    private static final Set<String> ORDINARY = Set.of("N", "NEG", "ND", "S");
    private static final Set<String> NO_LONGER = Set.of("cancelled", "registered");

    private Measurement() {}

    /** A measurement that belongs to no report and no group. */
    static ResultRow row(Entry<Observation> entry) {
        return row(entry, List.of());
    }

    /** @param partOf the reports and groups it belongs to */
    static ResultRow row(Entry<Observation> entry, List<ResultEntry> partOf) {
        Observation observation = entry.resource();
        CodedText what = CodedText.of(observation.getCode());
        ClinicalDate when =
                when(observation.getEffective(), observation.getIssuedElement().getValueAsString());
        List<IBaseHasModifierExtensions> parts = new ArrayList<>(observation.getComponent());
        parts.addAll(observation.getReferenceRange());
        RowNotes notes =
                new RowNotes(when, observation, parts).later(details -> details(observation, what, partOf, details));
        RowFrame frame = entry.frame(observation.getIdentifier(), notes);
        return new ResultRow(
                partOf.isEmpty() ? frame : frame.withReferences(LaterList.of(() -> references(partOf))),
                TestKey.of(observation, what),
                what.isEmpty() ? CodedText.ofText("Test not named by the source") : what,
                statusChips(observation.getStatusElement().getValueAsString()),
                LaterList.of(() -> values(observation)),
                when);
    }

    private static void details(Observation observation, CodedText what, List<ResultEntry> partOf, RowNotes notes) {
        notes.coded(what)
                .detail("Issued", ClinicalDate.of(observation.getIssuedElement().getValueAsString()))
                .detail("Method", CodedText.of(observation.getMethod()).text())
                .detail("Body site", CodedText.of(observation.getBodySite()).text())
                .detail("Specimen", ShownText.of(observation.getSpecimen().getDisplay()))
                .status(Codes.of(observation.getStatusElement()))
                .annotations(observation.getNote());
        observation.getPerformer().forEach(performer -> notes.by("Recorded by", performer));
        partOf.forEach(report -> notes.detail("Part of", report.words()));
    }

    private static List<String> references(List<ResultEntry> reports) {
        return reports.stream()
                .flatMap(report -> report.frame().references().stream())
                .toList();
    }

    /** Every status but the ordinary one is said in words. */
    static List<Chip> statusChips(@Nullable String status) {
        String sent = Objects.requireNonNullElse(status, "");
        Tone tone = sent.equals("final") ? Tone.PLAIN : Tone.WARNING;
        return Stream.of(
                        Chip.of(tone, Words.sentence(sent.equals("final") ? "" : sent)),
                        Chip.of(Tone.WARNING, sent.isEmpty() ? "Status not given" : ""))
                .flatMap(chip -> chip)
                .toList();
    }

    /** When it was so; else when it was issued. */
    static ClinicalDate when(@Nullable Type effective, @Nullable String issued) {
        ClinicalDate date = switch (effective) {
            case BaseDateTimeType moment -> ClinicalDate.of(moment);
            case Period period ->
                ClinicalDate.of(period.getEndElement()).orElse(ClinicalDate.of(period.getStartElement()));
            case null -> ClinicalDate.NOT_RECORDED;
            default -> ClinicalDate.of(effective.primitiveValue());
        };
        return date.orElse(ClinicalDate.of(issued));
    }

    private static List<ValueLine> values(Observation observation) {
        List<ValueLine> lines = new ArrayList<>();
        String status = Codes.of(observation.getStatusElement());
        boolean own = observation.hasValue() || observation.hasDataAbsentReason();
        if (own || !observation.hasComponent()) {
            lines.add(line(
                    ShownText.NONE,
                    observation.getValue(),
                    observation.getDataAbsentReason(),
                    observation.getInterpretation(),
                    observation.getReferenceRange(),
                    !own && observation.hasHasMember()
                            ? "See the results of this group"
                            : NO_LONGER.contains(status) ? "No result" : "Value not recorded",
                    Amount.of(observation.getValue(), observation.getReferenceRange(), status)));
        }
        for (ObservationComponentComponent component : observation.getComponent()) {
            lines.add(line(
                    CodedText.of(component.getCode()).text().orElse(ShownText.of("Part not named")),
                    component.getValue(),
                    component.getDataAbsentReason(),
                    component.getInterpretation(),
                    component.getReferenceRange(),
                    "Value not recorded",
                    Amount.of(component.getValue(), component.getReferenceRange(), status)));
        }
        return lines;
    }

    private static ValueLine line(
            ShownText name,
            @Nullable Type value,
            CodeableConcept absent,
            List<CodeableConcept> interpretations,
            List<ObservationReferenceRangeComponent> ranges,
            String nothing,
            Amount amount) {
        ShownText shown = ValueText.of(value);
        ShownText why = Words.absent(absent);
        ShownText instead = why.isEmpty() ? ShownText.of(nothing) : ShownText.of("No value: " + why);
        return new ValueLine(
                name,
                shown.isEmpty() ? instead : shown,
                ShownText.of(interpretations.stream()
                        .map(i -> Words.interpretation(i).whole())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", "))),
                tone(interpretations),
                ShownText.of(ranges.stream()
                        .map(r -> range(r).whole())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("; "))),
                amount);
    }

    private static Tone tone(List<CodeableConcept> interpretations) {
        List<String> codes = interpretations.stream().map(Codes::status).toList();
        if (codes.stream().anyMatch(ALARMING::contains)) {
            return Tone.DANGER;
        }
        return codes.stream().allMatch(ORDINARY::contains) ? Tone.PLAIN : Tone.WARNING;
    }

    private static ShownText range(ObservationReferenceRangeComponent range) {
        ShownText numbers = ValueText.range(range.getLow(), range.getHigh());
        ShownText words = ShownText.of(range.getText());
        ShownText type = CodedText.of(range.getType()).text();
        ShownText applies = ShownText.of(range.getAppliesTo().stream()
                .map(a -> CodedText.of(a).text().whole())
                .collect(Collectors.joining(", ")));
        ShownText age = range.hasAge() ? ShownText.of("age " + ValueText.of(range.getAge())) : ShownText.NONE;
        return ShownText.joined(" ", numbers.isEmpty() ? words : numbers, type, applies, age);
    }
}
