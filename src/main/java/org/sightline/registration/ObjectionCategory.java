package org.sightline.registration;

import java.util.Set;
import org.sightline.context.FeedId;
import org.sightline.registration.WithheldRules.SensitiveCode;

/**
 * A kind of information that a patient may ask not to be shown, from {@code launch-config/objections.yaml}.
 *
 * @param id by which an objection names it
 * @param name as officers and patients read it
 * @param afterOverride whether an override opens it
 * @param feeds everything these hold is of it
 * @param documentTypes of documents that are of it
 * @param rules labels, codes and lists by which anything else is
 */
public record ObjectionCategory(
        String id,
        String name,
        boolean afterOverride,
        Set<FeedId> feeds,
        Set<SensitiveCode> documentTypes,
        WithheldRules rules) {

    public ObjectionCategory {
        feeds = Set.copyOf(feeds);
        documentTypes = Set.copyOf(documentTypes);
    }
}
