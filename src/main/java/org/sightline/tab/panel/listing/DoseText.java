package org.sightline.tab.panel.listing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Timing;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.Codes;

/** Dose instructions in full: as they were written, else put together from their parts. */
public final class DoseText {

    private DoseText() {}

    public static List<ShownText> of(List<Dosage> dosages) {
        List<ShownText> lines = dosages.stream()
                .sorted(Comparator.comparingInt(Dosage::getSequence))
                .map(DoseText::line)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.isEmpty() ? List.of(ShownText.of("Dose not recorded")) : lines;
    }

    private static ShownText line(Dosage dosage) {
        ShownText written = ShownText.of(dosage.getText());
        ShownText main = written.isEmpty() ? composed(dosage) : written;
        ShownText instruction = ShownText.of(dosage.getPatientInstruction());
        return main.whole().contains(instruction.whole()) ? main : ShownText.joined(" · ", main, instruction);
    }

    private static ShownText composed(Dosage dosage) {
        ShownText amounts = ShownText.of(dosage.getDoseAndRate().stream()
                .flatMap(d -> Stream.of(ValueText.of(d.getDose()), ValueText.of(d.getRate())))
                .filter(text -> !text.isEmpty())
                .map(ShownText::whole)
                .collect(Collectors.joining(" ")));
        return ShownText.joined(
                ", ",
                amounts,
                timing(dosage.getTiming()),
                CodedText.of(dosage.getRoute()).text(),
                CodedText.of(dosage.getSite()).text(),
                asNeeded(dosage),
                Codes.texts(dosage.getAdditionalInstruction()));
    }

    private static ShownText timing(Timing timing) {
        ShownText coded = CodedText.of(timing.getCode()).text();
        Timing.TimingRepeatComponent repeat = timing.getRepeat();
        if (!coded.isEmpty() || !repeat.hasFrequency()) {
            return coded;
        }
        String times = repeat.getFrequency() == 1 ? "once" : repeat.getFrequency() + " times";
        return ShownText.of(
                repeat.hasPeriod() && repeat.hasPeriodUnit()
                        ? times + " every " + repeat.getPeriodElement().getValueAsString() + " "
                                + repeat.getPeriodUnit().getDisplay()
                        : times);
    }

    private static ShownText asNeeded(Dosage dosage) {
        if (dosage.hasAsNeededCodeableConcept()) {
            return ShownText.of("when needed for "
                    + CodedText.of(dosage.getAsNeededCodeableConcept()).text());
        }
        return ShownText.of(
                dosage.hasAsNeededBooleanType()
                                && dosage.getAsNeededBooleanType().booleanValue()
                        ? "when needed"
                        : "");
    }
}
