package org.sightline.demo.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.demo.story.entry.StoryCodes;

/** Which entries a trainer has marked, and with which label. Kept in memory only: a restart takes every mark away. */
@ApplicationScoped
public class FeedLabels {

    private final Map<Marked, String> labels = new LinkedHashMap<>();
    private long version;

    /**
     * One entry of what an organisation holds.
     *
     * @param reference {@code Type/id}
     */
    public record Marked(String holder, String reference) {

        public static Marked of(String holder, Resource resource) {
            return new Marked(
                    holder, resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        }
    }

    /** The label it was given; empty if none. */
    public synchronized String of(Marked entry) {
        return labels.getOrDefault(entry, "");
    }

    /** @param label as stories write it, such as {@code R} or {@code SEX}; empty to take it away */
    public synchronized void set(Marked entry, String label) {
        version++;
        if (label.isEmpty()) {
            labels.remove(entry);
        } else {
            labels.put(entry, label);
        }
    }

    /** Takes every one away. */
    public synchronized void clear() {
        version++;
        labels.clear();
    }

    /** Another one after each change, so that no answer from before counts. */
    synchronized long version() {
        return version;
    }

    /** The resource as its holder sends it now. */
    <T extends Resource> T marked(String holder, T resource) {
        String label = of(Marked.of(holder, resource));
        if (label.isEmpty()) {
            return resource;
        }
        @SuppressWarnings("unchecked")
        T copy = (T) resource.copy();
        copy.getMeta().addSecurity(StoryCodes.label(label));
        return copy;
    }
}
