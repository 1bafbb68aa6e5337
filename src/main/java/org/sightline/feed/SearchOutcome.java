package org.sightline.feed;

import java.util.List;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What one search gave at one feed. Only {@link Complete} may be read as "this is all there is". */
public sealed interface SearchOutcome {

    /** All matches, in the feed's order. */
    record Complete(List<Resource> matches) implements SearchOutcome {
        public Complete {
            matches = List.copyOf(matches);
        }
    }

    /**
     * The first matches only: a cap was reached, or a part was reported as failed.
     *
     * @param totalOrNull how many the feed says there are, if it says
     */
    record Cut(List<Resource> matches, @Nullable Integer totalOrNull, String why) implements SearchOutcome {
        public Cut {
            matches = List.copyOf(matches);
        }

        /** How many the feed says there are, if it says. */
        public OptionalInt total() {
            return totalOrNull == null ? OptionalInt.empty() : OptionalInt.of(totalOrNull);
        }
    }

    /** The feed did not answer this search, or not in a way that can be read. */
    record Failed(String why) implements SearchOutcome {}

    /** The feed refused this search (401 or 403). */
    record NotPermitted() implements SearchOutcome {}

    /** The feed does not supply this resource type and was not asked. */
    record NotSupplied() implements SearchOutcome {}

    /** The resources to show, whatever else is to be said about them. */
    default List<Resource> resources() {
        return switch (this) {
            case Complete complete -> complete.matches();
            case Cut cut -> cut.matches();
            case Failed _, NotPermitted _, NotSupplied _ -> List.of();
        };
    }
}
