package org.sightline.registration;

/**
 * Whether a key that once signed a launch is still its organisation's. Cheap enough for every click: an answer comes
 * from what was last fetched, and fetching anew happens beside the click.
 */
public interface KeysInForce {

    /** False as soon as the key is known to be removed or past its end; an outage of the key's source removes nothing. */
    boolean stillHolds(LaunchRegistration registration, String keyId);
}
