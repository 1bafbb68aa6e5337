package org.sightline.doctor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.sightline.audit.LaunchHistory.Proof;
import org.sightline.context.Duty;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeVisit;
import org.sightline.registration.LaunchRegistration;

/** What the officer's organisation has registered, how it goes, and what to copy. */
@Path("/office/registration")
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class RegistrationResource {

    private static final int LATEST = 10;

    private final OfficeVisit visit;
    private final OwnRegistration own;
    private final RefusedLaunches refused;
    private final TokenViews token;
    private final SmartViews smart;

    @Inject
    RegistrationResource(
            OfficeVisit visit, OwnRegistration own, RefusedLaunches refused, TokenViews token, SmartViews smart) {
        this.visit = visit;
        this.own = own;
        this.refused = refused;
        this.token = token;
        this.smart = smart;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance registration() {
        LaunchRegistration registration = own.current();
        RegistrationView page = new RegistrationView(
                visit.frame(),
                registration,
                own.actingFor(),
                registration
                        .token()
                        .map(sender -> token.of(registration, sender))
                        .orElse(null),
                registration.smart().map(ehr -> smart.of(registration, ehr)).orElse(null),
                new RegistrationView.Refusals(
                        refused.totals(registration.id(), Proof.PROVED),
                        refused.totals(registration.id(), Proof.NAMED),
                        refused.latest(registration.id(), Proof.PROVED, 0).rows().stream()
                                .limit(LATEST)
                                .toList()));
        return Templates.registration(page, own.pending());
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance registration(RegistrationView page, PendingChange pending);
    }
}
