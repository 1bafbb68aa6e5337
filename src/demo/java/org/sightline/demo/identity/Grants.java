package org.sightline.demo.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Authorization codes: each good once, for a minute, for whoever can show the verifier of its challenge.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636#section-4.6">RFC 7636: the server verifies the verifier</a>
 */
@ApplicationScoped
class Grants {

    static final long LIFETIME_SECONDS = 60;

    private final Map<String, Grant> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    Grants(InstantSource clock) {
        this.clock = clock;
    }

    /** @return the code */
    String give(DemoOfficer officer, String redirectUri, String nonce, String challenge) {
        open.values().removeIf(grant -> grant.expires().isBefore(clock.instant()));
        byte[] bits = new byte[24];
        random.nextBytes(bits);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        open.put(
                code,
                new Grant(
                        officer, redirectUri, nonce, challenge, clock.instant().plusSeconds(LIFETIME_SECONDS)));
        return code;
    }

    /** The code's grant; the code is used up even where it turns out not to fit. */
    Optional<Grant> take(String code, String redirectUri, String verifier) {
        return Optional.ofNullable(open.remove(code))
                .filter(grant -> grant.expires().isAfter(clock.instant()))
                .filter(grant -> grant.redirectUri().equals(redirectUri))
                .filter(grant -> grant.challenge().equals(challenge(verifier)));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
