package org.sightline.audit;

/** Tells who is behind the request that is being answered on this thread; {@code web} knows. */
public interface CallerSource {

    AuditTrail.Caller current();
}
