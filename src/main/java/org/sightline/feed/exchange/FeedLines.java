package org.sightline.feed.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.sightline.context.FeedId;
import org.sightline.feed.FeedSettings;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.outgoing.SmallRequests;
import org.sightline.registration.FeedAuthentication;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigChanged;

/** One line per feed, replaced when its registration changes. */
@ApplicationScoped
public class FeedLines {

    private final HttpClients clients;
    private final FeedSettings settings;
    private final Secrets secrets;
    private final InstantSource clock;
    private final ConcurrentMap<FeedId, FeedLine> lines = new ConcurrentHashMap<>();

    @Inject
    FeedLines(HttpClients clients, FeedSettings settings, InstantSource clock) {
        this(clients, settings, Secrets.ofProcess(), clock);
    }

    public FeedLines(HttpClients clients, FeedSettings settings, Secrets secrets, InstantSource clock) {
        this.clients = clients;
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
    }

    public FeedLine of(FeedId feed, FeedConnection connection) {
        FeedLine known = lines.get(feed);
        if (known != null && known.connection().equals(connection)) {
            return known;
        }
        return lines.compute(
                feed, (_, line) -> line != null && line.connection().equals(connection) ? line : open(connection));
    }

    /** How this node stands with a feed; empty if it has not asked it yet. */
    public Optional<FeedCondition> condition(FeedId feed) {
        return Optional.ofNullable(lines.get(feed)).map(FeedLine::condition);
    }

    /** How each feed that was read since the start stands, in the order of their ids. */
    public List<FeedStanding> states() {
        return lines.entrySet().stream()
                .sorted(Comparator.comparing(line -> line.getKey().value()))
                .map(line -> line.getValue()
                        .gate()
                        .state(line.getKey(), line.getValue().connection().deadline()))
                .toList();
    }

    Map<FeedId, FeedLine> known() {
        return Map.copyOf(lines);
    }

    /** Lets go of the lines of feeds that are gone. */
    void letGo(@Observes LaunchConfigChanged change) {
        lines.keySet()
                .retainAll(change.after().feeds().stream()
                        .filter(feed -> feed.connection().isPresent())
                        .map(FeedRegistration::id)
                        .toList());
    }

    private FeedLine open(FeedConnection connection) {
        return new FeedLine(
                connection,
                clients,
                credentials(connection),
                new FeedGate(settings, clock),
                new FeedLine.Limits(settings.maxRequests(), clock));
    }

    private FeedCredentials credentials(FeedConnection connection) {
        return switch (connection.authentication()) {
            case FeedAuthentication.None _ -> (_, _) -> {};
            case FeedAuthentication.Header header -> new HeaderSecret(header, secrets);
            case FeedAuthentication.BackendServices services ->
                new BackendServicesToken(
                        services,
                        deadline -> new SmallRequests(
                                clients,
                                connection.tlsConfiguration().orElse(HttpClients.PLATFORM),
                                deadline,
                                BackendServicesToken.MAX_BYTES),
                        secrets,
                        clock);
        };
    }
}
