package org.sightline.feed.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.feed.FeedReading;
import org.sightline.feed.LaunchFeeds;
import org.sightline.feed.exchange.Deadline;
import org.sightline.feed.exchange.FeedExchange;
import org.sightline.feed.exchange.FeedLine;
import org.sightline.feed.exchange.FeedLines;
import org.sightline.feed.exchange.LaunchCredentials;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;

/** The feeds one launch asks: the partners', and its own if it has one. */
@ApplicationScoped
class AskedFeeds {

    private final LaunchConfigSource config;
    private final FeedLines lines;
    private final LaunchFeeds own;
    private final FeedMetrics metrics;
    private final InstantSource clock;

    AskedFeeds(LaunchConfigSource config, FeedLines lines, LaunchFeeds own, FeedMetrics metrics, InstantSource clock) {
        this.config = config;
        this.lines = lines;
        this.own = own;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * In the order of the configuration, its own last; never the same FHIR server twice. A partner that is not connected
     * is not named as such in a launch that brings its records along.
     */
    List<FeedRegistration> of(LaunchContext launch) {
        List<FeedRegistration> feeds = new ArrayList<>(config.current().feeds());
        own.of(launch)
                .filter(feed -> feeds.stream()
                        .noneMatch(partner -> isSame(partner, feed) && partner.isFor(launch.registration())))
                .ifPresent(feed -> {
                    feeds.removeIf(partner -> isSame(partner, feed)
                            || (partner.connection().isEmpty()
                                    && partner.odsCode().equals(feed.odsCode())));
                    feeds.add(feed);
                });
        return feeds;
    }

    /** Their readings before any is asked: what is not for the users of the launch's organisation never is. */
    List<FeedReading> begun(LaunchContext launch) {
        return of(launch).stream().map(feed -> begun(feed, launch)).toList();
    }

    /** The same of one of them. */
    static FeedReading begun(FeedRegistration feed, LaunchContext launch) {
        return feed.isFor(launch.registration())
                ? FeedReading.awaited(feed)
                : FeedReading.notShared(feed, launch.organisationName());
    }

    /** What makes a record restricted, by the configuration as it is now. */
    Confidentiality confidentiality() {
        return new Confidentiality(config.current().withheld());
    }

    /** A reading of the feed that has not begun, for at most so many bytes. */
    FeedAttempt attempt(
            FeedRegistration feed, FeedConnection connection, LaunchId launchId, LaunchContext launch, long maxBytes) {
        FeedLine line = line(feed, connection, launchId, launch);
        FeedExchange exchange = new FeedExchange(line, Deadline.in(connection.deadline()), maxBytes, clock);
        return new FeedAttempt(feed, line, exchange, metrics, launch.registration());
    }

    /** The feed's line, with the launch's own credentials where it is the launch's own. */
    private FeedLine line(FeedRegistration feed, FeedConnection connection, LaunchId launchId, LaunchContext launch) {
        FeedLine line = lines.of(feed.id(), connection);
        boolean isOwn = own.of(launch).filter(feed::equals).isPresent();
        return isOwn ? line.with(new LaunchCredentials(own, launchId, launch)) : line;
    }

    private static boolean isSame(FeedRegistration a, FeedRegistration b) {
        Optional<URI> base = a.connection().map(FeedConnection::fhirBaseUrl);
        return a.id().equals(b.id())
                || (base.isPresent() && base.equals(b.connection().map(FeedConnection::fhirBaseUrl)));
    }
}
