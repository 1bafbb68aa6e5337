package org.sightline.launch.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;

/** A signed request was refused, with whose it is as far as that is known. Cheap, as anybody can cause it. */
public final class RequestRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final RefusalReason reason;
    private final @Nullable String registration;
    private final boolean proved;

    /**
     * @param registrationOrNull of the organisation that it names; null if it names none
     * @param proved whether it is signed with that organisation's key
     */
    RequestRefusedException(StepRefusedException step, @Nullable String registrationOrNull, boolean proved) {
        super(step.getMessage(), null, false, false);
        this.reason = step.reason();
        this.registration = registrationOrNull;
        this.proved = proved;
    }

    public RefusalReason reason() {
        return reason;
    }

    public Optional<String> registration() {
        return Optional.ofNullable(registration);
    }

    public boolean isProved() {
        return proved;
    }
}
