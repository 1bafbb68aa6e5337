package org.sightline.launch.token;

import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;

/** What looking for an organisation's key by its {@code kid} gave. */
sealed interface KeyLookUp {

    /** The one key of that name, fit for the organisation's algorithm. */
    record Found(JWK key) implements KeyLookUp {}

    /** The organisation has no such key, now. */
    record Unknown() implements KeyLookUp {}

    /** The key is past its registered end. */
    record Expired(Instant end) implements KeyLookUp {}

    /** The organisation publishes such a key, but it must not be used. */
    record Unfit(String why) implements KeyLookUp {}

    /** The keys could not be fetched. */
    record Unavailable(String why) implements KeyLookUp {}
}
