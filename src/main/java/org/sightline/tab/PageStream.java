package org.sightline.tab;

/** The way to a reader who is shown a tab piece by piece. */
interface PageStream {

    /**
     * Hands over one piece of the page.
     *
     * @param place which part of the page it is for: {@code banner}, {@code sources}, {@code progress} or
     *     {@code panel-<id>}
     * @return whether it was written to a connection that still stands
     */
    boolean send(String place, String html);
}
