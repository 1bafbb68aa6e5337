package org.sightline.registration;

import java.util.HashMap;
import java.util.Map;

/** What only one file may claim: a token issuer, an ODS code, a key. */
final class Claims {

    private final Map<String, YamlValue> claimed = new HashMap<>();

    /**
     * @param what in words, such as "token issuer"
     * @param shown how the message names the value
     */
    void claim(String what, String value, String shown, YamlValue where) {
        YamlValue first = claimed.putIfAbsent(what + '\n' + value, where);
        if (first != null) {
            where.problem(what + " " + shown + " is already claimed in " + first.file() + ":" + first.line());
        }
    }

    void claim(String what, String value, YamlValue where) {
        claim(what, value, value, where);
    }
}
