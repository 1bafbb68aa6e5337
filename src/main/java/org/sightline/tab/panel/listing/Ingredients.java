package org.sightline.tab.panel.listing;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Substance;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;

/** What a medicine is made of, each part with its strength: {@code Amoxicillin (250 mg per 5 mL)}. */
public final class Ingredients {

    private Ingredients() {}

    /**
     * All of them in one line.
     *
     * @param entry what names the medicine: parts that are contained in it are found there
     */
    public static ShownText of(Entry<? extends DomainResource> entry, Medication medication, String between) {
        return ShownText.joined(
                between,
                medication.getIngredient().stream()
                        .map(part -> words(entry, medication, part))
                        .toArray(ShownText[]::new));
    }

    private static ShownText words(
            Entry<? extends DomainResource> entry, Medication medication, MedicationIngredientComponent part) {
        ShownText name = part.hasItemCodeableConcept()
                ? CodedText.of(part.getItemCodeableConcept()).full()
                : part.hasItemReference() ? named(entry, medication, part.getItemReference()) : ShownText.NONE;
        ShownText strength = ValueText.ratio(part.getStrength());
        boolean inactive = Boolean.FALSE.equals(part.getIsActiveElement().getValue());
        ShownText known = name.isEmpty() && !strength.isEmpty() ? ShownText.of("Part not named") : name;
        return ShownText.joined(
                " ",
                known,
                strength.after("(").before(")"),
                ShownText.of(inactive && !known.isEmpty() ? "(not active)" : ""));
    }

    private static ShownText named(Entry<? extends DomainResource> entry, Medication medication, Reference reference) {
        Optional<Resource> found =
                entry.resolve(reference).or(() -> new Entry<>(medication, entry.source()).resolve(reference));
        ShownText name = found.map(target -> switch (target) {
                    case Substance substance ->
                        CodedText.of(substance.getCode()).full();
                    case Medication other -> CodedText.of(other.getCode()).full();
                    default -> ShownText.NONE;
                })
                .orElse(ShownText.NONE);
        return name.orElse(Codes.named(reference)).orElse(ShownText.of("Part whose name was not sent"));
    }
}
