package org.sightline.coverage;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** Says by what a panel finds an entry. */
public interface CodeFinder {

    /** What the answers follow from: the very same object as long as they stay the same. */
    Object rules();

    /** By which of the panel's codes; empty if it knows no such code. */
    Optional<FoundBy> byCode(Coding code);

    /** By what, where no code of the entry is one that the panel knows. */
    FoundBy otherwise(Resource entry);
}
