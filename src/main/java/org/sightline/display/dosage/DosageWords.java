package org.sightline.display.dosage;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Quantity;
import org.sightline.display.ShownText;

/**
 * A dose instruction whole: as it was written, and what its coded parts say besides; else put together from the parts.
 *
 * @param lines as they are read; empty if nothing was sent
 * @param caution that words and coded parts contradict each other; empty if they do not
 * @param told its parts that the lines say whole
 */
public record DosageWords(List<ShownText> lines, ShownText caution, List<Base> told) {

    public DosageWords {
        lines = List.copyOf(lines);
        told = List.copyOf(told);
    }

    /** All instructions for one medicine in their order, each with its step where there are several. */
    public static List<DosageWords> of(List<Dosage> dosages) {
        boolean steps = dosages.stream().map(DosageWords::step).distinct().count() > 1
                || dosages.stream().anyMatch(dosage -> step(dosage) > 1);
        return dosages.stream()
                .sorted(Comparator.comparingInt(DosageWords::step))
                .map(dosage -> of(dosage, steps))
                .toList();
    }

    /** An amount as a pharmacist writes it: {@code 28 tablets}, {@code 28 days}. */
    public static ShownText amount(Quantity quantity) {
        return Doses.quantity(quantity);
    }

    private static int step(Dosage dosage) {
        return Objects.requireNonNullElse(dosage.getSequenceElement().getValue(), 0);
    }

    private static DosageWords of(Dosage dosage, boolean steps) {
        Told told = new Told();
        told.without(dosage.getSequenceElement());
        ShownText written = told.as(dosage.getTextElement(), ShownText.of(dosage.getText()));
        if (!steps && !written.isEmpty() && told.all(dosage)) {
            // nothing but words, as most are: there is nothing to compare them with
            return new DosageWords(List.of(written), ShownText.NONE, told.parts());
        }
        DosageParts parts = new DosageParts(dosage, told);
        DoseComparison compared = DoseComparison.of(dosage);
        ShownText said = written.isEmpty() ? parts.line() : written;
        ShownText beside = written.isEmpty()
                ? ShownText.NONE
                : parts.notIn(written, compared).after("Also recorded: ");
        ShownText rest = ShownText.of(told.all(dosage) ? "" : Told.MORE);
        String step = steps && step(dosage) != 0 ? "Step " + step(dosage) + ": " : "";
        ShownText first = said.isEmpty() && !step.isEmpty() ? ShownText.of(step + "no instruction") : said.after(step);
        return new DosageWords(
                Stream.of(first, beside, rest).filter(line -> !line.isEmpty()).toList(),
                compared.caution(parts),
                told.parts());
    }
}
