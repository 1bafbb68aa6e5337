package org.sightline.launch.smart.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.SecretReference;

/**
 * Our own keys, each set a secret of the configuration. A set is read at the moment of use, so that a rotated one takes
 * effect at once; a key is published as soon as it is in the set and used from its {@code nbf} on, so that EHRs know it
 * before they meet it.
 */
@Singleton
public class ClientKeys {

    private final Secrets secrets;
    private final InstantSource clock;

    @Inject
    public ClientKeys(InstantSource clock) {
        this(Secrets.ofProcess(), clock);
    }

    public ClientKeys(Secrets secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The newest key of the set that is fit and in force. */
    public JWK current(SecretReference set, Predicate<JWK> fit) throws CredentialsException {
        return all(set).stream()
                .filter(key -> key.getKeyID() != null)
                .filter(fit)
                .filter(key -> !from(key).isAfter(clock.instant()))
                .max(Comparator.comparing(ClientKeys::from))
                .orElseThrow(() -> new CredentialsException("no fit key in force in " + nameOf(set)));
    }

    /** The key of that id, if the set still holds it. */
    public Optional<JWK> named(SecretReference set, String keyId) throws CredentialsException {
        return all(set).stream().filter(key -> keyId.equals(key.getKeyID())).findFirst();
    }

    List<JWK> all(SecretReference set) throws CredentialsException {
        try {
            return JWKSet.parse(secrets.read(set)).getKeys();
        } catch (ParseException _) {
            throw new CredentialsException("not a JWK Set: " + nameOf(set));
        }
    }

    public String secret(SecretReference reference) throws CredentialsException {
        return secrets.read(reference);
    }

    private static Instant from(JWK key) {
        Date notBefore = key.getNotBeforeTime();
        return notBefore == null ? Instant.EPOCH : notBefore.toInstant();
    }

    private static String nameOf(SecretReference set) {
        return set.kind() + " " + set.name();
    }
}
