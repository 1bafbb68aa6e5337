package org.sightline.feed;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What one search gave at one feed. Only {@link Complete} may be read as "this is all there is". */
public sealed interface SearchOutcome {

    /**
     * All matches, in the feed's order.
     *
     * @param remarks what else is to be said, none of which keeps the matches from being all
     */
    record Complete(List<Resource> matches, List<Remark> remarks) implements SearchOutcome {
        public Complete {
            matches = List.copyOf(matches);
            remarks = List.copyOf(remarks);
            if (remarks.stream().anyMatch(Remark::isLack)) {
                throw new IllegalArgumentException("complete, and yet it lacks something: " + remarks);
            }
        }

        public Complete(List<Resource> matches) {
            this(matches, List.of());
        }
    }

    /**
     * Some matches, and why they are not all.
     *
     * @param totalOrNull how many the feed says there are, if it says
     * @param remarks everything that happened; at least one says why there may be more
     */
    record Cut(List<Resource> matches, @Nullable Integer totalOrNull, List<Remark> remarks) implements SearchOutcome {
        public Cut {
            matches = List.copyOf(matches);
            remarks = List.copyOf(remarks);
            if (remarks.stream().noneMatch(Remark::isLack)) {
                throw new IllegalArgumentException("cut, and nothing says why");
            }
        }

        /** How many the feed says there are, if it says. */
        public OptionalInt total() {
            return totalOrNull == null ? OptionalInt.empty() : OptionalInt.of(totalOrNull);
        }
    }

    /** The feed did not answer this search, or not in a way that can be read, or with a notice instead. */
    record Failed(Remark why) implements SearchOutcome {
        public Failed {
            if (!why.isLack()) {
                throw new IllegalArgumentException("failed, and yet nothing is lacking");
            }
        }
    }

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

    /** The same without some resources; one that is cut keeps no total, as the difference would tell how many they were. */
    default SearchOutcome without(Predicate<Resource> some) {
        List<Resource> left = resources().stream().filter(some.negate()).toList();
        return left.size() == resources().size()
                ? this
                : switch (this) {
                    case Complete whole -> new Complete(left, whole.remarks());
                    case Cut cut -> new Cut(left, null, cut.remarks());
                    case Failed _, NotPermitted _, NotSupplied _ -> this;
                };
    }

    /** Everything that happened. */
    default List<Remark> remarks() {
        return switch (this) {
            case Complete complete -> complete.remarks();
            case Cut cut -> cut.remarks();
            case Failed failed -> List.of(failed.why());
            case NotPermitted _, NotSupplied _ -> List.of();
        };
    }

    /** The parameters that the feed refused or ignored, such as {@code date:missing}. */
    default Set<String> leftOut() {
        return remarks().stream()
                .filter(Remark.LeftOut.class::isInstance)
                .flatMap(remark -> ((Remark.LeftOut) remark).parameters().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
