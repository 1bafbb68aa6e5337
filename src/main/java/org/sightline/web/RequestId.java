package org.sightline.web;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Secret;

/** Our own id of a request, in its log lines, its audit rows and its answer; never one that somebody sent us. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** Its name among the fields of a log line. */
    static final String LOG_FIELD = "requestId";

    private static final String KEY = "sightline.request-id";

    private RequestId() {}

    static String assign(RoutingContext request) {
        String id = HexFormat.of().formatHex(Secret.randomBytes(8));
        request.put(KEY, id);
        return id;
    }

    static String of(RoutingContext request) {
        @Nullable String id = request.get(KEY);
        return id == null ? "" : id;
    }
}
