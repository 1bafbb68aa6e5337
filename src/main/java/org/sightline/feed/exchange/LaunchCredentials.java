package org.sightline.feed.exchange;

import java.net.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.feed.LaunchFeeds;
import org.sightline.outgoing.CredentialsException;

/** The credentials of a launch's own feed, for one reading. */
public final class LaunchCredentials implements FeedCredentials {

    private final LaunchFeeds feeds;
    private final LaunchId launchId;
    private final LaunchContext launch;
    private volatile LaunchFeeds.@Nullable Access access;

    public LaunchCredentials(LaunchFeeds feeds, LaunchId launchId, LaunchContext launch) {
        this.feeds = feeds;
        this.launchId = launchId;
        this.launch = launch;
    }

    @Override
    public void open() throws CredentialsException {
        access = feeds.open(launchId, launch);
    }

    @Override
    public void addTo(HttpRequest.Builder request, Deadline deadline) {
        request.setHeader("Authorization", "Bearer " + opened().bearer());
    }

    @Override
    public void refused() {
        opened().refused();
    }

    @Override
    public Optional<String> patientId() {
        return Optional.of(opened().patientId());
    }

    @Override
    public LaunchFeeds.Permission permission(String resourceType) {
        return opened().permission(resourceType);
    }

    private LaunchFeeds.Access opened() {
        LaunchFeeds.Access now = access;
        if (now == null) {
            throw new IllegalStateException("asked before it was opened");
        }
        return now;
    }
}
