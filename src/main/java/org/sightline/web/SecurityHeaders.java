package org.sightline.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What every answer tells the browser, whatever its status. Nothing may be kept but fingerprinted files, nothing may be
 * loaded from elsewhere, and no other site may frame or read a page.
 */
final class SecurityHeaders {

    private static final String ASSETS = "/assets/";

    /** What EHRs check our signatures with; a key is published long before it signs. */
    private static final String OUR_KEYS = "/.well-known/jwks.json";

    static final String POLICY = "Content-Security-Policy";

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "frame-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'");

    private static final String PERMISSIONS_POLICY = String.join(
            ", ",
            "camera=()",
            "display-capture=()",
            "geolocation=()",
            "microphone=()",
            "payment=()",
            "usb=()",
            "browsing-topics=()");

    private SecurityHeaders() {}

    /** Sets them on an answer about to be sent. */
    static void set(MultiMap headers, String path, int status, boolean https) {
        setUnlessNarrowed(headers, POLICY, CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        setUnlessNarrowed(headers, "X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", PERMISSIONS_POLICY);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set(HttpHeaders.CACHE_CONTROL, cacheControl(path, status));
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    /**
     * Narrowed rather than lifted: the page may stand in a frame of these origins, and a document in a frame of ours
     * below them. {@code X-Frame-Options} knows no list of origins, so it would contradict the policy.
     *
     * @see <a href="https://www.w3.org/TR/CSP3/#directive-frame-ancestors">CSP: frame-ancestors</a>
     */
    static void allowFraming(MultiMap headers, List<URI> origins) {
        String policy = headers.get(POLICY);
        if (origins.isEmpty() || policy == null) {
            return;
        }
        String allowed = origins.stream().map(URI::toString).collect(Collectors.joining(" "));
        headers.set(
                POLICY,
                policy.replace("frame-ancestors 'none'", "frame-ancestors " + allowed)
                        .replace("frame-ancestors 'self'", "frame-ancestors 'self' " + allowed));
        headers.remove("X-Frame-Options");
    }

    /**
     * Browsers hold the addresses that a form is redirected to against it as well: the server's own, and ours at the end.
     *
     * @see <a href="https://www.w3.org/TR/CSP3/#directive-form-action">CSP: form-action</a>
     */
    static String policyWithFormsTo(List<String> origins) {
        return CONTENT_SECURITY_POLICY.replace("form-action 'self'", "form-action 'self' " + String.join(" ", origins));
    }

    /** What a feed sent as a document has a policy of its own, which lets our pages frame it and it do nothing. */
    private static void setUnlessNarrowed(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private static String cacheControl(String path, int status) {
        if (path.equals(OUR_KEYS) && status == 200) {
            return "public, max-age=300";
        }
        return isLasting(path, status) ? "public, max-age=31536000, immutable" : "no-store";
    }

    private static boolean isLasting(String path, int status) {
        return path.startsWith(ASSETS) && (status == 200 || status == 304);
    }
}
