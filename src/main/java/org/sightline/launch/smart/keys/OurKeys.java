package org.sightline.launch.smart.keys;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;

/** What may be known of the keys we sign with for one EHR: their names and ages, never more. */
@Singleton
public class OurKeys {

    private final ClientKeys keys;

    @Inject
    OurKeys(ClientKeys keys) {
        this.keys = keys;
    }

    /**
     * One key of the set.
     *
     * @param fits whether it is of the registered algorithm
     * @param signs whether it is the one that signs now
     */
    public record OurKey(
            String keyId,
            String kind,
            @Nullable Instant madeOrNull,
            @Nullable Instant fromOrNull,
            boolean fits,
            boolean signs) {

        public Optional<Instant> made() {
            return Optional.ofNullable(madeOrNull);
        }

        public Optional<Instant> from() {
            return Optional.ofNullable(fromOrNull);
        }
    }

    /** The newest first; empty if the set cannot be read. */
    public Optional<List<OurKey>> of(PrivateKeyJwt authentication) {
        try {
            String signing = signing(authentication);
            return Optional.of(keys.all(authentication.keys()).stream()
                    .filter(key -> key.getKeyID() != null)
                    .map(key -> new OurKey(
                            key.getKeyID(),
                            kind(key),
                            instant(key.getIssueTime()),
                            instant(key.getNotBeforeTime()),
                            authentication.algorithm().equals(key.getAlgorithm()),
                            key.getKeyID().equals(signing)))
                    .sorted(Comparator.comparing((OurKey key) -> key.from().orElse(Instant.EPOCH))
                            .reversed())
                    .toList());
        } catch (CredentialsException _) {
            return Optional.empty();
        }
    }

    /** Empty if none does. */
    private String signing(PrivateKeyJwt authentication) {
        try {
            return keys.current(
                            authentication.keys(),
                            key -> authentication.algorithm().equals(key.getAlgorithm()))
                    .getKeyID();
        } catch (CredentialsException _) {
            return "";
        }
    }

    private static String kind(JWK key) {
        return switch (key) {
            case ECKey ec -> "EC " + ec.getCurve().getName();
            case RSAKey rsa -> "RSA " + rsa.size();
            default -> String.valueOf(key.getKeyType());
        };
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
