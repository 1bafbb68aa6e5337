package org.sightline.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import org.sightline.database.Database;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Small objects in a bucket, by the S3 API. Nothing but its settings is asked for credentials, region or address. */
public final class S3Bucket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final S3Settings settings;
    private final Secrets secrets;
    private final SslContexts contexts;
    private final S3Client client;

    public S3Bucket(S3Settings settings, Secrets secrets, SslContexts contexts) {
        this.settings = settings;
        this.secrets = secrets;
        this.contexts = contexts;
        ProfileFile none = ProfileFile.aggregator().build();
        this.client = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(this::credentials)
                .forcePathStyle(true)
                // whatever speaks the API takes a body of known length whose checksum stands in a header
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(call ->
                        call.apiCallTimeout(DEADLINE).defaultProfileFile(none).defaultProfileName("none"))
                .httpClient(UrlConnectionHttpClient.create(this::connection))
                .build();
    }

    /**
     * Writes an object, whatever was there under this name.
     *
     * @param name after the prefix
     * @param retainUntilOrNull until when the store may neither change nor delete it (object lock, compliance mode); null for
     *     the bucket's own rule
     * @throws IOException if it is not kept; its message holds no secret
     */
    public void put(String name, byte[] octets, @Nullable Instant retainUntilOrNull) throws IOException {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(settings.prefix() + name)
                .contentType("application/json")
                .checksumSHA256(checksum(octets));
        if (retainUntilOrNull != null) {
            request.objectLockMode(ObjectLockMode.COMPLIANCE).objectLockRetainUntilDate(retainUntilOrNull);
        }
        asked(() -> client.putObject(request.build(), RequestBody.fromBytes(octets)));
    }

    /**
     * The names of all objects below a name, in their order.
     *
     * @param below after the prefix
     */
    public List<String> names(String below) throws IOException {
        String prefix = settings.prefix();
        return asked(() ->
                client
                        .listObjectsV2Paginator(
                                list -> list.bucket(settings.bucket()).prefix(prefix + below))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(prefix.length()))
                        .toList());
    }

    /** @param name after the prefix */
    public byte[] get(String name) throws IOException {
        return asked(() -> client.getObjectAsBytes(
                        get -> get.bucket(settings.bucket()).key(settings.prefix() + name))
                .asByteArray());
    }

    private static <T> T asked(Supplier<T> call) throws IOException {
        Database.requireNoneHeld();
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw new IOException(
                    "the store answered with status %d %s"
                            .formatted(e.statusCode(), e.awsErrorDetails().errorCode()),
                    e);
        } catch (SdkException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "the store did not answer: " + cause.getClass().getSimpleName(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** As they are now. */
    private AwsCredentials credentials() {
        try {
            return AwsBasicCredentials.create(
                    secrets.read(settings.accessKeyId()), secrets.read(settings.secretAccessKey()));
        } catch (CredentialsException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpURLConnection connection(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setInstanceFollowRedirects(false);
            if (connection instanceof HttpsURLConnection secure
                    && !settings.tlsConfiguration().equals(HttpClients.PLATFORM)) {
                secure.setSSLSocketFactory(
                        contexts.named(settings.tlsConfiguration()).getSocketFactory());
            }
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(byte[] octets) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
