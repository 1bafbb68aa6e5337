package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.launch.RefusalReason;
import org.sightline.outgoing.PublishedKeys;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchRegistration;
import org.sightline.testing.Waiting;

/** Keys behind a JWKS address, fetched over real HTTP. */
class PublishedKeysTest {

    /** Everything is fetched anew at once, so that a test need not wait. */
    private static final PublishedKeys.Limits EAGER = new PublishedKeys.Limits(
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofSeconds(20),
            50 * 1024);

    private final ECKey first = Epr.Keys.P256;
    private final ECKey second = Epr.Keys.OTHER_P256;
    private final Epr epr = Epr.northgate();
    private final Epr rotated = Epr.of("northgate", second, JWSAlgorithm.ES256);
    private JwksServer server;

    @BeforeEach
    void start() throws IOException {
        server = new JwksServer();
        server.publish(first.toPublicJWK());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TokenViewer viewer(PublishedKeys.Limits limits) {
        return new TokenViewer(limits, registration());
    }

    private LaunchRegistration registration() {
        return epr.registration(new KeySource.JwksUrl(server.url()));
    }

    @Test
    @DisplayName("J21 both keys work while they overlap; a removed key is refused and its sessions end")
    void rotatesKeys() {
        try (TokenViewer viewer = viewer(EAGER)) {
            viewer.accepts(epr.token());
            viewer.refuses(RefusalReason.KEY_UNKNOWN, rotated.token());

            server.publish(first.toPublicJWK(), second.toPublicJWK());
            Waiting.until(() -> accepted(viewer, rotated.token()));
            viewer.accepts(epr.token());
            assertTrue(viewer.keys.stillHolds(registration(), first.getKeyID()));

            server.publish(second.toPublicJWK());
            Waiting.until(() -> !accepted(viewer, epr.token()));
            viewer.refuses(RefusalReason.KEY_UNKNOWN, epr.token());
            viewer.accepts(rotated.token());
            Waiting.until(() -> !viewer.keys.stillHolds(registration(), first.getKeyID()));
            assertTrue(viewer.keys.stillHolds(registration(), second.getKeyID()));
        }
    }

    @Test
    @DisplayName("K07 what was fetched for a registration that is gone is let go of, and only that")
    void letsGoOfRemovedRegistrations() {
        try (TokenViewer viewer = viewer(LaunchKeys.LIMITS)) {
            viewer.accepts(epr.token());
            viewer.keySets.letGo(new LaunchConfigChanged(viewer.config, viewer.config));
            viewer.accepts(epr.token());
            assertEquals(1, server.requests.get());

            LaunchConfig without = new LaunchConfig(List.of(), List.of(), TokenViewer.ACCESS, "without");
            viewer.keySets.letGo(new LaunchConfigChanged(viewer.config, without));
            viewer.accepts(epr.token());
            assertEquals(2, server.requests.get());
        }
    }

    @Test
    @DisplayName("J21 a session learns of a removed key by its clicks alone")
    void noticesARemovedKeyWithoutAnotherLaunch() {
        try (TokenViewer viewer = viewer(EAGER)) {
            assertTrue(viewer.keys.stillHolds(registration(), first.getKeyID()));
            server.publish(second.toPublicJWK());
            Waiting.until(() -> !viewer.keys.stillHolds(registration(), first.getKeyID()));
            server.publish();
            Waiting.until(() -> !viewer.keys.stillHolds(registration(), second.getKeyID()));
        }
    }

    @Test
    @DisplayName("J21 a static key is refused after its end, and its sessions end")
    void refusesAStaticKeyPastItsEnd() {
        try (TokenViewer viewer = TokenViewer.knowing(epr)) {
            assertTrue(viewer.keys.stillHolds(epr.registration(), first.getKeyID()));
            viewer.now = Epr.NOW.plusSeconds(86_400);
            viewer.refuses(RefusalReason.KEY_EXPIRED, epr.token());
            assertFalse(viewer.keys.stillHolds(epr.registration(), first.getKeyID()));
        }
    }

    @Test
    void asksOnceForManyLaunchesAndClicks() {
        try (TokenViewer viewer = viewer(LaunchKeys.LIMITS)) {
            for (int i = 0; i < 20; i++) {
                viewer.accepts(Epr.northgate().token());
                assertTrue(viewer.keys.stillHolds(registration(), first.getKeyID()));
            }
            assertEquals(1, server.requests.get());
        }
    }

    @Test
    void askingForUnknownKeysIsRateLimited() {
        try (TokenViewer viewer = viewer(LaunchKeys.LIMITS)) {
            for (int i = 0; i < 50; i++) {
                viewer.refuses(
                        RefusalReason.KEY_UNKNOWN,
                        Epr.northgate().withHeader("kid", "unknown-" + i).token());
            }
            assertTrue(server.requests.get() <= 3, server.requests + " requests");
        }
    }

    @Test
    void anOutageRefusesNobodyWhoseKeyWasSeen() {
        try (TokenViewer viewer = viewer(EAGER)) {
            viewer.accepts(epr.token());
            server.status = 500;
            for (int i = 0; i < 5; i++) {
                viewer.accepts(epr.token());
            }
            assertTrue(viewer.keys.stillHolds(registration(), first.getKeyID()));
        }
    }

    @Test
    void refusesWhenKeysWereNeverSeen() {
        server.status = 503;
        try (TokenViewer viewer = viewer(EAGER)) {
            viewer.refuses(RefusalReason.KEYS_UNAVAILABLE, epr.token());
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (JwksServer elsewhere = new JwksServer();
                TokenViewer viewer = viewer(EAGER)) {
            elsewhere.publish(first.toPublicJWK());
            server.status = 302;
            server.redirectTo = elsewhere.url().toString();
            viewer.refuses(RefusalReason.KEYS_UNAVAILABLE, epr.token());
            assertEquals(0, elsewhere.requests.get());
        }
    }

    @Test
    void refusesADocumentThatIsTooLargeOrNoJwks() {
        for (String body : List.of("x".repeat(LaunchKeys.LIMITS.maxBytes() + 1), "<html>", "{\"keys\":1}", "")) {
            server.body = body;
            try (TokenViewer viewer = viewer(EAGER)) {
                viewer.refuses(RefusalReason.KEYS_UNAVAILABLE, epr.token());
            }
        }
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/jwks.json");
            PublishedKeys.Limits brief = new PublishedKeys.Limits(
                    Duration.ofMillis(1),
                    Duration.ofSeconds(1),
                    Duration.ZERO,
                    Duration.ofMillis(1),
                    Duration.ofMillis(200),
                    50 * 1024);
            try (TokenViewer viewer = new TokenViewer(brief, epr.registration(new KeySource.JwksUrl(url)))) {
                assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> viewer.refuses(RefusalReason.KEYS_UNAVAILABLE, epr.token()));
            }
        }
    }

