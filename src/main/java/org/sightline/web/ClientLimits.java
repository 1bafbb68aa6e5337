package org.sightline.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.web.connection.HeaderDeadline;

/**
 * Keeps one sender from holding what everybody needs: connections from one address, and bodies that begin and do not end.
 * A connection counts from its first request on; one that never sends any is closed when it has been idle for a while.
 */
@ApplicationScoped
class ClientLimits {

    private static final Logger LOG = Logger.getLogger(ClientLimits.class);
    private static final int MOST_CAUSES = 10;
    private static final String LATE = ClientLimits.class.getName() + ".late";

    private final RequestLimits limits;
    private final TrustedProxies proxies;
    private final MeterRegistry metrics;
    private final Map<String, Integer> connections = new ConcurrentHashMap<>();
    private final Set<HttpConnection> known =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));
    private final AtomicInteger bodies = new AtomicInteger();

    @Inject
    ClientLimits(RequestLimits limits, TrustedProxies proxies, MeterRegistry metrics) {
        this.limits = limits;
        this.proxies = proxies;
        this.metrics = metrics;
        metrics.gauge("sightline.requests.bodies", bodies);
    }

    /** Its deadline is over; the next header on its connection has one again when this request is answered. */
    static void headerCame(RoutingContext request) {
        if (request.request().connection() instanceof ConnectionBase connection) {
            HeaderDeadline.requestBegan(connection.channel());
            request.addEndHandler(_ -> HeaderDeadline.requestEnded(connection.channel()));
        }
    }

    /** 0 if the request may go on, else the status that refuses it. */
    int refusalOf(RoutingContext request) {
        if (!isAdmitted(request.request().connection())) {
            return refused("connections", 429);
        }
        return hasBody(request) && !isTaken(request) ? refused("bodies", 503) : 0;
    }

    /** Whether nobody is there to be answered: its body did not come in time, or its client left. */
    static boolean isGone(RoutingContext request, @Nullable Throwable failure) {
        return request.get(LATE) != null || request.response().closed() || brokeOff(request, failure);
    }

    /** A resource runs once the body has come: until then whatever fails is the reading of it. */
    private static boolean brokeOff(RoutingContext request, @Nullable Throwable failure) {
        return !request.request().isEnded()
                && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .limit(MOST_CAUSES)
                        .anyMatch(cause -> cause instanceof IOException || cause instanceof HttpClosedException);
    }

    private int refused(String limit, int status) {
        metrics.counter("sightline.requests.refused", "limit", limit).increment();
        return status;
    }

    private boolean isAdmitted(HttpConnection connection) {
        String address = connection.remoteAddress().hostAddress();
        if (known.contains(connection) || proxies.isTrusted(address)) {
            return true;
        }
        int now = connections.merge(address, 1, Integer::sum);
        if (now > limits.connectionsPerAddress()) {
            letGo(address);
            return false;
        }
        known.add(connection);
        connection.closeHandler(_ -> letGo(address));
        return true;
    }

    private void letGo(String address) {
        connections.computeIfPresent(address, (_, held) -> held == 1 ? null : held - 1);
    }

    private static boolean hasBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || CanonicalRequest.hasChunks(request.request());
    }

    private boolean isTaken(RoutingContext request) {
        if (bodies.incrementAndGet() > limits.unfinishedBodies()) {
            bodies.decrementAndGet();
            return false;
        }
        long timer = request.vertx().setTimer(limits.bodyWithin().toMillis(), _ -> giveUp(request));
        request.addEndHandler(_ -> {
            request.vertx().cancelTimer(timer);
            bodies.decrementAndGet();
        });
        return true;
    }

    private void giveUp(RoutingContext request) {
        if (request.request().isEnded()) {
            return;
        }
        request.put(LATE, true);
        refused("body-deadline", 408);
        LOG.infof(
                "The body of request %s from %s did not come in time",
                RequestId.of(request),
                request.request().connection().remoteAddress().hostAddress());
        request.request().connection().close();
    }
}
