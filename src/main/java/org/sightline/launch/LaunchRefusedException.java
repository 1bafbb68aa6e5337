package org.sightline.launch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.ServiceDesk;

/** A launch that was refused and is on the audit trail as such. The page shows the reference and never the reason. */
public final class LaunchRefusedException extends RuntimeException {

    private final RefusalReason reason;
    private final String reference;
    private final transient @Nullable ServiceDesk serviceDesk;

    /**
     * @param reference the reference number of the audit row, for people to read out
     * @param serviceDesk the organisation's own desk, when the token named a registered organisation
     */
    public LaunchRefusedException(RefusalReason reason, String reference, @Nullable ServiceDesk serviceDesk) {
        super("launch refused: " + reason + ", reference " + reference);
        this.reason = reason;
        this.reference = reference;
        this.serviceDesk = serviceDesk;
    }

    public RefusalReason reason() {
        return reason;
    }

    public String reference() {
        return reference;
    }

    public Optional<ServiceDesk> serviceDesk() {
        return Optional.ofNullable(serviceDesk);
    }
}
