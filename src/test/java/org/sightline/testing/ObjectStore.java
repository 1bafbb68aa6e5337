package org.sightline.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.S3Settings;
import org.sightline.registration.SecretReference;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An object store that speaks the S3 API, in a process of its own, for all tests of a run. */
public final class ObjectStore {

    private static final Pattern SERVER = Pattern.compile("s3mock-[^/]*-exec\\.jar$");

    private final URI endpoint;
    private final S3Client client;

    private ObjectStore(int port) {
        this.endpoint = URI.create("http://localhost:" + port);
        this.client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private static final class Holder {
        private static final ObjectStore SHARED = started();
    }

    /** The one of this run. */
    public static ObjectStore shared() {
        return Holder.SHARED;
    }

    /** Makes a bucket whose objects can be locked. */
    public void bucket(String name) {
        client.createBucket(bucket -> bucket.bucket(name).objectLockEnabledForBucket(true));
    }

    /** How to ask it as somebody who administers it. */
    public S3Client client() {
        return client;
    }

    /** What a viewer has to know of it. */
    public S3Settings settings(String bucket) {
        SecretReference secret = SecretReference.of("env:STORE").orElseThrow();
        return new S3Settings(endpoint, "us-east-1", bucket, "kept/", secret, secret, HttpClients.PLATFORM);
    }

    private static ObjectStore started() {
        try {
            int port = FreePort.any();
            Path log = Files.createTempFile("object-store", ".log");
            Process process = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx192m",
                            "-Dorg.springframework.boot.logging.LoggingSystem=none",
                            "-jar",
                            server(),
                            "--com.adobe.testing.s3mock.http-port=" + port,
                            "--server.port=0"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            ObjectStore store = new ObjectStore(port);
            Waiting.untilEqual(true, () -> !process.isAlive() || store.answers(), LONGEST_START);
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(log));
            }
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean answers() {
        try {
            client.listBuckets();
            return true;
        } catch (software.amazon.awssdk.core.exception.SdkException _) {
            return false;
        }
    }

    /** One file of the tests' class path. */
    private static String server() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> SERVER.matcher(entry).find())
                .findFirst()
                .orElseThrow();
    }
}
