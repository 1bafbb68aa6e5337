package org.sightline.registration;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks into our own key sets while the folder is checked, so that a set that cannot be used is found then and not by the
 * first launch. Nothing of a set is kept or repeated. A set that is not here, or cannot be read here, is not looked into.
 */
final class OwnKeySets {

    private static final String ROTATE = "; make one with ./sightline keys rotate";

    private final Function<SecretReference, Optional<String>> contents;
    private final Instant now;

    OwnKeySets(Function<SecretReference, Optional<String>> contents, Instant now) {
        this.contents = contents;
        this.now = now;
    }

    void checkSigning(YamlValue value, SecretReference set, JWSAlgorithm algorithm) {
        check(
                value,
                set,
                "private key with a kid and alg " + algorithm,
                key -> key.isPrivate() && algorithm.equals(key.getAlgorithm()));
    }

    void checkTokens(YamlValue value, SecretReference set) {
        check(
                value,
                set,
                "secret key with a kid and 256 bits",
                key -> key instanceof OctetSequenceKey secret && secret.size() == 256);
    }

    private void check(YamlValue value, SecretReference set, String wanted, Predicate<JWK> fit) {
        Optional<String> text = contents.apply(set);
        if (text.isEmpty()) {
            return;
        }
        List<JWK> keys;
        try {
            keys = JWKSet.parse(text.get()).getKeys();
        } catch (ParseException _) {
            value.problem("names a secret that is not a JWK Set" + ROTATE);
            return;
        }
        List<JWK> fitting =
                keys.stream().filter(key -> key.getKeyID() != null).filter(fit).toList();
        if (fitting.isEmpty()) {
            value.problem("names a JWK Set without a " + wanted + ROTATE);
        } else if (fitting.stream().noneMatch(this::isInForce)) {
            value.warning("names a JWK Set whose keys are not in force yet (nbf): launches are refused until then");
        }
    }

    private boolean isInForce(JWK key) {
        Date notBefore = key.getNotBeforeTime();
        return notBefore == null || !notBefore.toInstant().isAfter(now);
    }
}
