package org.sightline.audit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.audit.seal.SealedTrail;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.S3Bucket;
import org.sightline.outgoing.S3Settings;
import org.sightline.outgoing.Secrets;
import org.sightline.outgoing.SslContexts;
import org.sightline.testing.FreePort;
import org.sightline.testing.ObjectStore;
import org.sightline.testing.SettableClock;

/** Checkpoints in an object store that speaks the S3 API. */
class CheckpointBucketTest {

    private static final Secrets SECRETS = new Secrets(name -> Optional.of("secret-of-" + name));

    private static final SslContexts NO_TLS = name -> {
        throw new IOException("no TLS configuration " + name + " here");
    };

    private final ObjectStore store = ObjectStore.shared();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T23:59:30Z"));

    @Test
    @DisplayName("each is an object of its own by node, day and moment, and is read back as it was written")
    void keepsAnObjectForEach() throws IOException {
        store.bucket("each");
        try (S3Bucket bucket = bucket(store.settings("each"))) {
            CheckpointBucket place = place(bucket, null);
            place.keep("{1}");
            clock.advance(Duration.ofMinutes(1));
            place.keep("{2}");

            List<String> names = bucket.names("");
            assertEquals(
                    List.of("node_a/2026-11-30/1796083170000.json", "node_a/2026-12-01/1796083230000.json"), names);
            assertEquals(List.of(names.getLast()), bucket.names("node_a/2026-12"));
            assertEquals("{2}\n", new String(bucket.get(names.getLast()), StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName(
            "a request is signed, has its checksum, and says until when the store may neither change nor delete it")
    void isRetained() throws IOException {
        List<Headers> asked = new ArrayList<>();
        HttpServer recording = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        recording.createContext("/retained/kept/node_a/2026-11-30/1796083170000.json", exchange -> {
            asked.add(exchange.getRequestHeaders());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        recording.start();
        try (S3Bucket bucket = bucket(at(recording.getAddress().getPort(), "retained"))) {
            place(bucket, Period.ofDays(400)).keep("{1}");
        } finally {
            recording.stop(0);
        }
        Headers headers = asked.getFirst();
        assertEquals("COMPLIANCE", headers.getFirst("x-amz-object-lock-mode"));
        assertEquals("2028-01-04T23:59:30Z", headers.getFirst("x-amz-object-lock-retain-until-date"));
        assertEquals(44, headers.getFirst("x-amz-checksum-sha256").length());
        assertTrue(
                headers.getFirst("Authorization")
                        .matches("AWS4-HMAC-SHA256 Credential=secret-of-STORE/\\d{8}/us-east-1/s3/aws4_request, .*"),
                headers.getFirst("Authorization"));
    }

    @Test
    @DisplayName("a bucket that is not there, and a store that does not answer, are told as other places are")
    void failsAloud() throws IOException {
        try (S3Bucket bucket = bucket(store.settings("nowhere"))) {
            IOException fault =
                    assertThrows(IOException.class, () -> place(bucket, null).keep("{1}"));
            assertEquals("the store answered with status 404 NoSuchBucket", fault.getMessage());
        }
        try (S3Bucket bucket = bucket(at(FreePort.any(), "nowhere"))) {
            SealedTrail trail = new SealedTrail();
            trail.write(1);
            trail.seal();
            KeptSeals kept = new KeptSeals(place(bucket, null), clock);
            kept.keep(trail.seals().getLast().seal());
            clock.advance(Duration.ofMinutes(11));
            assertEquals(Optional.of(Duration.ofMinutes(11)), kept.failingFor());
            IOException fault =
                    assertThrows(IOException.class, () -> place(bucket, null).keep("{1}"));
            assertTrue(fault.getMessage().startsWith("the store did not answer: "), fault.getMessage());
        }
    }

    @Test
    void withoutItsSecretNothingIsAsked() throws IOException {
        try (S3Bucket bucket = new S3Bucket(store.settings("any"), new Secrets(_ -> Optional.empty()), NO_TLS)) {
            IOException fault = assertThrows(IOException.class, () -> bucket.names(""));
            assertEquals("no secret at ENV STORE", fault.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "endpoint          | http://store.example | endpoint has to be https",
                "endpoint          | https:store          | endpoint has to be https",
                "bucket            | My Bucket            | bucket is missing or cannot be",
                "region            | eu west              | region is missing or cannot be",
                "prefix            | /kept                | prefix is missing or cannot be",
                "access-key-id     | AKIA123              | access-key-id has to be file:",
                "secret-access-key | secret               | secret-access-key has to be file:"
            })
    void refusesSettingsThatCannotBe(String name, String value, String said) {
        Map<String, String> sound = Map.of(
                "endpoint", "https://store.example",
                "bucket", "checkpoints",
                "access-key-id", "env:ID",
                "secret-access-key", "file:/run/secrets/key");
        assertEquals("checkpoints", settings(sound, "", "").bucket());
        assertEquals(
                "sightline.audit.checkpoint.s3." + said,
                assertThrows(IllegalArgumentException.class, () -> settings(sound, name, value))
                        .getMessage()
                        .substring(0, ("sightline.audit.checkpoint.s3." + said).length()));
    }

    private static S3Settings settings(Map<String, String> sound, String name, String value) {
        return S3Settings.of(
                asked -> asked.equals(name) ? Optional.of(value) : Optional.ofNullable(sound.get(asked)), false);
    }

    private S3Settings at(int port, String bucket) {
        S3Settings there = store.settings(bucket);
        return new S3Settings(
                URI.create("http://localhost:" + port),
                there.region(),
                bucket,
                there.prefix(),
                there.accessKeyId(),
                there.secretAccessKey(),
                HttpClients.PLATFORM);
    }

    private CheckpointBucket place(S3Bucket bucket, @Nullable Period retained) {
        return new CheckpointBucket(bucket, "node/a", retained, clock);
    }

    private static S3Bucket bucket(S3Settings settings) {
        return new S3Bucket(settings, SECRETS, NO_TLS);
    }
}
