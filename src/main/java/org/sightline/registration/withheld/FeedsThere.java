package org.sightline.registration.withheld;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.registration.FeedRegistration;

/**
 * The feeds there are, for the files that name some.
 *
 * @param ids of all, those among them whose files are not sound
 * @param sound those whose files are
 */
public record FeedsThere(Set<String> ids, List<FeedRegistration> sound) {
    public FeedsThere {
        ids = Set.copyOf(ids);
        sound = List.copyOf(sound);
    }

    /** Those that are only named. */
    Set<String> unconnected() {
        return sound.stream()
                .filter(feed -> feed.connection().isEmpty())
                .map(feed -> feed.id().value())
                .collect(Collectors.toSet());
    }

    /** Whether there is one of the name; it is noted if there is none. */
    boolean isThere(ConfigValue feed) {
        boolean there = ids.contains(feed.text());
        if (!there) {
            feed.error("is not the name of a file in feeds/" + Nearest.of(feed.text(), List.copyOf(ids)));
        }
        return there;
    }

    /** Whether the launches of an organisation are shown what it holds. */
    boolean isFor(ConfigValue feed, String organisation) {
        return sound.stream().anyMatch(one -> one.id().value().equals(feed.text()) && one.isFor(organisation));
    }

    /** What people call it. */
    String nameOf(ConfigValue feed) {
        return sound.stream()
                .filter(one -> one.id().value().equals(feed.text()))
                .map(FeedRegistration::name)
                .findFirst()
                .orElse(feed.text());
    }
}
