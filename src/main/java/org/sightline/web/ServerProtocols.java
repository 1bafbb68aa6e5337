package org.sightline.web;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.sightline.web.connection.HeaderDeadlines;

/**
 * Takes HTTP/2 with TLS only, where both sides agree on it. A proxy that passes an upgrade on would otherwise hand its
 * client a connection that it no longer looks into. Each connection has a deadline for the headers on it.
 */
@ApplicationScoped
class ServerProtocols implements HttpServerOptionsCustomizer, VertxOptionsCustomizer {

    @Override
    public void accept(VertxOptions options) {
        HeaderDeadlines.enable();
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
