package org.sightline.registration.loading;

import java.util.HashMap;
import java.util.Map;
import org.sightline.configuration.ConfigValue;

/** What only one file may claim: a token issuer, an ODS code, a key. */
final class ExclusiveClaims {

    private final Map<String, ConfigValue> claimed = new HashMap<>();

    /** @param what in words, such as "token issuer" */
    void claim(String what, String claim, ConfigValue where) {
        ConfigValue first = claimed.putIfAbsent(what + '\n' + claim, where);
        if (first != null) {
            where.error(what + " " + claim + " is already claimed in " + first.where());
        }
    }

    void claim(String what, ConfigValue value) {
        claim(what, value.text(), value);
    }
}
