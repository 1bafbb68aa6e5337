package org.sightline.registration.loading;

import java.util.Set;

/**
 * The feeds there are, by their ids, for the files that name some.
 *
 * @param ids of all, those among them whose files are not sound
 * @param unconnected those that are only named
 */
record FeedsThere(Set<String> ids, Set<String> unconnected) {
    FeedsThere {
        ids = Set.copyOf(ids);
        unconnected = Set.copyOf(unconnected);
    }
}
