package org.sightline.tab.panel.account;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.sightline.display.MeasureUnit;
import org.sightline.display.ValueText;
import org.sightline.display.dosage.DosageWords;

/** Amounts in words, each with the code that its unit's name does not say. */
final class SentAmounts {

    private SentAmounts() {}

    /** The lower end of a range stands without its unit, and amounts of medicines in the plural. */
    static PlainValue of(Quantity quantity) {
        String words = ValueText.quantity(quantity).whole();
        String counted = DosageWords.amount(quantity).whole();
        SoughtWords part = SoughtWords.anywhere(words, counted, ValueText.number(quantity) + " to");
        return words.isEmpty() ? PlainValue.ofText("") : coded(new PlainValue(words, List.of(part)), quantity);
    }

    static PlainValue of(Range range) {
        PlainValue low = of(range.getLow());
        PlainValue high = of(range.getHigh());
        String words = ValueText.of(range).whole();
        if (words.isEmpty()) {
            return low.isEmpty() ? high : low;
        }
        List<SoughtWords> ends =
                Stream.of(low, high).flatMap(end -> end.parts().stream()).toList();
        return coded(coded(new PlainValue(words, ends), range.getLow()), range.getHigh());
    }

    static PlainValue of(Ratio ratio) {
        PlainValue value = PlainValue.ofText(ValueText.ratio(ratio).whole());
        return coded(coded(value, ratio.getNumerator()), ratio.getDenominator());
    }

    private static PlainValue coded(PlainValue value, Quantity quantity) {
        String code = MeasureUnit.furtherCode(quantity);
        return code.isEmpty()
                ? value
                : new PlainValue(
                        value.words() + " (coded as " + code + ")",
                        Stream.concat(value.parts().stream(), Stream.of(SoughtWords.anywhere(code)))
                                .toList());
    }
}
