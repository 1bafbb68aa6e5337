package org.sightline.launch.smart;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.util.Base64;
import org.sightline.context.Secret;

/**
 * Ties one start to the browser that made it. The state goes round by the authorization server, the other secret stays in
 * a cookie; PKCE verifier and nonce are made from both, so that neither the database nor the address bar ever holds them.
 */
record BrowserBinding(Secret state, Secret cookie) {

    private static final String COOKIE = "__Secure-sightline-smart-";

    static BrowserBinding next() {
        return new BrowserBinding(Secret.random(), Secret.random());
    }

    /** One cookie per start, so that two starts in one browser do not overwrite each other. */
    static String cookieName(Secret state) {
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(state.hash());
        return COOKIE + name.substring(0, 16);
    }

    CodeVerifier codeVerifier() {
        return new CodeVerifier(derived("sightline pkce "));
    }

    Nonce nonce() {
        return new Nonce(derived("sightline nonce "));
    }

    private String derived(String purpose) {
        return cookie.derived(purpose + state.value()).value();
    }
}
