package org.sightline.session;

import java.util.List;
import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;

/** The sessions that are live on any node, for whoever has to end some that nobody clicks in. */
public interface LiveSessions {

    /**
     * The oldest of all that the same registration, organisation, issuer and key (or client id) vouch for, and of those
     * whose users act for somebody the oldest of each role besides: what is no longer true of one is true of none of its
     * kind. However many sessions there are, these are few.
     */
    List<ViewerSession> oldestOfEachVoucher();

    /** All that the same vouch for as for this one, itself included. */
    List<ViewerSession> withTheVoucherOf(ViewerSession session);

    /** As {@link ViewerSessions#end}. */
    boolean end(LaunchId launchId, LaunchContext launch, SessionEnd end, AuditTrail.Caller caller);
}
