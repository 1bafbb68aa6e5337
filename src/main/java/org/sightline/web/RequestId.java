package org.sightline.web;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.sightline.context.ReferenceNumber;

/**
 * Our own number of a request, in its log lines, its audit rows, its answer and, where something went wrong, on the page:
 * the one that a user reads out on the telephone. Never one that somebody sent us.
 */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** Its name among the fields of a log line. */
    static final String LOG_FIELD = "reference";

    private static final String KEY = "sightline.request-id";

    private RequestId() {}

    static String assign(RoutingContext request) {
        String id = ReferenceNumber.random().value();
        request.put(KEY, id);
        return id;
    }

    static String of(RoutingContext request) {
        @Nullable String id = request.get(KEY);
        return id == null ? "" : id;
    }
}
