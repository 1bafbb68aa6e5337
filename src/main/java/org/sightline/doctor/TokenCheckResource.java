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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Duty;
import org.sightline.launch.token.Examination;
import org.sightline.launch.token.TokenExaminer;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/** The page of the launch doctor on which an administrator pastes a token of their own organisation's system. */
@Path("/office/launch-token")
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class TokenCheckResource {

    private final OfficeVisit visit;
    private final TokenExaminer examiner;
    private final OwnRegistration own;

    @Inject
    TokenCheckResource(OfficeVisit visit, TokenExaminer examiner, OwnRegistration own) {
        this.visit = visit;
        this.examiner = examiner;
        this.own = own;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.launchToken(visit.frame(), view(Optional.empty()));
    }

    /** Nothing of what was pasted is kept, logged or sent back. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance check(
            @FormParam("token") @Nullable String token, @FormParam("formToken") @Nullable String formToken) {
        visit.checkForm(formToken);
        return Templates.launchToken(visit.frame(), view(Optional.of(token == null ? "" : token.strip())));
    }

    private View view(Optional<String> token) {
        LaunchRegistration registration = own.current();
        Optional<TokenRegistration> door = registration.token();
        return new View(
                door,
                examiner.audience(),
                door.flatMap(sender -> token.map(text -> examiner.examine(text, registration, sender))));
    }

    /**
     * @param door what the registration says of signed tokens; empty if it has none
     * @param audience what {@code aud} has to be
     */
    record View(Optional<TokenRegistration> door, String audience, Optional<Examination> examination) {}

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance launchToken(OfficeFrame frame, View view);
    }
}
