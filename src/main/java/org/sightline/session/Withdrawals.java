package org.sightline.session;

import org.sightline.audit.AuditTrail;

/** Ends what the launch configuration no longer vouches for. */
public interface Withdrawals {

    /**
     * For a session that was refused at a click, as this node's configuration does not vouch for it: ends it if that is
     * because something was taken away. A node that does not know an organisation yet ends nothing of it.
     *
     * @throws org.sightline.audit.AuditUnavailableException if the end could not be recorded: the session is as it was
     */
    void refused(ViewerSession session, AuditTrail.Caller caller);
}
