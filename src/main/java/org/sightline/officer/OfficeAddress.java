package org.sightline.officer;

/** Which addresses are the office's: those that a sign-in, a duty and an audit entry stand before. */
public final class OfficeAddress {

    private static final String ROOT = "/office";

    private OfficeAddress() {}

    /** @param path of a request, without its query */
    public static boolean holds(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }
}
