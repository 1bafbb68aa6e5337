package org.sightline.document;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.document.bounds.Bounds;

/** A Bundle in a file, read within bounds, and what its references lead to inside it. Nothing is fetched. */
final class FhirTree {

    private final Bundle bundle;
    private final Map<String, Resource> byAddress = new HashMap<>();
    private final Map<String, List<Resource>> byId = new HashMap<>();
    private final Set<Resource> addressed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Reference, Resource> targets = new IdentityHashMap<>();
    private final Map<Resource, String> bases = new IdentityHashMap<>();

    private FhirTree(Bundle bundle) {
        this.bundle = bundle;
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.hasResource()) {
                Resource resource = entry.getResource();
                String address = address(String.valueOf(entry.getFullUrl()));
                byAddress.putIfAbsent(address, resource);
                if (address.startsWith("https:")) {
                    addressed.add(resource);
                }
                byId.computeIfAbsent(
                                resource.fhirType() + "/"
                                        + resource.getIdElement().getIdPart(),
                                _ -> new ArrayList<>())
                        .add(resource);
            }
        }
        follow();
    }

    private void follow() {
        FhirTerser terser = FhirContext.forR4Cached().newTerser();
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.hasResource()) {
                Bounds.goOn();
                String base = baseOf(entry).orElse(null);
                if (base != null) {
                    bases.put(entry.getResource(), base);
                }
                terser.getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                        .forEach(reference ->
                                target(reference, base).ifPresent(resource -> targets.put(reference, resource)));
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

    /** What an address in a resource of this file leads to, if that is in the file. */
    Optional<Resource> at(Reference address, Resource holder) {
        return address.hasReference() ? target(address, bases.get(holder)) : Optional.empty();
    }

    /** An address in a resource of this file, meant from where that is, if it says so. */
    String absolute(String address, Resource holder) {
        String base = bases.get(holder);
        boolean isWhole = base == null || address.contains(":") || address.startsWith("/") || address.startsWith("#");
        return isWhole ? address : base + "/" + address;
    }

    /** What is referred to, if it is in the file. */
    Optional<Resource> at(Reference reference) {
        return Optional.ofNullable(targets.get(reference));
    }

    /**
     * A whole address means the entry of that address and no other, whatever its id. A relative one is meant from where
     * its holder is; where that is not said, it means the only entry of its type and id.
     *
     * @param base the FHIR base of the holder's own address; null if it has none
     */
    private Optional<Resource> target(Reference reference, @Nullable String base) {
        String to = address(String.valueOf(reference.getReference()));
        if (to.contains(":")) {
            return Optional.ofNullable(byAddress.get(to));
        }
        Resource beside = base == null ? null : byAddress.get(base + "/" + to);
        if (beside != null) {
            return Optional.of(beside);
        }
        List<Resource> same = byId.getOrDefault(to, List.of());
        boolean isMeant = same.size() == 1 && (base == null || !addressed.contains(same.getFirst()));
        return isMeant ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private static Optional<String> baseOf(Bundle.BundleEntryComponent entry) {
        String address = address(String.valueOf(entry.getFullUrl()));
        int end = address.lastIndexOf("/" + entry.getResource().fhirType() + "/");
        return address.startsWith("https:") && end > 0 ? Optional.of(address.substring(0, end)) : Optional.empty();
    }

    /** Without a version; with what http and https have in common. */
    private static String address(String url) {
        return url.replaceFirst("/_history/.*", "").replaceFirst("^(?i)https?:", "https:");
    }
}
