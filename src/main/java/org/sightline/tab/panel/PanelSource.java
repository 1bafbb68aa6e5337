package org.sightline.tab.panel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.hl7.fhir.r4.model.Resource;

/**
 * One feed as a panel sees it, after withholding.
 *
 * @param feed the feed's id
 * @param name its name as the page shows it
 * @param baseUrl the feed's FHIR base: absolute references below it are its own
 * @param answered whether any of what the panel needs was answered
 * @param inFull whether all of it was
 * @param resources the matches by {@code Type/id}, in the feed's order
 * @param included what came along by {@code _include}, by {@code Type/id}
 */
public record PanelSource(
        String feed,
        String name,
        String baseUrl,
        boolean answered,
        boolean inFull,
        SequencedMap<String, Resource> resources,
        Map<String, Resource> included) {

    public PanelSource {
        resources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(resources));
        included = Map.copyOf(included);
    }

    /** What a source sent, by {@code Type/id}; what it sent twice comes once. */
    public static SequencedMap<String, Resource> byKey(List<Resource> resources) {
        SequencedMap<String, Resource> once = new LinkedHashMap<>();
        resources.forEach(resource -> once.putIfAbsent(keyOf(resource), resource));
        return once;
    }

    /** {@code Type/id}, or a name of its own for a resource that has no id. */
    static String keyOf(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return resource.fhirType() + "/" + (id == null ? "without-id-" + System.identityHashCode(resource) : id);
    }
}
