package org.sightline.feed.exchange;

import java.net.http.HttpRequest;
import java.util.Optional;
import org.sightline.feed.LaunchFeeds;
import org.sightline.outgoing.CredentialsException;

/** Puts on a request what proves to the feed who is asking. */
public interface FeedCredentials {

    /** Waits for a token no longer than until the thread is interrupted. */
    void addTo(HttpRequest.Builder request, Deadline deadline) throws CredentialsException, InterruptedException;

    /** Called once per reading, on its thread, before anything is asked. */
    default void open() throws CredentialsException {}

    /** The patient's id at the feed, where the credentials are good for one patient only. */
    default Optional<String> patientId() {
        return Optional.empty();
    }

    /** Whether the credentials let resources of a type be read; a feed of partners says so itself. */
    default LaunchFeeds.Permission permission(String resourceType) {
        return LaunchFeeds.Permission.WHOLE;
    }

    /** The feed answered 401: whatever was cached is not used again. */
    default void refused() {}
}
