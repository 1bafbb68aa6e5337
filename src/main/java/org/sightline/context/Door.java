package org.sightline.context;

/** The way a launch came in. */
public enum Door {
    /** The browser posted a signed launch token. */
    TOKEN,
    /** The organisation's server pushed a signed launch token and the browser opened the one-time link. */
    PUSHED,
    /** The EHR started a SMART App Launch. */
    SMART
}
