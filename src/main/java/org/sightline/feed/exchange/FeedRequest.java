package org.sightline.feed.exchange;

import java.net.URI;

/**
 * One request to a feed.
 *
 * @param form what is sent as a form; empty where all is in the address
 */
public record FeedRequest(URI uri, String form) {

    /** All of it in the address. */
    public static FeedRequest get(URI uri) {
        return new FeedRequest(uri, "");
    }

    boolean isForm() {
        return !form.isEmpty();
    }
}
