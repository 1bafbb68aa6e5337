package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.Door;
import org.sightline.launch.Refusal;
import org.sightline.launch.RefusalReason;
import org.sightline.outgoing.PublishedKeys;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.testing.Waiting;

/** A key server that is away for a time, and published keys that must not be used. */
class KeyOutageTest {

    /** An hour between fetches that unknown keys cause: a test that waits for it fails. */
    private static final PublishedKeys.Limits RARE = limits(Duration.ofMinutes(5), Duration.ofHours(1));

    private static final PublishedKeys.Limits EAGER = limits(Duration.ofMillis(1), Duration.ZERO);

    private final Epr epr = Epr.northgate();
    private final Epr rotated = Epr.of("northgate", Epr.Keys.OTHER_P256, JWSAlgorithm.ES256);
    private JwksServer server;

    @BeforeEach
    void start() throws IOException {
        server = new JwksServer();
        server.publish(Epr.Keys.P256.toPublicJWK());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static PublishedKeys.Limits limits(Duration timeToLive, Duration leastInterval) {
        return new PublishedKeys.Limits(
                timeToLive,
                Duration.ofSeconds(15),
                leastInterval,
                Duration.ofHours(1),
                Duration.ofSeconds(5),
                50 * 1024);
    }

    private LaunchRegistration registration() {
        return epr.registration(new KeySource.JwksUrl(server.url()));
    }

    @Test
    @DisplayName("JWKS-OUT-1 refusals in an outage name the outage, and the first launches after it are accepted")
    void launchesGoOnAsSoonAsTheKeyServerIsBack() {
        server.status = 503;
        try (TokenViewer viewer = new TokenViewer(RARE, registration())) {
            for (int i = 0; i < 6; i++) {
                Refusal refusal = viewer.refusal(epr.token());
                assertEquals(RefusalReason.KEYS_UNAVAILABLE, refusal.reason(), refusal.detail());
                assertTrue(refusal.detail().contains("503"), refusal.detail());
            }
            server.status = 200;
            Waiting.until(() -> isAccepted(viewer, epr));
        }
    }

    @Test
    @DisplayName("JWKS-OUT-1 a key that is new in an outage cannot be told, and is found as soon as it is over")
    void aNewKeyIsFoundAfterTheOutage() {
        try (TokenViewer viewer = new TokenViewer(RARE, registration())) {
            viewer.accepts(epr.token());
            server.status = 500;
            Waiting.until(() -> viewer.refusal(rotated.token()).reason() == RefusalReason.KEYS_UNAVAILABLE);
            viewer.accepts(epr.token());
            server.publish(Epr.Keys.OTHER_P256.toPublicJWK());
            server.status = 200;
            Waiting.until(() -> isAccepted(viewer, rotated));
        }
    }

    @Test
    @DisplayName("JWKS-OUT-1 a server that is down is asked seldom, whatever launches come")
    void isAskedSeldomWhileItIsDown() {
        server.status = 503;
        try (TokenViewer viewer = new TokenViewer(RARE, registration())) {
            viewer.refusal(epr.token());
            int before = server.requests.get();
            for (int i = 0; i < 50; i++) {
                viewer.refusal(epr.token());
            }
            assertTrue(server.requests.get() <= before + 10, "50 launches asked " + (server.requests.get() - before));
        }
    }

    @Test
    @DisplayName("JWKS-OUT-1 an outage gives no removed key back to the sessions it opened")
    void anOutageGivesNothingBack() {
        try (TokenViewer viewer = new TokenViewer(RARE, registration())) {
            server.publish(Epr.Keys.OTHER_P256.toPublicJWK());
            assertFalse(viewer.keys.stillHolds(registration(), Epr.Keys.P256.getKeyID()));
            server.status = 503;
            for (int i = 0; i < 5; i++) {
                assertFalse(viewer.keys.stillHolds(registration(), Epr.Keys.P256.getKeyID()));
            }
            assertTrue(viewer.keys.stillHolds(registration(), Epr.Keys.OTHER_P256.getKeyID()));
        }
    }

    @Test
    @DisplayName("J17 refuses a published key that is for something else, has ended or has not begun")
    void refusesKeysThatSignNothingNow() {
        ECKey key = Epr.Keys.P256.toPublicJWK();
        Date before = Date.from(Epr.NOW.minusSeconds(1));
        Date after = Date.from(Epr.NOW.plusSeconds(1));
        for (JWK unfit : List.of(
                new ECKey.Builder(key).keyUse(KeyUse.ENCRYPTION).build(),
                new ECKey.Builder(key)
                        .keyOperations(Set.of(KeyOperation.ENCRYPT, KeyOperation.WRAP_KEY))
                        .build(),
                new ECKey.Builder(key).expirationTime(before).build(),
                new ECKey.Builder(key).notBeforeTime(after).build())) {
            server.publish(unfit);
            try (TokenViewer viewer = new TokenViewer(RARE, registration())) {
                viewer.refuses(RefusalReason.KEY_UNFIT, epr.token());
            }
        }
        Stream.of(
                        new ECKey.Builder(key).keyOperations(Set.of(KeyOperation.VERIFY)),
                        new ECKey.Builder(key)
                                .keyUse(KeyUse.SIGNATURE)
                                .expirationTime(after)
                                .notBeforeTime(before))
                .forEach(fit -> {
                    server.publish(fit.build());
                    try (TokenViewer viewer = new TokenViewer(RARE, registration())) {
                        viewer.accepts(epr.token());
                    }
                });
    }

    @Test
    @DisplayName("J21 the sessions of a published key end with the key's own end")
    void aKeyEndsItself() {
        server.publish(new ECKey.Builder(Epr.Keys.P256.toPublicJWK())
                .expirationTime(Date.from(Epr.NOW.plusSeconds(60)))
                .build());
        try (TokenViewer viewer = new TokenViewer(RARE, registration())) {
            assertTrue(viewer.keys.stillHolds(registration(), Epr.Keys.P256.getKeyID()));
            viewer.now = Epr.NOW.plusSeconds(61);
            assertFalse(viewer.keys.stillHolds(registration(), Epr.Keys.P256.getKeyID()));
        }
    }

    @Test
    @DisplayName("J17 a key that two organisations publish opens nothing for either")
    void refusesAKeyOfTwoOrganisations() throws IOException {
        Epr other = Epr.of("southgate", Epr.Keys.P256, JWSAlgorithm.ES256);
        try (JwksServer theirs = new JwksServer()) {
            theirs.publish(Epr.Keys.OTHER_P256.toPublicJWK());
            LaunchRegistration southgate = other.registration(new KeySource.JwksUrl(theirs.url()));
            try (TokenViewer viewer = new TokenViewer(EAGER, registration(), southgate)) {
                viewer.accepts(epr.token());
                theirs.publish(Epr.Keys.P256.toPublicJWK());
                viewer.keys.look();
                Waiting.until(() -> viewer.refusal(other.token()).reason() == RefusalReason.KEY_UNFIT);
                Waiting.until(() -> viewer.refusal(epr.token()).reason() == RefusalReason.KEY_UNFIT);
                assertTrue(viewer.refusal(epr.token()).detail().contains("another organisation"));
            }
        }
    }

    private static boolean isAccepted(TokenViewer viewer, Epr sender) {
        return viewer.verifier.verify(sender.token(), Door.TOKEN) instanceof LaunchTokenVerifier.Verdict.Proved;
    }
}
