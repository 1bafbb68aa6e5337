package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Dosage;
import org.sightline.display.ShownText;
import org.sightline.display.dosage.DosageWords;

/** Dose instructions in full, and what to be careful about. */
public final class DoseText {

    private DoseText() {}

    public static List<ShownText> of(List<Dosage> dosages) {
        List<ShownText> lines = DosageWords.of(dosages).stream()
                .flatMap(words -> words.lines().stream())
                .toList();
        return lines.isEmpty() ? List.of(ShownText.of("Dose not recorded")) : lines;
    }

    /** In one line, cautions with it. */
    public static ShownText line(List<Dosage> dosages) {
        return ShownText.joined(
                "; ",
                Stream.concat(of(dosages).stream(), cautions(dosages).stream()).toArray(ShownText[]::new));
    }

    /** Their parts that need not be named again. */
    public static List<Base> told(List<Dosage> dosages) {
        return DosageWords.of(dosages).stream()
                .flatMap(words -> words.told().stream())
                .toList();
    }

    /** Where words and coded parts contradict each other. */
    public static List<ShownText> cautions(List<Dosage> dosages) {
        return DosageWords.of(dosages).stream()
                .map(DosageWords::caution)
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
    }
}
