package org.sightline.session;

import org.jspecify.annotations.Nullable;
import org.sightline.context.LaunchId;

/**
 * The cookie that a launch's secret is kept in, for its own address only. A launch made in a window of its own keeps it
 * from every request that another site causes; one made in a frame has to have it sent there, and then only below the
 * page it was made in ({@code Partitioned}).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2">RFC 6265: the Set-Cookie header</a>
 */
public final class LaunchCookie {

    public static final String NAME = "__Secure-sightline";

    private LaunchCookie() {}

    /** Where the browser shows a launch. */
    public enum Place {
        WINDOW("SameSite=Lax"),
        FRAME("SameSite=None; Partitioned");

        private final String attributes;

        Place(String attributes) {
            this.attributes = attributes;
        }

        /** How a cookie is marked that has to be sent there. */
        public String attributes() {
            return attributes;
        }

        /**
         * @param fetchDestination the {@code Sec-Fetch-Dest} header, which no page can set; old browsers send none
         * @param mayBeFramed whether the organisation registered any page that may frame its launches
         */
        public static Place of(@Nullable String fetchDestination, boolean mayBeFramed) {
            boolean framed = "iframe".equals(fetchDestination) || "frame".equals(fetchDestination);
            return framed && mayBeFramed ? FRAME : WINDOW;
        }
    }

    /** The header that gives it to the browser. */
    public static String of(LaunchId launchId, String secret, Place place) {
        return NAME + "=" + secret + "; Path=/record/" + launchId + "; Secure; HttpOnly; " + place.attributes();
    }

    /** The header that takes it away. */
    public static String expired(LaunchId launchId, Place place) {
        return NAME + "=; Path=/record/" + launchId + "; Max-Age=0; Secure; HttpOnly; " + place.attributes();
    }
}
