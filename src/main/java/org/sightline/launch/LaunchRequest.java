package org.sightline.launch;

import org.sightline.audit.AuditTrail;

/**
 * One request of a launch at its door.
 *
 * @param test what the browser's cookie of a test launch holds; empty if it has none
 * @param begins whether a launch begins with it, or one that began before goes on
 */
public record LaunchRequest(AuditTrail.Caller caller, String test, boolean begins) {

    /** One that no browser makes, or none with a test. */
    public static LaunchRequest by(AuditTrail.Caller caller) {
        return new LaunchRequest(caller, "", true);
    }

    /** Never the cookie. */
    @Override
    public String toString() {
        return "LaunchRequest";
    }
}
