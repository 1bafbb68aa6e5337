package org.sightline.context;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a record a patient does not want staff to be shown. */
public sealed interface ObjectionScope {

    /** Both together. */
    default ObjectionScope with(ObjectionScope other) {
        return this instanceof Parts(Set<FeedId> feeds, Set<String> categories) && other instanceof Parts more
                ? new Parts(united(feeds, more.feeds), united(categories, more.categories))
                : new Whole();
    }

    private static <T> Set<T> united(Set<T> some, Set<T> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** All of it. */
    record Whole() implements ObjectionScope {}

    /**
     * What certain sources hold, and what is of certain kinds.
     *
     * @param feeds whose feeds are not asked
     * @param categories ids of {@code launch-config/objections.yaml}
     */
    record Parts(Set<FeedId> feeds, Set<String> categories) implements ObjectionScope {

        /** Nothing. */
        public static final Parts NONE = new Parts(Set.of(), Set.of());

        public Parts {
            feeds = Set.copyOf(feeds);
            categories = Set.copyOf(categories);
        }

        public boolean isEmpty() {
            return feeds.isEmpty() && categories.isEmpty();
        }
    }

    /** What an objection covers that names these: all, if it names nothing. */
    static ObjectionScope naming(Set<FeedId> feeds, Set<String> categories) {
        Parts parts = new Parts(feeds, categories);
        return parts.isEmpty() ? new Whole() : parts;
    }
}
