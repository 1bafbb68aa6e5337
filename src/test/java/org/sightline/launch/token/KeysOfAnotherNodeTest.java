package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchRegistration;

/** A key that another node met first. */
class KeysOfAnotherNodeTest {

    private final ECKey first = Epr.Keys.P256;
    private final ECKey second = Epr.Keys.OTHER_P256;
    private final Epr epr = Epr.northgate();

    @Test
    @DisplayName("J21 a node that has not met a new key yet looks again before it ends a session of another node's")
    void looksAgainForAKeyThatAnotherNodeHasMet() throws IOException {
        try (JwksServer server = new JwksServer()) {
            server.publish(first.toPublicJWK());
            LaunchRegistration registration = epr.registration(new KeySource.JwksUrl(server.url()));
            try (TokenViewer viewer = TokenViewer.knowing(registration)) {
                viewer.accepts(epr.token());
                server.publish(first.toPublicJWK(), second.toPublicJWK());
                assertTrue(viewer.keys.stillHolds(registration, second.getKeyID()));
                assertFalse(viewer.keys.stillHolds(registration, "published-nowhere"));
                assertTrue(viewer.keys.stillHolds(registration, first.getKeyID()));
            }
        }
    }
}
