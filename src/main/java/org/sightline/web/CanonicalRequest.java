package org.sightline.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether everybody on a request's way, proxies and our own filters alike, reads the same address and the same end in
 * it. What has two readings could pass a check under one and be answered under the other.
 */
final class CanonicalRequest {

    /**
     * Segments of characters that stand for themselves. No address of ours needs an encoded one, nor a parameter.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986, syntax-based normalization</a>
     */
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~!$&'()*+,=:@-]*+)++");

    private static final Pattern EMPTY_OR_DOTS = Pattern.compile("/(?:/|\\.{1,2}(?:/|$))");

    private static final String SMART = "/smart/";
    private static final int LONGEST_OF_EHRS = 16 * 1024;
    private static final int LONGEST = 4 * 1024;

    private CanonicalRequest() {}

    static boolean is(HttpServerRequest request) {
        return hasOnePath(request.uri()) && hasOneEnd(request) && hasOneHost(request) && isOfKnownVersion(request);
    }

    /** Whether nobody of ours would send such an address: what an EHR launches with may be long, nothing else is. */
    static boolean isTooLong(String target) {
        return target.length() > (target.startsWith(SMART) ? LONGEST_OF_EHRS : LONGEST);
    }

    /** @param target the request target as it was sent; its query is for its resource to read */
    static boolean hasOnePath(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return PATH.matcher(path).matches() && !EMPTY_OR_DOTS.matcher(path).find();
    }

    /**
     * Whether it takes what follows on the connection for another request, and not for more of this one: then nothing
     * may be read after it.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.1">RFC 9112, Transfer-Encoding</a>
     */
    static boolean hasChunks(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean hasOneEnd(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        List<String> lengths = request.headers().getAll(HttpHeaders.CONTENT_LENGTH);
        boolean chunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
        return codings.isEmpty() ? lengths.size() <= 1 : chunked && lengths.isEmpty();
    }

    private static boolean hasOneHost(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.HOST).size() <= 1;
    }

    /** {@code HTTP/2.0} in a request line is none: HTTP/2 is agreed on with TLS. */
    private static boolean isOfKnownVersion(HttpServerRequest request) {
        @Nullable HttpVersion version = request.version();
        return version != null;
    }
}
