package org.sightline.feed.reading;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a Bundle's own label says of its entries. An entry with a label of its own speaks for itself; any other one has
 * the Bundle's, which is at least that of the entry that needs the most care.
 *
 * @see <a href="https://hl7.org/fhir/R4/security-labels.html">FHIR R4: security labels</a>
 */
final class BundleLabels {

    private BundleLabels() {}

    static void passOn(Bundle bundle) {
        List<Coding> labels = bundle.getMeta().getSecurity();
        if (!labels.isEmpty()) {
            bundle.getEntry().stream()
                    .filter(BundleEntryComponent::hasResource)
                    .map(BundleEntryComponent::getResource)
                    .filter(resource -> !resource.getMeta().hasSecurity())
                    .forEach(resource -> label(resource, labels));
        }
    }

    private static void label(Resource resource, List<Coding> labels) {
        labels.forEach(label -> resource.getMeta().addSecurity(label.copy()));
    }
}
