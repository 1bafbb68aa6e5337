package org.sightline.doctor;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sightline.launch.smart.ClientRegistration;
import org.sightline.registration.SmartRegistration;

/**
 * What is registered for SMART App Launches.
 *
 * @param client what the EHR has to know of the viewer
 * @param keys those of our key set that sign for this EHR; none if it cannot be read, or if a secret is used
 * @param handOut ready-made text and metadata for the EHR's administrator
 */
record SmartView(
        SmartRegistration ehr,
        ClientRegistration client,
        Words words,
        @Nullable List<OurKeyLine> keys,
        List<Snippet> handOut) {

    /**
     * What is registered, in words.
     *
     * @param authentication never the secret
     * @param role where the user's role is from
     */
    record Words(String authentication, String scopeSyntax, String role, String lastAccepted) {}

    public List<String> hosts() {
        return List.copyOf(new TreeSet<>(ehr.hosts()));
    }

    /** The resource types it is asked for, if it is a feed of its own launches. */
    public Optional<String> supplies() {
        return ehr.feed()
                .flatMap(feed -> feed.connection())
                .map(connection -> String.join(", ", new TreeSet<>(connection.supplies())));
    }

    /**
     * One of our keys.
     *
     * @param made when, and how long ago
     * @param state in words
     * @param signs whether it is the one that signs now
     */
    record OurKeyLine(String keyId, String kind, String made, String state, boolean signs) {}
}
