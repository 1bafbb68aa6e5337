package org.sightline.session;

import org.sightline.audit.AuditTrail;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;

/** Opens, finds and ends viewer sessions. */
public interface ViewerSessions {

    /** Opens the session of an accepted launch; the secret goes into the launch's cookie and nowhere else. */
    Opened open(LaunchId launchId, LaunchContext launch);

    /** Finds the session, if the secret is its own, and puts off its idle end. */
    Found find(LaunchId launchId, String secret);

    /**
     * Ends the session together with the entry that says so: both are committed or neither. While the trail is away a
     * session cannot be ended, and nothing can be opened in it either, as every opening needs an entry of its own.
     *
     * @return whether it was live until now: of several that try, one ends it, and there is one entry
     * @throws org.sightline.audit.AuditUnavailableException if it could not be: the session is as it was
     */
    boolean end(LaunchId launchId, LaunchContext launch, SessionEnd end, AuditTrail.Caller caller);

    /** A session just opened, with the secret of its cookie: 256 random bits, base64url. */
    record Opened(ViewerSession session, String secret) {}

    /** What looking a session up gave. */
    sealed interface Found {
        /** It is live and the secret is its own. */
        record Live(ViewerSession session) implements Found {}

        /**
         * It has ended: by its user, by time, or because its registration went.
         *
         * @param registration the organisation that launched
         */
        record Ended(String reason, String registration) implements Found {}

        /** There is no such session, or the secret is another's; nobody learns which. */
        record Unknown() implements Found {}
    }
}
