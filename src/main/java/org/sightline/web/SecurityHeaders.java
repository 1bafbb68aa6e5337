package org.sightline.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * What every answer tells the browser, whatever its status. Nothing may be kept but fingerprinted files, nothing may be
 * loaded from elsewhere, and no other site may frame or read a page.
 */
final class SecurityHeaders {

    private static final String ASSETS = "/assets/";

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
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
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", PERMISSIONS_POLICY);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set(
                HttpHeaders.CACHE_CONTROL,
                isLasting(path, status) ? "public, max-age=31536000, immutable" : "no-store");
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static boolean isLasting(String path, int status) {
        return path.startsWith(ASSETS) && (status == 200 || status == 304);
    }
}
