package org.sightline.web;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.sightline.visit.Attempts;

/**
 * The outermost edge: refuses what has two readings, gives each request its id, each answer its headers, and a page to
 * whatever no resource answered.
 */
@ApplicationScoped
class Edge implements HttpServerMetricsTagsContributor {

    private static final Logger LOG = Logger.getLogger(Edge.class);
    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final String publicUrl;
    private final boolean https;
    private final long longestBody;
    private final Attempts attempts;
    private final RequestCaller caller;
    private final ClientLimits limits;
    private final LastRequests lastRequests = new LastRequests();
    private volatile @Nullable String busyPage;

    @Inject
    Edge(
            @ConfigProperty(name = "sightline.public-url") String publicUrl,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longestBody,
            Attempts attempts,
            RequestCaller caller,
            ClientLimits limits) {
        this.limits = limits;
        this.attempts = attempts;
        this.caller = caller;
        this.publicUrl = publicUrl;
        this.https = publicUrl.startsWith("https:");
        this.longestBody = longestBody.asLongValue();
    }

    void registerFilter(@Observes Filters filters) {
        filters.register(this::begin, BEFORE_ALL_OTHERS);
    }

    void registerPages(@Observes Router router) {
        router.route().order(-BEFORE_ALL_OTHERS).failureHandler(this::failed);
        router.route().last().handler(request -> answer(request, 404));
    }

    void registerManagement(@Observes ManagementInterface management) {
        management.router().route().order(-BEFORE_ALL_OTHERS).handler(request -> {
            ClientLimits.headerCame(request);
            request.next();
        });
    }

    private void begin(RoutingContext request) {
        ClientLimits.headerCame(request);
        if (lastRequests.wasBefore(request)) {
            request.request().connection().close();
            return;
        }
        String id = RequestId.assign(request);
        MDC.put(RequestId.LOG_FIELD, id);
        request.addHeadersEndHandler(_ -> {
            request.response().headers().set(RequestId.HEADER, id);
            SecurityHeaders.set(
                    request.response().headers(),
                    Objects.requireNonNullElse(request.request().path(), ""),
                    request.response().getStatusCode(),
                    https || request.request().isSSL());
            SecurityHeaders.allowFraming(request.response().headers(), RequestFraming.of(request));
        });
        if (!CanonicalRequest.is(request.request())) {
            noteAddress(request);
            refuse(request, 400);
        } else if (CanonicalRequest.isTooLong(request.request().uri())) {
            refuse(request, 414);
        } else if (announcesTooMuch(request.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            refuse(request, 413);
        } else {
            goOn(request);
        }
    }

    private void goOn(RoutingContext request) {
        int refusal = limits.refusalOf(request);
        if (refusal != 0) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            lastRequests.answerNoMoreAfter(request);
            request.response()
                    .setStatusCode(refusal)
                    .putHeader(HttpHeaders.CONTENT_TYPE, StoppedPage.MEDIA_TYPE)
                    .end(busyPage());
            return;
        }
        if (CanonicalRequest.hasChunks(request.request())) {
            lastRequests.answerNoMoreAfter(request);
        }
        request.next();
    }

    private void noteAddress(RoutingContext request) {
        String target = request.request().uri();
        if (!CanonicalRequest.hasOnePath(target)) {
            AddressForms.place(target)
                    .ifPresent(place -> attempts.atPlace(place, AddressForms.form(target), caller.of(request)));
        }
    }

    /**
     * What is no address at all, as it holds a backslash, is answered before anything of ours is asked: only who counts
     * requests sees it, and so it is noted here.
     */
    @Override
    public Tags contribute(Context context) {
        HttpServerRequest request = context.request();
        if (!AddressForms.isAddress(request.uri())) {
            AddressForms.place(request.uri())
                    .ifPresent(
                            place -> attempts.atPlace(place, AddressForms.form(request.uri()), caller.of(request, "")));
        }
        return Tags.empty();
    }

    private void refuse(RoutingContext request, int status) {
        lastRequests.answerNoMoreAfter(request);
        request.fail(status);
    }

    /** The framework would answer these itself, without a page. */
    private boolean announcesTooMuch(@Nullable String length) {
        try {
            return length != null && Long.parseLong(length) > longestBody;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void failed(RoutingContext request) {
        switch (request.failure()) {
            case AuthenticationRedirectException onwards -> {
                request.response()
                        .setStatusCode(onwards.getCode())
                        .putHeader(HttpHeaders.LOCATION, publicly(onwards.getRedirectUri(), request))
                        .end();
                return;
            }
            case AuthenticationException _ -> {
                LOG.infof("A sign-in did not work, request %s", RequestId.of(request));
                answer(request, 401);
                return;
            }
            case null, default -> {}
        }
        if (ClientLimits.isGone(request, request.failure())) {
            return;
        }
        if (request.failure() != null && request.statusCode() >= 500) {
            LOG.errorf(request.failure(), "Request %s failed", RequestId.of(request));
        }
        answer(request, request.statusCode() < 400 ? 500 : request.statusCode());
    }

    /** An address of ours by the name that users know, whatever host a proxy asked for. */
    private String publicly(String address, RoutingContext request) {
        String here = String.valueOf(request.request().authority());
        return here.equals(URI.create(address).getRawAuthority())
                ? publicUrl + address.substring(address.indexOf(here) + here.length())
                : address;
    }

    /** Made once: who floods a node is not to have a page made for each request. */
    private String busyPage() {
        String page = busyPage;
        if (page == null) {
            page = Stop.BUSY.page().render();
            busyPage = page;
        }
        return page;
    }

    private static void answer(RoutingContext request, int status) {
        Stop stop = Stop.of(status);
        if (request.response().headWritten()) {
            request.response().reset();
            return;
        }
        if (OfficeDoor.isOffice(request)) {
            OfficeStop.of(status).answer(request, status);
            return;
        }
        StoppedPage page = stop.page().withStatus(status);
        if (stop == Stop.FAILED) {
            page = page.withReference(RequestId.of(request));
        }
        request.response()
                .setStatusCode(page.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, StoppedPage.MEDIA_TYPE)
                .end(page.render());
    }
}
