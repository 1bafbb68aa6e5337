package org.sightline.display.dosage;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.sightline.display.ShownText;

/**
 * Whether the words of a dose instruction say the same as its coded parts: how much, and how often.
 *
 * @param codesDiffer whether its coded parts contradict each other already
 */
record DoseComparison(Agreement amount, Agreement often, boolean codesDiffer) {

    static DoseComparison of(Dosage dosage) {
        String text = Objects.requireNonNullElse(dosage.getText(), "");
        List<DoseAmount> coded = Doses.amounts(dosage.getDoseAndRate());
        TimingRepeatComponent repeat = dosage.getTiming().getRepeat();
        Interval numbers = Frequency.of(repeat).perDay();
        Interval code = Abbreviations.perDay(dosage.getTiming().getCode());
        boolean codes = code.with(numbers) == Agreement.DIFFERENT;
        Interval rate = numbers.isKnown() ? numbers : code;
        if (coded.isEmpty() && !rate.isKnown()) {
            return new DoseComparison(Agreement.UNKNOWN, Agreement.UNKNOWN, codes);
        }
        WrittenDose written = WrittenDose.of(text);
        Interval share = rate.over(written.total());
        boolean sum = share.isKnown()
                && coded.stream()
                        .map(one -> new DoseAmount(one.number().by(share), one.unit()))
                        .anyMatch(one -> one.with(written.amounts()) == Agreement.SAME);
        if (sum) {
            return new DoseComparison(Agreement.SAME, Agreement.SAME, codes);
        }
        Agreement often = written.often(rate);
        boolean someDays = repeat.hasDayOfWeek() && often == Agreement.DIFFERENT;
        return new DoseComparison(amount(coded, written), someDays ? Agreement.UNKNOWN : often, codes);
    }

    private static Agreement amount(List<DoseAmount> coded, WrittenDose written) {
        List<Agreement> found =
                coded.stream().map(one -> one.with(written.amounts())).toList();
        if (found.contains(Agreement.SAME) || found.isEmpty()) {
            return found.size() == 1 ? Agreement.SAME : Agreement.UNKNOWN;
        }
        return found.contains(Agreement.UNKNOWN) ? Agreement.UNKNOWN : Agreement.DIFFERENT;
    }

    /** What to say where both cannot be so. */
    ShownText caution(DosageParts parts) {
        if (codesDiffer) {
            return parts.core()
                    .after("The coded parts of this dose contradict each other: ")
                    .before(". Check it at the source.");
        }
        return amount == Agreement.DIFFERENT || often == Agreement.DIFFERENT
                ? parts.core()
                        .after("The words of this dose and its coded parts contradict each other; coded as: ")
                        .before(". Check it at the source.")
                : ShownText.NONE;
    }
}
