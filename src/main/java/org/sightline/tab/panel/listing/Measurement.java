package org.sightline.tab.panel.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Chip;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.RowBuilder;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.chart.Amount;

/**
 * An Observation as it was measured: every value with unit, comparator, flag and range as they were sent.
 *
 * @param what its code in words; empty if none was sent
 * @param when it was so, else when it was issued
 */
public record Measurement(Entry<Observation> entry, CodedText what, ClinicalDate when) {

    private static final Set<String> ALARMING = Set.of("HH", "LL", "AA", "HU", "LU");
    private static final Set<String> ORDINARY = Set.of("N", "NEG", "ND", "S");
    private static final Set<String> NO_LONGER = Set.of("cancelled", "registered");
    private static final String NO_VALUE = "Value not recorded";

    public static Measurement of(Entry<Observation> entry) {
        Observation observation = entry.resource();
        return new Measurement(
                entry,
                CodedText.of(observation.getCode()),
                when(observation.getEffective(), observation.getIssuedElement().getValueAsString()));
    }

    /** The words to show, whatever was sent. */
    public CodedText shown() {
        return what.isEmpty() ? CodedText.ofText("Test not named by the source") : what;
    }

    public List<Chip> chips() {
        return statusChips(entry.resource().getStatusElement().getValueAsString());
    }

    /**
     * Its row: what it is, its status and its details.
     *
     * @param more what its subject says of it besides, cells first of all
     */
    public PendingRow row(Consumer<RowBuilder> more) {
        return PendingRow.of(entry, entry.resource().getIdentifier(), when, (row, observation) -> {
            row.what(what, "Test not named by the source")
                    .chip(Tone.WARNING, Codes.labelled("About: ", About.of(entry)))
                    .chips(chips());
            content(row, observation);
            more.accept(row);
        });
    }

    private void content(RowBuilder row, Observation observation) {
        row.coded(what)
                .detail("Issued", ClinicalDate.of(observation.getIssuedElement().getValueAsString()))
                .detail("Method", CodedText.of(observation.getMethod()).full())
                .detail("Body site", CodedText.of(observation.getBodySite()).full())
                .detail("Specimen", ShownText.of(observation.getSpecimen().getDisplay()))
                .status(Codes.of(observation.getStatusElement()))
                .annotations(observation.getNote());
        observation.getPerformer().forEach(performer -> row.by("Recorded by", performer));
        List<MeasuredValue> parts = parted();
        if (parts.size() > asRead(parts).size()) {
            parts.forEach(part -> row.detail(part.name().head(), ShownText.joined(" · ", part.value(), part.flag())));
        }
    }

    /** Every status but the ordinary one is said in words. */
    public static List<Chip> statusChips(@Nullable String status) {
        String sent = Objects.requireNonNullElse(status, "");
        Tone tone = sent.equals("final") ? Tone.PLAIN : Tone.WARNING;
        return Stream.of(
                        Chip.of(tone, Words.sentence(sent.equals("final") ? "" : sent)),
                        Chip.of(Tone.WARNING, sent.isEmpty() ? "Status not given" : ""))
                .flatMap(chip -> chip)
                .toList();
    }

    /** When it was so; else when it was issued. */
    public static ClinicalDate when(@Nullable Type effective, @Nullable String issued) {
        return ClinicalDate.ofChoice(effective).orElse(ClinicalDate.of(issued));
    }

    /** Its values as they are read: a blood pressure is one. */
    public List<MeasuredValue> values() {
        return asRead(parted());
    }

    private List<MeasuredValue> asRead(List<MeasuredValue> parts) {
        return BloodPressure.asOne(
                parts,
                entry.resource().getComponent().stream()
                        .map(ObservationComponentComponent::getCode)
                        .toList());
    }

    /** Its values part by part. */
    public List<MeasuredValue> parted() {
        return parts().stream().map(this::value).toList();
    }

    /** The most alarming of what the source says of its values. */
    public Tone tone() {
        return parts().stream().map(this::tone).max(Tone::compareTo).orElse(Tone.PLAIN);
    }

    /** Whether its source adds something to it that may change what it means. */
    public boolean isDoubtful() {
        return !RowBuilder.cautionsOf(entry.resource()).isEmpty();
    }

    private List<SentPart> parts() {
        Observation observation = entry.resource();
        List<SentPart> parts = new ArrayList<>();
        boolean own = observation.hasValue() || observation.hasDataAbsentReason();
        if (own || !observation.hasComponent()) {
            String nothing = !own && observation.hasHasMember()
                    ? "See the results of this group"
                    : NO_LONGER.contains(Codes.of(observation.getStatusElement())) ? "No result" : NO_VALUE;
            parts.add(new SentPart(
                    ShownText.NONE,
                    observation.getValue(),
                    observation.getDataAbsentReason(),
                    observation.getInterpretation(),
                    observation.getReferenceRange(),
                    nothing));
        }
        for (ObservationComponentComponent component : observation.getComponent()) {
            parts.add(new SentPart(
                    CodedText.of(component.getCode()).text().orElse(ShownText.of("Part not named")),
                    component.getValue(),
                    component.getDataAbsentReason(),
                    component.getInterpretation(),
                    component.getReferenceRange(),
                    NO_VALUE));
        }
        return parts;
    }

    private MeasuredValue value(SentPart part) {
        Amount amount =
                Amount.of(part.value(), part.ranges(), Codes.of(entry.resource().getStatusElement()));
        ShownText sent = ShownText.of(part.interpretations().stream()
                .map(i -> Words.interpretation(i).whole())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", ")));
        return new MeasuredValue(
                part.name(),
                part.shown(),
                isOutside(part, amount) ? ShownText.joined(", ", sent, SourceRange.OUTSIDE) : sent,
                tone(part),
                ShownText.of(part.ranges().stream()
                        .map(range -> SourceRange.words(range).whole())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("; "))),
                amount);
    }

    private Tone tone(SentPart part) {
        List<String> codes = part.interpretations().stream().map(Codes::status).toList();
        if (codes.stream().anyMatch(ALARMING::contains)) {
            return Tone.DANGER;
        }
        if (!codes.stream().allMatch(ORDINARY::contains)) {
            return Tone.WARNING;
        }
        Amount amount =
                Amount.of(part.value(), part.ranges(), Codes.of(entry.resource().getStatusElement()));
        return SourceRange.isOutside(amount) ? Tone.WARNING : Tone.PLAIN;
    }

    /** Whether the source gave a range that the value is not in, and says nothing of it itself. */
    private static boolean isOutside(SentPart part, Amount amount) {
        return part.interpretations().stream().map(Codes::status).allMatch(ORDINARY::contains)
                && SourceRange.isOutside(amount);
    }

    /**
     * What an Observation or a component of it sent.
     *
     * @param nothing what to say if it has no value and says no reason
     */
    private record SentPart(
            ShownText name,
            @Nullable Type value,
            CodeableConcept absent,
            List<CodeableConcept> interpretations,
            List<ObservationReferenceRangeComponent> ranges,
            String nothing) {

        /** The value, and the reason for its absence if there is none or the source gives one all the same. */
        ShownText shown() {
            ShownText sent = ValueText.of(value);
            ShownText why = Words.absent(absent);
            if (sent.isEmpty()) {
                return why.isEmpty() ? ShownText.of(nothing) : why.after("No value: ");
            }
            return ShownText.joined(
                    " ", sent, why.after("(but also sent: no value, ").before(")"));
        }
    }
}
