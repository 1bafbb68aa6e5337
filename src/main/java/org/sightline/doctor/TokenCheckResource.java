package org.sightline.doctor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Duty;
import org.sightline.launch.Verification;
import org.sightline.launch.token.TokenCheck;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.registration.TokenRegistration;

/** The page of the launch doctor on which an administrator pastes a token of their own organisation's system. */
@Path("/office/launch-token")
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class TokenCheckResource {

    private final OfficeVisit visit;
    private final TokenCheck check;
    private final OwnRegistration own;

    @Inject
    TokenCheckResource(OfficeVisit visit, TokenCheck check, OwnRegistration own) {
        this.visit = visit;
        this.check = check;
        this.own = own;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.launchToken(visit.frame(), view(null));
    }

    /** Nothing of what was pasted is kept, logged or sent back. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance check(
            @FormParam("token") @Nullable String token, @FormParam("formToken") @Nullable String formToken) {
        visit.checkForm(formToken);
        return Templates.launchToken(visit.frame(), view(token == null ? "" : token.strip()));
    }

    private View view(@Nullable String token) {
        TokenRegistration door = own.current().token().orElse(null);
        return new View(
                door,
                check.audience(),
                own.actingFor(),
                door == null || token == null ? null : check.check(token, door));
    }

    /**
     * @param door what the registration says of signed tokens, if it has such a door
     * @param audience what {@code aud} has to be
     * @param actingFor who may have a claim {@code acting_for}, in words
     */
    record View(
            @Nullable TokenRegistration door,
            String audience,
            String actingFor,
            @Nullable Verification verification) {}

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance launchToken(OfficeFrame frame, View view);
    }
}
