package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.launch.RefusalReason;
import org.sightline.registration.KeySource.StaticKey;
import org.sightline.registration.KeySource.StaticKeys;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.testing.TestDatabase;

/** A link that was pushed before what vouches for it went. */
class WithdrawnLinkTest {

    private final Epr epr = Epr.northgate();
    private final Node node = new Node(TestDatabase.migrated(), TokenViewer.knowing(epr));

    @AfterEach
    void opensNothing() {
        assertEquals(List.of(), node.sessions.opened);
    }

    @Test
    @DisplayName("J21 a pushed launch is refused once its organisation is gone")
    void refusesALinkWhoseRegistrationWasWithdrawn() {
        String handle = node.push(epr.token());
        node.viewer.config = new LaunchConfig(List.of(), List.of(), TokenViewer.ACCESS, "next");
        assertEquals(RefusalReason.REGISTRATION_WITHDRAWN, Node.refusal(() -> node.open(handle)));
    }

    @Test
    @DisplayName("J21 a pushed launch is refused once its key is gone, though its organisation has others")
    void refusesALinkWhoseKeyWasReplaced() {
        String handle = node.push(epr.token());
        node.viewer.config = knowing(new StaticKey(Epr.Keys.OTHER_P256.toPublicJWK(), Epr.NOW.plusSeconds(86_400)));
        assertEquals(RefusalReason.REGISTRATION_WITHDRAWN, Node.refusal(() -> node.open(handle)));
    }

    @Test
    @DisplayName(
            "J21 a pushed launch is refused once its key is past its end, though it still stands in its registration")
    void refusesALinkWhoseKeyHasEnded() {
        node.viewer.config = knowing(new StaticKey(Epr.Keys.P256.toPublicJWK(), Epr.NOW.plusSeconds(30)));
        String handle = node.push(epr.token());
        node.viewer.now = Epr.NOW.plusSeconds(30);
        assertEquals(RefusalReason.REGISTRATION_WITHDRAWN, Node.refusal(() -> node.open(handle)));
    }

    private LaunchConfig knowing(StaticKey key) {
        LaunchRegistration registration = epr.registration(new StaticKeys(List.of(key)));
        return new LaunchConfig(List.of(registration), List.of(), TokenViewer.ACCESS, "next");
    }
}
