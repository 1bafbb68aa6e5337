package org.sightline.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.session.Framing;

/** Remembers with the request who may frame its answer, until the answer's headers are written. */
@ApplicationScoped
class RequestFraming implements Framing {

    private static final String KEY = "sightline.framed-by";

    private final CurrentVertxRequest current;

    @Inject
    RequestFraming(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void allow(List<URI> origins) {
        current.getCurrent().put(KEY, List.copyOf(origins));
    }

    static List<URI> of(RoutingContext request) {
        @Nullable List<URI> origins = request.get(KEY);
        boolean framable =
                Objects.requireNonNullElse(request.request().path(), "").matches("/(record|launch|smart)/.*|/launch");
        return origins == null || !framable ? List.of() : origins;
    }
}
