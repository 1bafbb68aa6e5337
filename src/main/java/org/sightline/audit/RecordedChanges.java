package org.sightline.audit;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditTrail.Caller;

/**
 * Changes of what is kept that are nothing without their entry: one connection commits both or neither, so that no entry
 * speaks of what did not happen, nothing happens without its entry, and a second try writes no second entry.
 */
public interface RecordedChanges {

    /** @throws AuditUnavailableException if change and entries could not be committed: then neither is there */
    <T extends @Nullable Object> T make(Caller caller, Change<T> change);

    /** Statements and the entries that belong to them. */
    interface Change<T extends @Nullable Object> {
        T on(Handle handle, Consumer<AuditEvent> entries);
    }
}
