package org.sightline.outgoing;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.database.Database;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.KeySource.JwksUrl;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.TokenRegistration;
import org.sightline.registration.watch.Recipient;
import org.sightline.start.EnvironmentName;
import org.sightline.start.StartRefusedException;

/**
 * One HTTP client per TLS configuration, with its kept-alive connections, for everybody who asks another server.
 * Redirects are never followed: credentials and the patient's number go where the registration says and nowhere else.
 */
@Singleton
public class HttpClients {

    /** The platform's own authorities and no certificate of ours. */
    public static final String PLATFORM = "";

    private static final long WARM_UP_AFTER_SECONDS = 1;

    private final SslContexts contexts;
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    @Inject
    public HttpClients(SslContexts contexts) {
        this.contexts = contexts;
    }

    /** Where no TLS configuration is at hand, as outside the running viewer. */
    public static HttpClients ofPlatform() {
        return new HttpClients(name -> {
            throw new IOException("no TLS configuration " + name + " here");
        });
    }

    /** HTTP/2 where TLS can agree on it; without TLS it would take an upgrade that not every server understands. */
    public static HttpClient.Version versionFor(URI uri) {
        return "https".equals(uri.getScheme()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
    }

    /**
     * The client of a TLS configuration.
     *
     * @param tlsConfiguration its name, or {@link #PLATFORM}
     * @throws IOException if there is no such configuration or it cannot be used
     * @throws IllegalStateException if a database connection is held meanwhile
     */
    public HttpClient of(String tlsConfiguration) throws IOException {
        Database.requireNoneHeld();
        HttpClient known = clients.get(tlsConfiguration);
        if (known != null) {
            return known;
        }
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        if (!tlsConfiguration.equals(PLATFORM)) {
            builder.sslContext(contexts.named(tlsConfiguration));
        }
        return clients.computeIfAbsent(tlsConfiguration, _ -> builder.build());
    }

    /** Whether there is such a TLS configuration here, and it can be used. */
    public boolean has(String tlsConfiguration) {
        try {
            of(tlsConfiguration);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Of a server that is not asked for want of its TLS configuration, and what to do. */
    public static String notAsked(String tlsConfiguration) {
        return "not asked, as there is no TLS configuration " + tlsConfiguration + " here that can be used: set "
                + EnvironmentName.of("quarkus.tls." + tlsConfiguration) + "_TRUST_STORE_PEM_CERTS or the like, or check"
                + " it at the office";
    }

    /** A name that no TLS configuration has would keep its feed away for ever: better no start. */
    void atStart(@Observes @Priority(3) StartupEvent start, LaunchConfigSource config) {
        for (String name : named(config.current())) {
            try {
                contexts.named(name);
            } catch (IOException e) {
                String variables = EnvironmentName.of("quarkus.tls." + name);
                throw new StartRefusedException(
                        "The launch configuration says tls: " + name + ", and there is " + e.getMessage() + ".",
                        "Set its certificates with variables that begin with " + variables + "_, such as " + variables
                                + "_TRUST_STORE_PEM_CERTS, or correct the name.");
            }
        }
    }

    /** The first client loads the platform's authorities, which the first click need not wait for. */
    void warmUp(@ObservesAsync HttpServerStart listening) {
        CompletableFuture.delayedExecutor(WARM_UP_AFTER_SECONDS, TimeUnit.SECONDS, Thread::startVirtualThread)
                .execute(() -> {
                    try {
                        of(PLATFORM);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /**
     * Closes the clients of TLS configurations that no registration names any more, once what is on their wires has
     * ended. The client for the platform's own authorities stays: it is made once, at the start.
     */
    void letGo(@Observes LaunchConfigChanged change) {
        Set<String> named = named(change.after());
        clients.forEach((name, client) -> {
            if (!name.equals(PLATFORM) && !named.contains(name) && clients.remove(name, client)) {
                client.shutdown();
            }
        });
    }

    /** The next request makes a client with the new certificates; requests on their way end on the old one. */
    void renew(@Observes CertificateUpdatedEvent renewed) {
        clients.remove(renewed.name());
    }

    @PreDestroy
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }

    /** Every TLS configuration that a launch configuration names. */
    public static Set<String> named(LaunchConfig config) {
        Stream<FeedRegistration> feeds = Stream.concat(
                config.feeds().stream(),
                ehrs(config).map(SmartRegistration::feed).flatMap(Optional::stream));
        return Stream.of(
                        feeds.map(FeedRegistration::connection)
                                .flatMap(Optional::stream)
                                .map(FeedConnection::tlsConfiguration),
                        ehrs(config).map(SmartRegistration::tlsConfiguration),
                        config.organisations().stream().map(HttpClients::ofKeys),
                        config.alerts().webhooks().map(Recipient.Webhook::tlsConfiguration))
                .flatMap(names -> names.flatMap(Optional::stream))
                .collect(Collectors.toSet());
    }

    private static Optional<String> ofKeys(LaunchRegistration organisation) {
        return organisation
                .token()
                .map(TokenRegistration::keys)
                .filter(JwksUrl.class::isInstance)
                .map(keys -> ((JwksUrl) keys).tlsConfiguration())
                .filter(name -> !name.equals(PLATFORM));
    }

    private static Stream<SmartRegistration> ehrs(LaunchConfig config) {
        return config.organisations().stream().map(LaunchRegistration::smart).flatMap(Optional::stream);
    }
}
