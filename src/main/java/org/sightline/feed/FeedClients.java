package org.sightline.feed;

import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import org.sightline.outgoing.SslContexts;

/**
 * One HTTP client per TLS configuration, with its kept-alive connections. Redirects are never followed: credentials
 * and the patient's number go where the registration says and nowhere else.
 */
@ApplicationScoped
class FeedClients {

    private final SslContexts contexts;
    private final ConcurrentMap<Optional<String>, HttpClient> clients = new ConcurrentHashMap<>();

    FeedClients(SslContexts contexts) {
        this.contexts = contexts;
    }

    /** The client for a TLS configuration, or for the platform's own authorities if none is named. */
    HttpClient of(Optional<String> tlsConfiguration) throws IOException {
        HttpClient known = clients.get(tlsConfiguration);
        if (known != null) {
            return known;
        }
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        if (tlsConfiguration.isPresent()) {
            builder.sslContext(contexts.named(tlsConfiguration.get()));
        }
        return clients.computeIfAbsent(tlsConfiguration, _ -> builder.build());
    }

    /** The first client loads the platform's authorities, which the first click need not wait for. */
    void warmUp(@ObservesAsync HttpServerStart listening) {
        WarmUp.soon("http-warm-up", () -> {
            try {
                of(Optional.empty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Closes the clients of every other TLS configuration, once what is on their wires has ended. The client for the
     * platform's own authorities stays: it is made once, at the start.
     */
    void keepOnly(Set<Optional<String>> tlsConfigurations) {
        clients.forEach((configuration, client) -> {
            if (configuration.isPresent()
                    && !tlsConfigurations.contains(configuration)
                    && clients.remove(configuration, client)) {
                client.shutdown();
            }
        });
    }

    void renew(@Observes CertificateUpdatedEvent renewed) {
        clients.remove(Optional.of(renewed.name()));
    }
}
