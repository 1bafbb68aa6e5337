package org.sightline.registration.watch;

import java.util.Set;

/**
 * One rule by which the trail is watched.
 *
 * @param name by which its cases name it
 * @param organisations those whose users it is about, by their registrations; empty for all that no other rule of the
 *     kind names
 * @param fourEyes whether a case needs two officers who agree
 */
public record WatchRule(String name, Watch watch, Set<String> organisations, boolean fourEyes) {

    public WatchRule {
        organisations = Set.copyOf(organisations);
    }

    /** Changes when what it finds may change. */
    public String fingerprint() {
        return watch + " " + organisations.stream().sorted().toList();
    }
}
