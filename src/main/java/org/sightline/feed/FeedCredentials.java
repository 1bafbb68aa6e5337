package org.sightline.feed;

import java.net.http.HttpRequest;
import org.sightline.outgoing.CredentialsException;

/** Puts on a request what proves to the feed who is asking. */
interface FeedCredentials {

    /** Waits for a token no longer than until the thread is interrupted. */
    void addTo(HttpRequest.Builder request, Deadline deadline) throws CredentialsException, InterruptedException;

    /** The feed answered 401: whatever was cached is not used again. */
    default void refused() {}
}
