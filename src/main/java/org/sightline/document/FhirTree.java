package org.sightline.document;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.document.bounds.Bounds;

/** A Bundle in a file, read within bounds, and what its references lead to inside it. Nothing is fetched. */
final class FhirTree {

    private final Bundle bundle;
    private final Map<String, Resource> named = new HashMap<>();

    private FhirTree(Bundle bundle) {
        this.bundle = bundle;
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.hasResource()) {
                Resource resource = entry.getResource();
                named.putIfAbsent(String.valueOf(entry.getFullUrl()), resource);
                named.putIfAbsent(
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
            }
        }
    }

    Bundle bundle() {
        return bundle;
    }

    /** Empty if it is no Bundle, or cannot be read. */
    static Optional<FhirTree> ofJson(String json) {
        depth(json);
        return parsed(FhirContext.forR4Cached().newJsonParser(), json);
    }

    /** Empty if it is no Bundle, cannot be read, or has a document type. */
    static Optional<FhirTree> ofXml(String xml) {
        return CdaXml.parsed(xml).flatMap(_ -> parsed(FhirContext.forR4Cached().newXmlParser(), xml.stripLeading()));
    }

    private static Optional<FhirTree> parsed(IParser parser, String text) {
        Bounds.markup(text.length());
        Bounds.goOn();
        try {
            IBaseResource resource =
                    parser.setParserErrorHandler(new LenientErrorHandler(false)).parseResource(text);
            return resource instanceof Bundle bundle ? Optional.of(new FhirTree(bundle)) : Optional.empty();
        } catch (DataFormatException | IllegalArgumentException | IllegalStateException | ClassCastException _) {
            // the library says in any of these ways that a resource breaks its own rules
            return Optional.empty();
        }
    }

    /** The parser goes as deep as the file does, so that is told first, from brackets outside of texts. */
    private static void depth(String json) {
        int depth = 0;
        int elements = 0;
        boolean text = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (text) {
                i += c == '\\' ? 1 : 0;
                text = c != '"';
            } else if (c == '{' || c == '[') {
                Bounds.goOn();
                Bounds.depth(++depth);
                Bounds.elements(++elements);
            } else if (c == '}' || c == ']') {
                depth--;
            } else {
                text = c == '"';
            }
        }
    }

    /** What is referred to, if it is in the file. */
    Optional<Resource> at(Reference reference) {
        String to = String.valueOf(reference.getReference());
        Resource whole = named.get(to);
        int type = to.lastIndexOf('/', Math.max(0, to.lastIndexOf('/') - 1));
        return Optional.ofNullable(whole == null ? named.get(to.substring(type + 1)) : whole);
    }
}
