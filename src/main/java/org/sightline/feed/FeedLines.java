package org.sightline.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.sightline.context.FeedId;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigChanged;

/** One line per feed, replaced when its registration changes. */
@ApplicationScoped
class FeedLines {

    private final FeedClients clients;
    private final FeedSettings settings;
    private final Secrets secrets;
    private final InstantSource clock;
    private final ConcurrentMap<FeedId, FeedLine> lines = new ConcurrentHashMap<>();

    @Inject
    FeedLines(FeedClients clients, FeedSettings settings, InstantSource clock) {
        this(clients, settings, Secrets.ofProcess(), clock);
    }

    FeedLines(FeedClients clients, FeedSettings settings, Secrets secrets, InstantSource clock) {
        this.clients = clients;
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
    }

    FeedLine of(FeedId feed, FeedConnection connection) {
        FeedLine known = lines.get(feed);
        if (known != null && known.connection().equals(connection)) {
            return known;
        }
        return lines.compute(
                feed, (_, line) -> line != null && line.connection().equals(connection) ? line : open(connection));
    }

    /** Lets go of the lines of feeds that are gone, and of the connections that only they had. */
    void letGo(@Observes LaunchConfigChanged change) {
        Set<FeedId> remaining = new HashSet<>();
        Set<Optional<String>> tlsConfigurations = new HashSet<>();
        for (FeedRegistration feed : change.after().feeds()) {
            feed.connection().ifPresent(connection -> {
                remaining.add(feed.id());
                tlsConfigurations.add(connection.tlsConfiguration());
            });
        }
        lines.keySet().retainAll(remaining);
        clients.keepOnly(tlsConfigurations);
    }

    private FeedLine open(FeedConnection connection) {
        return new FeedLine(
                connection, clients, credentials(connection), new FeedGate(settings, clock), settings.maxRequests());
    }

    private FeedCredentials credentials(FeedConnection connection) {
        return switch (connection.authentication()) {
            case FeedAuthentication.None _ -> (_, _) -> {};
            case FeedAuthentication.Header header -> new HeaderSecret(header, secrets);
            case FeedAuthentication.BackendServices services ->
                new BackendServicesToken(
                        services,
                        secrets,
                        new TokenEndpoint(() -> clients.of(connection.tlsConfiguration()), clock),
                        clock);
        };
    }
}
