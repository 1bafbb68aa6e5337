package org.sightline.launch;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;

/** Sessions in memory. */
public final class OpenSessions implements ViewerSessions {

    public final List<ViewerSession> opened = new CopyOnWriteArrayList<>();

    @Override
    public Opened open(LaunchId launchId, LaunchContext launch) {
        Instant now = Instant.EPOCH;
        ViewerSession session = new ViewerSession(launchId, launch, now, now.plusSeconds(1800));
        opened.add(session);
        return new Opened(session, "secret");
    }

    @Override
    public Found find(LaunchId launchId, String secret) {
        return new Found.Unknown();
    }

    @Override
    public void end(LaunchId launchId, String reason) {
        opened.removeIf(session -> session.launchId().equals(launchId));
    }
}
