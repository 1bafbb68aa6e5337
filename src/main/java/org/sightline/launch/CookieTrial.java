package org.sightline.launch;

import org.jspecify.annotations.Nullable;
import org.sightline.session.LaunchCookie.Place;

/**
 * Finds out whether a browser keeps our cookies inside the page that frames a launch, before anything is opened there:
 * one cookie that holds nothing is set, and the very next request shows whether it came back. One step and never a
 * second, so that there is no loop.
 */
public final class CookieTrial {

    /** The cookie; each door tries it at its own address. */
    public static final String COOKIE = "__Secure-sightline-framed";

    private static final String KEPT = "kept";
    private static final int SECONDS = 60;

    private CookieTrial() {}

    /** The header that sets it. */
    public static String set(String path) {
        return COOKIE + "=" + KEPT + "; Path=" + path + "; Max-Age=" + SECONDS + "; Secure; HttpOnly; "
                + Place.FRAME.attributes();
    }

    public static boolean isKept(@Nullable String cookie) {
        return KEPT.equals(cookie);
    }
}
