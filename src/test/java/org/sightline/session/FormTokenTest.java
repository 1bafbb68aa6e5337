package org.sightline.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.LaunchId;
import org.sightline.context.Secret;
import org.sightline.testing.Launches;

class FormTokenTest {

    private final LaunchId launchId = Launches.newId();
    private final String secret = Secret.random().value();

    @Test
    @DisplayName("S06: a form's token fits its own session only")
    void fitsItsOwnSessionOnly() {
        String token = FormToken.of(launchId, secret);

        assertTrue(FormToken.matches(token, launchId, secret));
        assertFalse(FormToken.matches(token, Launches.newId(), secret));
        assertFalse(FormToken.matches(token, launchId, Secret.random().value()));
        assertFalse(FormToken.matches("", launchId, secret));
        assertFalse(FormToken.matches(secret, launchId, secret));
    }

    @Test
    void isTheSameOnEveryNodeAndDoesNotHoldTheSecret() {
        LaunchId known = new LaunchId("AAAAAAAAAAAAAAAAAAAAAA");

        assertEquals(FormToken.of(known, "secret"), FormToken.of(known, "secret"));
        assertEquals(43, FormToken.of(known, "secret").length());
        assertFalse(FormToken.of(known, secret).contains(secret));
    }
}
