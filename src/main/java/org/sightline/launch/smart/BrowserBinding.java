package org.sightline.launch.smart;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ties one start to the browser that made it. The state goes round by the authorization server, the secret stays in a
 * cookie; PKCE verifier and nonce are made from both, so that neither the database nor the address bar ever holds them.
 *
 * @param state 256 random bits, base64url
 * @param secret 256 random bits, base64url: the cookie's value
 */
record BrowserBinding(String state, String secret) {

    private static final String COOKIE = "__Secure-sightline-smart-";
    private static final SecureRandom RANDOM = new SecureRandom();

    static BrowserBinding next() {
        return new BrowserBinding(randomText(), randomText());
    }

    /** One cookie per start, so that two starts in one browser do not overwrite each other. */
    static String cookieName(String state) {
        return COOKIE
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sha256(state))
                        .substring(0, 16);
    }

    /** What the database keeps of the state and of the secret. */
    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    CodeVerifier codeVerifier() {
        return new CodeVerifier(derived("sightline pkce "));
    }

    Nonce nonce() {
        return new Nonce(derived("sightline nonce "));
    }

    /** Neither part, as whoever has both can finish the launch. */
    @Override
    public String toString() {
        return "BrowserBinding";
    }

    private String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] made = mac.doFinal((purpose + state).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String randomText() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
