package org.sightline.registration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rules for addresses in the configuration: https, nothing hidden in them, no wildcard. */
final class Addresses {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean allowLoopbackHttp;

    Addresses(boolean allowLoopbackHttp) {
        this.allowLoopbackHttp = allowLoopbackHttp;
    }

    /** An address that is called. */
    Optional<URI> endpoint(YamlValue value) {
        return value.text().flatMap(text -> uri(value, text)).flatMap(uri -> {
            if (uri.getRawFragment() != null) {
                return value.problem("must not have a fragment (#)");
            }
            return secure(value, uri);
        });
    }

    /** A FHIR base; its trailing slash is dropped. */
    Optional<URI> base(YamlValue value) {
        return endpoint(value).flatMap(uri -> {
            if (uri.getRawQuery() != null) {
                return value.problem("must not have a query (?)");
            }
            return Optional.of(URI.create(uri.toString().replaceFirst("/+$", "")));
        });
    }

    /** What a browser sends as {@code Origin}: scheme, host and port in lower case and nothing else. */
    Optional<URI> origin(YamlValue value) {
        return value.text().flatMap(text -> {
            if (text.contains("*")) {
                return value.problem("must not have a wildcard; name each origin");
            }
            return uri(value, text).flatMap(uri -> secure(value, uri)).flatMap(uri -> {
                boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
                if (!bare || !text.equals(text.toLowerCase(Locale.ROOT)) || hasDefaultPort(uri)) {
                    return value.problem("has to be scheme, host and port as a browser sends them, such as"
                            + " https://epr.example.nhs.uk (lower case, no path, no default port)");
                }
                return Optional.of(uri);
            });
        });
    }

    /** A name that is compared and never called; still an https address or a urn, so that it is the owner's own. */
    Optional<String> issuer(YamlValue value) {
        return value.text().flatMap(text -> {
            if (text.length() > 200) {
                return value.problem("is longer than 200 characters");
            }
            return uri(value, text)
                    .flatMap(uri -> "urn".equals(uri.getScheme()) ? Optional.of(uri) : secure(value, uri))
                    .map(uri -> text);
        });
    }

    /** The name of an identifier system or code system. */
    static Optional<String> system(YamlValue value) {
        return value.text().flatMap(text -> uri(value, text).map(uri -> text));
    }

    private Optional<URI> secure(YamlValue value, URI uri) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return value.problem("has to name a host and no user");
        }
        boolean loopbackHttp = allowLoopbackHttp && "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !loopbackHttp) {
            return value.problem("has to be https");
        }
        return Optional.of(uri);
    }

    private static boolean hasDefaultPort(URI uri) {
        return uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
    }

    private static Optional<URI> uri(YamlValue value, String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return value.problem("is not a URI: " + e.getReason());
        }
        if (!uri.isAbsolute() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return value.problem("has to be a whole URI in plain letters, with its scheme");
        }
        return Optional.of(uri);
    }
}
