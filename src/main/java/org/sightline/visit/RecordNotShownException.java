package org.sightline.visit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.ServiceDesk;

/** A record page that is not shown, for a reason its user can be told. Mapped to a page in {@code web}. */
public final class RecordNotShownException extends RuntimeException {

    /** Why the page is not shown. */
    public enum Reason {
        /** No such launch, or not this browser's: 404, and nobody learns which. */
        NO_SESSION,
        /** The session ended by time, by its user or because its registration went: 401. */
        SESSION_ENDED,
        /** The role does not open this tab: 403. */
        ROLE_NOT_PERMITTED
    }

    private final Reason reason;
    private final transient @Nullable ServiceDesk serviceDesk;

    public RecordNotShownException(Reason reason, @Nullable ServiceDesk serviceDesk) {
        super("record not shown: " + reason);
        this.reason = reason;
        this.serviceDesk = serviceDesk;
    }

    /** For an address that stands for nothing. */
    public static RecordNotShownException notThere() {
        return new RecordNotShownException(Reason.NO_SESSION, null);
    }

    public Reason reason() {
        return reason;
    }

    public Optional<ServiceDesk> serviceDesk() {
        return Optional.ofNullable(serviceDesk);
    }
}
