package org.sightline.launch;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.session.LiveSessions;
import org.sightline.session.SessionEnd;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;

/** Sessions in memory, all of one voucher. */
public final class OpenSessions implements ViewerSessions, LiveSessions {

    public final List<ViewerSession> opened = new CopyOnWriteArrayList<>();

    private final AuditTrail trail;

    public OpenSessions(AuditTrail trail) {
        this.trail = trail;
    }

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

    /** As the database does it: with the entry or not at all. */
    @Override
    public boolean end(LaunchId launchId, LaunchContext launch, SessionEnd end, AuditTrail.Caller caller) {
        if (opened.stream().noneMatch(session -> session.launchId().equals(launchId))) {
            return false;
        }
        trail.record(end.entry(launchId, launch), caller);
        return opened.removeIf(session -> session.launchId().equals(launchId));
    }

    @Override
    public List<ViewerSession> oldestOfEachVoucher() {
        return opened.stream().limit(1).toList();
    }

    @Override
    public List<ViewerSession> withTheVoucherOf(ViewerSession session) {
        return List.copyOf(opened);
    }
}
