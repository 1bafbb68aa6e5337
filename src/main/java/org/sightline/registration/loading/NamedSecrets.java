package org.sightline.registration.loading;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.SecretReference;
import org.sightline.registration.watch.WebhookSecret;

/**
 * Whether the secrets that the folder names are there, and whether our own key sets among them can be used, so that it is
 * found when the folder is checked and not by the first launch. Nothing of a secret is repeated in a message or kept; a
 * value that is no reference may itself be the secret.
 *
 * @param exist whether a secret is there
 * @param contents what a secret says; empty if it is not to be looked into
 * @param mayBeElsewhere whether this is not the machine the viewer runs on, so that a missing secret is only worth a
 *     warning
 */
record NamedSecrets(
        Predicate<SecretReference> exist,
        Function<SecretReference, Optional<String>> contents,
        boolean mayBeElsewhere) {

    private static final String ROTATE = "; make one with ./sightline keys rotate";

    static NamedSecrets ofThisMachine() {
        return new NamedSecrets(NamedSecrets::isHere, NamedSecrets::read, false);
    }

    NamedSecrets elsewhere() {
        return new NamedSecrets(exist, contents, true);
    }

    /** What the value refers to. */
    static SecretReference reference(ConfigValue value) {
        String text = value.text();
        return text.startsWith("env:")
                ? new SecretReference(SecretReference.Kind.ENV, text.substring("env:".length()))
                : new SecretReference(SecretReference.Kind.FILE, text.substring("file:".length()));
    }

    void check(ConfigValue value) {
        if (!exist.test(reference(value))) {
            String message = "names a secret that is not there: " + value.text();
            if (mayBeElsewhere) {
                value.warning(message + "; the viewer does not start where it is missing");
            } else {
                value.error(message);
            }
        }
    }

    /** A set of our private keys, one of which signs with this algorithm. */
    void checkSigningKeys(ConfigValue value, JWSAlgorithm algorithm, Instant now) {
        check(value);
        checkSet(
                value,
                now,
                "private key with a kid and alg " + algorithm,
                key -> key.isPrivate() && algorithm.equals(key.getAlgorithm()));
    }

    /** A set of the keys that access tokens are stored under. */
    void checkTokenKeys(ConfigValue value, Instant now) {
        check(value);
        checkSet(
                value,
                now,
                "secret key with a kid and 256 bits",
                key -> key instanceof OctetSequenceKey secret && secret.size() == 256);
    }

    /** What signs requests to somebody's webhook, in the form that their libraries know. */
    void checkWebhookSecret(ConfigValue value) {
        check(value);
        if (contents.apply(reference(value))
                .filter(text -> WebhookSecret.of(text).isEmpty())
                .isPresent()) {
            value.error("names a secret that is not whsec_ and 24 to 64 octets in base64");
        }
    }

    private void checkSet(ConfigValue value, Instant now, String wanted, Predicate<JWK> fit) {
        Optional<String> text = contents.apply(reference(value));
        if (text.isEmpty()) {
            return;
        }
        List<JWK> keys;
        try {
            keys = JWKSet.parse(text.get()).getKeys();
        } catch (ParseException _) {
            value.error("names a secret that is not a JWK Set" + ROTATE);
            return;
        }
        List<JWK> fitting =
                keys.stream().filter(key -> key.getKeyID() != null).filter(fit).toList();
        if (fitting.isEmpty()) {
            value.error("names a JWK Set without a " + wanted + ROTATE);
        } else if (fitting.stream().noneMatch(key -> isInForce(key, now))) {
            value.warning("names a JWK Set whose keys are not in force yet (nbf): launches are refused until then");
        }
    }

    private static boolean isInForce(JWK key, Instant now) {
        Date notBefore = key.getNotBeforeTime();
        return notBefore == null || !notBefore.toInstant().isAfter(now);
    }

    private static boolean isHere(SecretReference secret) {
        try {
            return switch (secret.kind()) {
                case ENV -> System.getenv(secret.name()) != null;
                case FILE -> Files.isReadable(Path.of(secret.name()));
            };
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static Optional<String> read(SecretReference secret) {
        try {
            return switch (secret.kind()) {
                case ENV -> Optional.ofNullable(System.getenv(secret.name()));
                case FILE -> Optional.of(Files.readString(Path.of(secret.name())));
            };
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }
}
