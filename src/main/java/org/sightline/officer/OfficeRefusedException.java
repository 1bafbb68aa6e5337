package org.sightline.officer;

import java.util.List;
import org.sightline.context.OfficeUser;

/** Somebody signed in and is not let in; it is on the audit trail as such. */
public final class OfficeRefusedException extends RuntimeException {

    private final transient OfficeUser user;
    private final OfficeRefusal refusal;
    private final transient List<String> wanted;

    OfficeRefusedException(OfficeUser user, OfficeRefusal refusal, List<String> wanted) {
        super("office refused: " + refusal);
        this.user = user;
        this.refusal = refusal;
        this.wanted = List.copyOf(wanted);
    }

    public OfficeUser user() {
        return user;
    }

    public OfficeRefusal refusal() {
        return refusal;
    }

    /** The names of the duties of which one is needed. */
    public List<String> wanted() {
        return wanted;
    }
}
