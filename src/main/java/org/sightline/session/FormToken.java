package org.sightline.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sightline.context.LaunchId;

/**
 * Binds our own forms to the session whose page they stand on: HMAC-SHA256 of the launch id under the cookie's secret.
 * Whoever has not been sent the page cannot know it, and it does not give the secret away.
 */
public final class FormToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "sightline form ";

    private FormToken() {}

    /** The token to put into a form's hidden field, base64url. */
    public static String of(LaunchId launchId, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] token = mac.doFinal((PURPOSE + launchId.value()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether a form that came back carries the token of this launch. */
    public static boolean matches(String token, LaunchId launchId, String secret) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), of(launchId, secret).getBytes(StandardCharsets.UTF_8));
    }
}
