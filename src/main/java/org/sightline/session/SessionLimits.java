package org.sightline.session;

import java.time.Duration;
import java.time.Instant;
import org.sightline.start.SettingLimits;

/** The two ends of a session, within what an operator may choose. */
record SessionLimits(Duration idle, Duration absolute) {

    static final Duration LONGEST_IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST_ABSOLUTE = Duration.ofHours(12);

    private static final Duration LONGEST_BETWEEN_TOUCHES = Duration.ofMinutes(1);

    SessionLimits {
        SettingLimits.within("sightline.session.idle-timeout", idle, LONGEST_IDLE);
        SettingLimits.within("sightline.session.absolute-timeout", absolute, LONGEST_ABSOLUTE);
    }

    static SessionLimits of(SessionConfig config) {
        return new SessionLimits(config.idleTimeout(), config.absoluteTimeout());
    }

    /** When a session ends if nothing more happens. */
    Instant end(Instant openedAt, Instant lastSeenAt) {
        Instant idleEnd = lastSeenAt.plus(idle);
        Instant absoluteEnd = openedAt.plus(absolute);
        return idleEnd.isBefore(absoluteEnd) ? idleEnd : absoluteEnd;
    }

    /** Whether a click is worth a write: once a minute, or more often when sessions are very short. */
    boolean worthTouching(Instant lastSeenAt, Instant now) {
        Duration tenth = idle.dividedBy(10);
        Duration between = tenth.compareTo(LONGEST_BETWEEN_TOUCHES) < 0 ? tenth : LONGEST_BETWEEN_TOUCHES;
        return !now.isBefore(lastSeenAt.plus(between));
    }
}
