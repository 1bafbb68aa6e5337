package org.sightline.session;

import org.sightline.audit.AuditEvent;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;

/** Why a session was ended before its time. */
public enum SessionEnd {
    /** Its user closed the record. */
    SIGNED_OUT("signed-out"),
    /** Its registration or its key is no longer in force. */
    NO_LONGER_VOUCHED_FOR("registration-or-key-removed"),
    /** Its user may no longer act for whom it says. */
    ACTING_FOR_WITHDRAWN("acting-for-withdrawn"),
    /** Its EHR no longer lets it in. */
    EHR_ACCESS_WITHDRAWN("ehr-access-withdrawn");

    private final String code;

    SessionEnd(String code) {
        this.code = code;
    }

    /** The word with the session and in the audit trail. */
    public String code() {
        return code;
    }

    /** The entry that is committed with the end. */
    public AuditEvent entry(LaunchId launchId, LaunchContext launch) {
        return this == SIGNED_OUT
                ? new AuditEvent.SignedOut(launchId, launch)
                : new AuditEvent.SessionEnded(launchId, launch, code);
    }
}
