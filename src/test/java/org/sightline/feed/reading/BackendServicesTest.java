package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.launch.smart.ClientChecks;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.SecretReference;
import org.sightline.testing.SigningKeys;

@DisplayName("SMART Backend Services")
@Isolated("measures time")
class BackendServicesTest {

    private static final String GOOD = "{\"access_token\":\"tok-1\",\"token_type\":\"bearer\",\"expires_in\":300}";

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T09:00:00Z"));

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES384", "RS384"})
    @DisplayName("a signed assertion is exchanged for a token as SMART Backend Services says")
    void exchangesASignedAssertion(String algorithm) throws JOSEException, ParseException {
        JWK key = SigningKeys.of(algorithm);
        token(GOOD);

        assertInstanceOf(FeedAnswer.Answered.class, reader(key).answer());

        Map<String, String> form = forms.getFirst();
        assertEquals("client_credentials", form.get("grant_type"));
        assertEquals("system/Condition.rs system/Patient.rs", form.get("scope"));
        assertEquals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form.get("client_assertion_type"));
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        assertTrue(assertion.verify(
                key instanceof RSAKey rsa
                        ? new RSASSAVerifier(rsa.toRSAPublicKey())
                        : new ECDSAVerifier(key.toECKey().toECPublicKey())));
        assertEquals(algorithm, assertion.getHeader().getAlgorithm().getName());
        assertEquals(key.getKeyID(), assertion.getHeader().getKeyID());
        assertEquals("JWT", assertion.getHeader().getType().getType());
        assertEquals("sightline", assertion.getJWTClaimsSet().getIssuer());
        assertEquals("sightline", assertion.getJWTClaimsSet().getSubject());
        assertEquals(List.of(tokenUrl().toString()), assertion.getJWTClaimsSet().getAudience());
        Duration lifetime = Duration.between(
                now.get(), assertion.getJWTClaimsSet().getExpirationTime().toInstant());
        assertTrue(lifetime.isPositive() && lifetime.toSeconds() <= 60);
        assertEquals(List.of("Bearer tok-1"), bearers());
    }

    @Test
    @DisplayName("a token is used until shortly before it expires, then a fresh assertion is sent")
    void keepsTheTokenWhileItLasts() throws ParseException {
        token(GOOD);
        ReaderUnderTest reader = reader(SigningKeys.of("ES384"));

        reader.answer();
        now.set(now.get().plusSeconds(269));
        reader.answer();
        assertEquals(1, forms.size());

        now.set(now.get().plusSeconds(2));
        reader.answer();
        assertEquals(2, forms.size());
        assertNotEquals(jti(0), jti(1));
    }

    @Test
    @DisplayName("a token that the feed refuses is not used again")
    void forgetsARefusedToken() {
        token(GOOD);
        ReaderUnderTest reader = reader(SigningKeys.of("ES384"));
        feed.on("Condition", ScriptedFeed.status(401));

        reader.answer();
        reader.answer();

        assertEquals(2, forms.size());
    }

    @Test
    @DisplayName("many readings at once fetch one token")
    void fetchesOneTokenForMany() throws InterruptedException, ExecutionException {
        token(GOOD);
        ReaderUnderTest reader = reader(SigningKeys.of("ES384"));
        reader.build();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FeedAnswer>> answers = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(reader::answer))
                    .toList();
            for (Future<FeedAnswer> answer : answers) {
                assertInstanceOf(FeedAnswer.Answered.class, answer.get());
            }
        }

        assertEquals(1, forms.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"access_token\":\"\",\"token_type\":\"bearer\"}",
                "200 | {\"token_type\":\"bearer\"}",
                "200 | {\"access_token\":\"a\",\"token_type\":\"mac\"}",
                "200 | {\"access_token\":\"a\\r\\nX-Evil: 1\",\"token_type\":\"bearer\"}",
                "200 | <html></html>",
                "200 | {\"access_token\":",
                "400 | {\"error\":\"invalid_client\"}",
                "500 | x",
                "302 | x"
            })
    @DisplayName("without a token there are no credentials and the feed is not asked")
    void noToken(int status, String body) {
        feed.on("token", ScriptedFeed.reply(status, "application/json", body));

        assertNoCredentials(reader(SigningKeys.of("ES384")));
    }

    @Test
    @DisplayName("a token answer without end stops at its cap")
    void hugeTokenAnswer() {
        feed.on("token", ScriptedFeed.reply(200, "application/json", " ".repeat(70_000) + GOOD));

        assertNoCredentials(reader(SigningKeys.of("ES384")));
    }

    @Test
    @DisplayName("a token server that does not answer costs the feed's deadline")
    void silentTokenServer() {
        feed.on("token", feed.silence());

        Duration deadline = Duration.ofMillis(700);
        FeedAnswer answer =
                FeedDeadlineTest.inTime(deadline, reader(SigningKeys.of("ES384").toJSONString(), deadline)::answer);

        assertEquals(
                Reason.TOO_SLOW, assertInstanceOf(Unavailable.class, answer).reason());
    }

    @Test
    @DisplayName("a private key of another algorithm or none at all is no credentials")
    void unusableKey() throws JOSEException {
        ECKey other = new ECKeyGenerator(Curve.P_256)
                .keyID("key-1")
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        assertNoCredentials(reader(other));
        assertNoCredentials(reader("not a key", Duration.ofSeconds(10)));
        assertNoCredentials(reader("", Duration.ofSeconds(10)));
        assertNoCredentials(reader(SigningKeys.of("ES384").toPublicJWK()));
    }

    private void assertNoCredentials(ReaderUnderTest reader) {
        Unavailable answer = assertInstanceOf(Unavailable.class, reader.answer());
        assertEquals(Reason.NO_CREDENTIALS, answer.reason());
        assertEquals(0, feed.asked("Patient"));
    }

    private void token(String answer) {
        feed.on("token", exchange -> {
            forms.add(ClientChecks.form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            ScriptedFeed.reply(200, "application/json", answer).answer(exchange);
        });
    }

    private ReaderUnderTest reader(JWK key) {
        return reader(key.toJSONString(), Duration.ofSeconds(10));
    }

    private ReaderUnderTest reader(String key, Duration deadline) {
        FeedAuthentication services = new FeedAuthentication.BackendServices(
                tokenUrl(),
                "sightline",
                new SecretReference(SecretReference.Kind.ENV, "KEY"),
                List.of("system/Condition.rs", "system/Patient.rs"));
        return new ReaderUnderTest()
                .deadline(deadline)
                .at(now::get)
                .environment("KEY", key)
                .feed(feed.base(), services, Optional.empty());
    }

    private URI tokenUrl() {
        return URI.create(feed.base() + "/token");
    }

    private List<String> bearers() {
        return feed.asked().stream()
                .filter(a -> !a.uri().getPath().endsWith("/token"))
                .map(a -> a.header("Authorization"))
                .distinct()
                .toList();
    }

    private String jti(int index) throws ParseException {
        return SignedJWT.parse(forms.get(index).get("client_assertion"))
                .getJWTClaimsSet()
                .getJWTID();
    }
}
