package org.sightline.registration.watch;

import java.util.Base64;
import java.util.Optional;

/**
 * A secret that signs requests to somebody's webhook, as both sides write it down.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks: symmetric signatures</a>
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int FEWEST = 24;
    private static final int MOST = 64;

    private WebhookSecret() {}

    /** Its octets; empty if the text is none. */
    public static Optional<byte[]> of(String text) {
        String plain = text.strip();
        if (!plain.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] octets = Base64.getDecoder().decode(plain.substring(PREFIX.length()));
            return octets.length < FEWEST || octets.length > MOST ? Optional.empty() : Optional.of(octets);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
