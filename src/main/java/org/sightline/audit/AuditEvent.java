package org.sightline.audit;

import java.util.List;
import java.util.Optional;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;

/** What the trail records: one record per kind of event. Opening a tab is not here, it goes through a receipt. */
public sealed interface AuditEvent {

    /** A launch was accepted and its session is about to be opened. */
    record LaunchAccepted(LaunchId launchId, LaunchContext launch) implements AuditEvent {}

    /** A pushed launch was accepted; nobody has opened it yet. */
    record LaunchPushed(LaunchContext launch) implements AuditEvent {}

    /**
     * A launch was refused.
     *
     * @param reference the reference number the user was shown
     * @param reason the exact reason's code
     * @param detail what was expected and what came, without secrets or patient data
     * @param claimedIssuer the unproven issuer the token named, cut to 200 characters
     */
    record LaunchRefused(Door door, String reference, String reason, String detail, Optional<String> claimedIssuer)
            implements AuditEvent {}

    /** Policy did not let the user open a tab. */
    record TabDenied(LaunchId launchId, LaunchContext launch, TabId tab, String reason) implements AuditEvent {}

    /** The session was ended by its user. */
    record SignedOut(LaunchId launchId, LaunchContext launch) implements AuditEvent {}

    /** The session was ended for another reason, such as a removed key. */
    record SessionEnded(LaunchId launchId, LaunchContext launch, String reason) implements AuditEvent {}

    /** What one feed gave for one opening: counts and times, never content. */
    record FeedOutcome(
            String feed, String outcome, String detail, int requests, int resources, int withheld, long millis) {}

    /**
     * How an opening ended.
     *
     * @param shown for each panel its id and how many rows it showed
     */
    record Opened(List<FeedOutcome> feeds, List<PanelShown> shown) {
        public Opened {
            feeds = List.copyOf(feeds);
            shown = List.copyOf(shown);
        }
    }

    /** A panel as delivered. {@code resources} are the version-stamped references of what was on the screen. */
    record PanelShown(String panel, int rows, List<String> resources) {
        public PanelShown {
            resources = List.copyOf(resources);
        }
    }
}
