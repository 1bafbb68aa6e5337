package org.sightline.feed.reading;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.Remark;
import org.sightline.feed.ResourceKey;

/**
 * Keeps what a search brings by its {@link ResourceKey}. One id at two addresses is two resources, and both are kept; one
 * resource that came twice is kept as it is newest, and a word is said of it unless both are the same.
 */
final class Repeats {

    private final OwnAddresses addresses;
    private int older;
    private int undecided;

    Repeats(OwnAddresses addresses) {
        this.addresses = addresses;
    }

    /** @param nameless by what it is kept if it has no id */
    void keep(Map<String, Resource> kept, String nameless, Resource resource) {
        addresses.unify(resource);
        String key = ResourceKey.of(resource).orElse(nameless);
        Resource first = kept.putIfAbsent(key, resource);
        if (first != null) {
            kept.put(key, newer(first, resource));
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
}
