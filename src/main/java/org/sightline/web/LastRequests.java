package org.sightline.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Connections whose last request was read: where it ends is open to doubt, so nothing behind it may be taken for
 * another. The header alone does not do it, as what was sent together with the request has been read by then.
 */
final class LastRequests {

    private final Set<HttpConnection> connections =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    boolean wasBefore(RoutingContext request) {
        return connections.contains(request.request().connection());
    }

    /** With HTTP/2 the frames say where a request ends, and its others go on. */
    void answerNoMoreAfter(RoutingContext request) {
        if (request.request().version() == HttpVersion.HTTP_2) {
            return;
        }
        HttpConnection connection = request.request().connection();
        connections.add(connection);
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(_ -> connection.close());
    }
}
