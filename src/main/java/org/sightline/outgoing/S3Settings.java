package org.sightline.outgoing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.sightline.registration.SecretReference;

/**
 * A bucket of an object store that speaks the S3 API.
 *
 * @param region by which requests are signed
 * @param prefix with which the names of our objects begin; empty or with a slash at its end
 * @param tlsConfiguration the name of one, or {@link HttpClients#PLATFORM}
 */
public record S3Settings(
        URI endpoint,
        String region,
        String bucket,
        String prefix,
        SecretReference accessKeyId,
        SecretReference secretAccessKey,
        String tlsConfiguration) {

    /** Before each setting's name. */
    public static final String SETTINGS = "sightline.audit.checkpoint.s3.";

    /** The environment's name of the setting without which there is no bucket. */
    public static final String ENDPOINT_VARIABLE = variable("endpoint");

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_.-]{1,100}/){0,8}");

    /**
     * @param setting what is set, by the name after {@link #SETTINGS}
     * @param loopbackHttp whether http will do for this machine itself
     * @throws IllegalArgumentException with the setting that is missing or of another form
     */
    public static S3Settings of(Function<String, Optional<String>> setting, boolean loopbackHttp) {
        return new S3Settings(
                endpoint(text(setting, "endpoint", ""), loopbackHttp),
                matching(REGION, "region", text(setting, "region", "us-east-1")),
                matching(BUCKET, "bucket", text(setting, "bucket", "")),
                matching(PREFIX, "prefix", text(setting, "prefix", "sightline-checkpoints/")),
                secret(setting, "access-key-id"),
                secret(setting, "secret-access-key"),
                text(setting, "tls", HttpClients.PLATFORM));
    }

    /** As {@link #of}, as the environment of a process has them. */
    public static S3Settings ofEnvironment(Function<String, Optional<String>> variable, boolean loopbackHttp) {
        return of(name -> variable.apply(variable(name)), loopbackHttp);
    }

    /** The environment's name of a setting, as MicroProfile Config has it. */
    private static String variable(String name) {
        return (SETTINGS + name).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String text(Function<String, Optional<String>> setting, String name, String otherwise) {
        return setting.apply(name).orElse(otherwise);
    }

    private static String matching(Pattern pattern, String name, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(SETTINGS + name + " is missing or cannot be: '" + text + "'");
        }
        return text;
    }

    private static URI endpoint(String text, boolean loopbackHttp) {
        try {
            URI endpoint = new URI(text);
            boolean loopback =
                    loopbackHttp && "http".equals(endpoint.getScheme()) && "localhost".equals(endpoint.getHost());
            if (endpoint.getHost() != null && ("https".equals(endpoint.getScheme()) || loopback)) {
                return endpoint;
            }
        } catch (URISyntaxException _) {
            // as whatever else is no address
        }
        throw new IllegalArgumentException(SETTINGS + "endpoint has to be https and a host");
    }

    private static SecretReference secret(Function<String, Optional<String>> setting, String name) {
        return setting.apply(name)
                .flatMap(SecretReference::of)
                .orElseThrow(() -> new IllegalArgumentException(SETTINGS + name + " has to be file:/path or env:NAME"));
    }
}
