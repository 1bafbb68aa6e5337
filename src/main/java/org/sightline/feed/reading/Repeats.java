package org.sightline.feed.reading;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.Remark;

/**
 * Keeps what a search brings under its type and id. One id at two addresses is two resources, and both are kept; one
 * resource that came twice is kept as it is newest, and a word is said of it unless both are the same.
 */
final class Repeats {

    private final OwnAddresses addresses;
    private int older;
    private int undecided;

    Repeats(OwnAddresses addresses) {
        this.addresses = addresses;
    }

    /** @param key by which it is looked for, such as {@code Observation/1} */
    void keep(Map<String, Resource> kept, String key, Resource resource) {
        addresses.unify(resource);
        Resource first = kept.putIfAbsent(key, resource);
        if (first == null) {
            return;
        }
        String base = baseOf(resource);
        if (base.equals(baseOf(first))) {
            kept.put(key, newer(first, resource));
        } else if (base.isEmpty()) {
            // the feed's own has the name, wherever the other one is
            kept.put(key, resource);
            keep(kept, baseOf(first) + "/" + key, first);
        } else {
            keep(kept, base + "/" + key, resource);
        }
    }

    List<Remark> remarks() {
        return older + undecided == 0 ? List.of() : List.of(new Remark.SentTwice(older, undecided));
    }

    private Resource newer(Resource first, Resource second) {
        if (first.equalsDeep(second)) {
            return first;
        }
        int order = order(first.getMeta(), second.getMeta());
        older += order == 0 ? 0 : 1;
        undecided += order == 0 ? 1 : 0;
        return order < 0 ? second : first;
    }

    /** By time, else by the number of the version; 0 if neither decides. */
    private static int order(Meta first, Meta second) {
        if (first.hasLastUpdated() && second.hasLastUpdated()) {
            int byTime = first.getLastUpdated().compareTo(second.getLastUpdated());
            if (byTime != 0) {
                return byTime;
            }
        }
        return isNumber(first) && isNumber(second)
                ? Long.compare(Long.parseLong(first.getVersionId()), Long.parseLong(second.getVersionId()))
                : 0;
    }

    private static boolean isNumber(Meta meta) {
        return meta.hasVersionId() && meta.getVersionId().matches("[0-9]{1,18}");
    }

    private static String baseOf(Resource resource) {
        IdType id = resource.getIdElement();
        return id.hasBaseUrl() ? id.getBaseUrl().replaceFirst("/+$", "") : "";
    }
}
