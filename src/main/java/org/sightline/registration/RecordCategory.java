package org.sightline.registration;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.registration.admission.Whom;

/**
 * A kind of information, by what is of it: one that a patient may ask not to be shown ({@code objections.yaml}), or that is
 * withheld from all but some ({@code withheld.yaml}).
 *
 * @param id by which objections and the audit trail name it
 * @param name as people read it
 * @param afterOverride whether an override opens it
 * @param feeds everything these hold is of it
 * @param documentTypes of documents that are of it
 * @param rules labels, codes and lists by which anything else is
 */
public record RecordCategory(
        String id,
        String name,
        boolean afterOverride,
        Set<FeedId> feeds,
        Set<SensitiveCode> documentTypes,
        WithheldRules rules) {

    public RecordCategory {
        feeds = Set.copyOf(feeds);
        documentTypes = Set.copyOf(documentTypes);
    }

    /**
     * A kind of information, or what whole feeds hold, that is withheld whoever the patient is.
     *
     * @param shownToOrNull who is shown it all the same; null for nobody
     */
    public record WithheldCategory(
            RecordCategory kind, @Nullable Whom shownToOrNull) {

        /**
         * @param overridden whether the user has said why it has to be shown
         * @param isUser whether the user is one of these
         */
        public boolean isWithheld(boolean overridden, Predicate<Whom> isUser) {
            return !(overridden && kind.afterOverride()) && (shownToOrNull == null || !isUser.test(shownToOrNull));
        }

        /** Whether it is withheld from everybody from whom another is. */
        public boolean isNoLessStrictThan(WithheldCategory other) {
            boolean fromAll =
                    shownToOrNull == null || (other.shownToOrNull != null && other.shownToOrNull.covers(shownToOrNull));
            return fromAll && (!kind.afterOverride() || other.kind.afterOverride());
        }

        /** Whether it is so from everybody, whatever they say. */
        public boolean isForEver() {
            return shownToOrNull == null && !kind.afterOverride();
        }
    }
}
