package org.sightline.tab.panel.listing;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.CodedText;
import org.sightline.tab.panel.Entry;

/**
 * Which medicine an entry means.
 *
 * @param medication the resource, if there is one and it could be found
 * @param dangling whether the entry points to a Medication that its source did not send
 */
public record MedicineName(CodedText text, @Nullable Medication medication, boolean dangling) {

    public static MedicineName of(Entry<? extends DomainResource> entry, @Nullable Type medication) {
        return switch (medication) {
            case CodeableConcept concept -> new MedicineName(CodedText.of(concept), null, false);
            case Reference reference -> ofReference(entry, reference);
            case null, default -> new MedicineName(CodedText.NONE, null, false);
        };
    }

    /** The words to show, whatever was sent. */
    public CodedText shown() {
        return text.isEmpty() ? CodedText.ofText("Medicine not named by the source") : text;
    }

    public Optional<Medication> resolved() {
        return Optional.ofNullable(medication);
    }

    private static MedicineName ofReference(Entry<? extends DomainResource> entry, Reference reference) {
        Optional<Resource> target = entry.resolve(reference);
        CodedText display = CodedText.ofText(reference.getDisplay());
        if (target.isPresent() && target.get() instanceof Medication medication) {
            CodedText name = nameOf(entry, medication);
            return new MedicineName(name.isEmpty() ? display : name, medication, false);
        }
        return new MedicineName(display, null, true);
    }

    /** What it is called, else what it is made of. */
    private static CodedText nameOf(Entry<? extends DomainResource> entry, Medication medication) {
        CodedText code = CodedText.of(medication.getCode());
        return code.isEmpty() ? CodedText.of(Ingredients.of(entry, medication, " + ")) : code;
    }
}
