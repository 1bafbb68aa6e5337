package org.sightline.session;

import org.sightline.context.LaunchId;
import org.sightline.context.Secret;

/**
 * Binds our own forms to the session whose page they stand on: HMAC-SHA256 of the launch id under the cookie's secret.
 * Whoever has not been sent the page cannot know it, and it does not give the secret away.
 */
public final class FormToken {

    private static final String PURPOSE = "sightline form ";

    private FormToken() {}

    /** The token to put into a form's hidden field, base64url. */
    public static String of(LaunchId launchId, String secret) {
        return new Secret(secret).derived(PURPOSE + launchId.value()).value();
    }

    /** Whether a form that came back carries the token of this launch. */
    public static boolean matches(String token, LaunchId launchId, String secret) {
        return new Secret(of(launchId, secret)).isSameAs(new Secret(token));
    }
}
