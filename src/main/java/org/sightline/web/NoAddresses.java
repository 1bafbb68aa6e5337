package org.sightline.web;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import org.sightline.visit.Attempts;

/**
 * Requests for what is no address at all, as it holds a backslash: they are answered before anything of ours is asked, and
 * seen by nobody but those who count requests. So they are noted here, as {@link Edge} notes addresses with two readings.
 */
@Singleton
class NoAddresses implements HttpServerMetricsTagsContributor {

    private final Attempts attempts;
    private final RequestCaller caller;

    @Inject
    NoAddresses(Attempts attempts, RequestCaller caller) {
        this.attempts = attempts;
        this.caller = caller;
    }

    @Override
    public Tags contribute(Context context) {
        HttpServerRequest request = context.request();
        if (!isAddress(request.uri())) {
            AddressForms.place(request.uri())
                    .ifPresent(
                            place -> attempts.atPlace(place, AddressForms.form(request.uri()), caller.of(request, "")));
        }
        return Tags.empty();
    }

    /** As whoever answers it before us finds out. */
    private static boolean isAddress(String target) {
        try {
            return !new URI(target).toString().isEmpty();
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
