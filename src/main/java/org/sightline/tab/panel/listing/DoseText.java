package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Dosage;
import org.sightline.display.ShownText;
import org.sightline.display.dosage.DosageWords;

/** Dose instructions in full, and what to be careful about; put into words once for all that is asked of them. */
public final class DoseText {

    private final List<DosageWords> instructions;

    private DoseText(List<DosageWords> instructions) {
        this.instructions = instructions;
    }

    public static DoseText of(List<Dosage> dosages) {
        return new DoseText(DosageWords.of(dosages));
    }

    public List<ShownText> lines() {
        List<ShownText> lines =
                instructions.stream().flatMap(words -> words.lines().stream()).toList();
        return lines.isEmpty() ? List.of(ShownText.of("Dose not recorded")) : lines;
    }

    /** In one line, cautions with it. */
    public ShownText line() {
        return ShownText.joined(
                "; ", Stream.concat(lines().stream(), cautions().stream()).toArray(ShownText[]::new));
    }

    /** Their parts that need not be named again. */
    public List<Base> told() {
        return instructions.stream().flatMap(words -> words.told().stream()).toList();
    }

    /** Where words and coded parts contradict each other. */
    public List<ShownText> cautions() {
        return instructions.stream()
                .map(DosageWords::caution)
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
    }
}
