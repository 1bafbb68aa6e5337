package org.sightline.web;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes HTTP/2 with TLS only, where both sides agree on it. A proxy that passes an upgrade on would otherwise hand its
 * client a connection that it no longer looks into.
 */
@ApplicationScoped
class ServerProtocols implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
