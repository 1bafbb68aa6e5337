package org.sightline.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * An entry to be counted.
 *
 * @param codedBy what says by a code what it is: itself, or the medicine that it refers to
 */
public record CodedEntry(Resource entry, Resource codedBy) {

    /** The elements that say by a code what an entry is. */
    private static final List<String> NAMING = List.of("code", "medication", "vaccineCode", "type", "value");

    private static final String CATEGORY = "category";

    /** Types whose category says what they are (FHIR R4: neither has a code). */
    private static final Set<String> NAMED_BY_CATEGORY = Set.of("CarePlan", "Consent");

    /** The codes by which a panel may find it. */
    List<Coding> codings() {
        List<Coding> codings = new ArrayList<>();
        NAMING.forEach(name -> add(name, codings));
        if (NAMED_BY_CATEGORY.contains(entry.fhirType())) {
            add(CATEGORY, codings);
        }
        return codings;
    }

    /** With those of its category, for what has no other. */
    List<Coding> allCodings() {
        List<Coding> codings = codings();
        add(CATEGORY, codings);
        return codings;
    }

    private void add(String name, List<Coding> codings) {
        Base[] values = codedBy.getProperty(name.hashCode(), name, false);
        if (values != null) {
            for (Base value : values) {
                if (value instanceof CodeableConcept concept) {
                    codings.addAll(concept.getCoding());
                }
            }
        }
    }
}
