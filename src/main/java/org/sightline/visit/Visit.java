package org.sightline.visit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.registration.ServiceDesk;
import org.sightline.session.FormToken;
import org.sightline.session.ViewerSession;

/**
 * A user at a patient's record for the time of one request: the session is live and still vouched for.
 *
 * @param secret what the launch's cookie holds
 * @param desk the service desk of the organisation that launched
 */
public record Visit(
        ViewerSession session,
        String secret,
        Caller caller,
        @Nullable ServiceDesk desk) {

    public LaunchId launchId() {
        return session.launchId();
    }

    /** The user, the patient, the purpose. */
    public LaunchContext launch() {
        return session.launch();
    }

    public Optional<ServiceDesk> serviceDesk() {
        return Optional.ofNullable(desk);
    }

    /** The address that all of this record's addresses begin with. */
    public String address() {
        return "/record/" + launchId();
    }

    /** What every form of this record carries. */
    public String formToken() {
        return FormToken.of(launchId(), secret);
    }

    /** @throws RecordNotShownException if a form does not carry this record's token */
    public void checkForm(String token) {
        if (!FormToken.matches(token, launchId(), secret)) {
            throw RecordNotShownException.notThere();
        }
    }
}
