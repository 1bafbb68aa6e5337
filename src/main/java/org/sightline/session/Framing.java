package org.sightline.session;

import java.net.URI;
import java.util.List;

/**
 * Lets the page that answers the current request stand in a frame. Without a word from anybody no page may be framed;
 * the office never is.
 */
public interface Framing {

    /** @param origins those that one organisation registered; none changes nothing */
    void allow(List<URI> origins);
}
