package org.sightline.registration.narrowed;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigState.TakenAway;
import org.sightline.registration.LaunchRegistration;

/** Which feeds are still asked, and for whom. */
final class NarrowedFeeds {

    private final ChangedFolder folder;
    private final Set<String> organisations;
    private final Collection<TakenAway> taken;

    /** @param organisations those that are left */
    NarrowedFeeds(ChangedFolder folder, List<LaunchRegistration> organisations, Collection<TakenAway> taken) {
        this.folder = folder;
        this.organisations = organisations.stream().map(LaunchRegistration::id).collect(Collectors.toUnmodifiableSet());
        this.taken = taken;
    }

    List<FeedRegistration> of(List<FeedRegistration> inForce) {
        return inForce.stream().flatMap(feed -> of(feed).stream()).toList();
    }

    private Optional<FeedRegistration> of(FeedRegistration inForce) {
        PartsKept parts = new PartsKept("feeds/" + inForce.id().value() + ".yaml", taken);
        if (folder.isGone().test(parts.file())) {
            parts.note("the feed");
            return Optional.empty();
        }
        return folder.feeds().stream()
                .filter(now -> now.id().equals(inForce.id()))
                .findFirst()
                .map(now -> narrowed(inForce, now, parts))
                .or(() -> Optional.of(inForce));
    }

    private FeedRegistration narrowed(FeedRegistration inForce, FeedRegistration now, PartsKept parts) {
        boolean disconnected =
                inForce.connection().isPresent() && now.connection().isEmpty();
        if (disconnected) {
            parts.note("the connection");
        }
        FeedRegistration left = disconnected ? inForce.unconnected() : inForce;
        Set<String> before = organisations.stream().filter(inForce::isFor).collect(Collectors.toUnmodifiableSet());
        Set<String> shown = parts.keepAll(before, now::isFor, one -> "its data for " + one);
        return shown.equals(before) ? left : left.onlyFor(shown);
    }
}