    @Test
    @DisplayName("J17 refuses a published key that is weak, private, of another curve or not alone with its kid")
    void refusesUnfitPublishedKeys() {
        Epr rsa = Epr.of("northgate", Epr.Keys.rsa(2048, "rsa"), JWSAlgorithm.RS256);
        LaunchRegistration registration = rsa.registration(new KeySource.JwksUrl(server.url()));
        server.publish(Epr.Keys.elliptic(Curve.P_384, "rsa").toPublicJWK());
        refusesUnfit(registration, rsa.token());
        server.publish(rsa.key.toPublicJWK(), Epr.Keys.rsa(2048, "rsa").toPublicJWK());
        refusesUnfit(registration, rsa.token());
        server.body = "{\"keys\":[" + Epr.json(rsa.key.toJSONObject()) + "]}";
        refusesUnfit(registration, rsa.token());
    }

    private static void refusesUnfit(LaunchRegistration registration, String token) {
        try (TokenViewer viewer = new TokenViewer(EAGER, registration)) {
            viewer.refuses(RefusalReason.KEY_UNFIT, token);
        }
    }

    private static boolean accepted(TokenViewer viewer, String token) {
        return viewer.verifier.verify(token, org.sightline.context.Door.TOKEN)
                instanceof LaunchTokenVerifier.Verdict.Proved;
    }
}
