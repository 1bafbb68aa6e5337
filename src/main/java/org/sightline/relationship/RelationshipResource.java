package org.sightline.relationship;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.sightline.policy.AccessPolicy;
import org.sightline.policy.relationship.Relationships;
import org.sightline.policy.relationship.Relationships.Statement;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.admission.RelationshipRules;
import org.sightline.registration.admission.RelationshipRules.Reason;
import org.sightline.visit.CurrentVisit;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.ShowsNothing;
import org.sightline.visit.Visit;

/** The addresses of the form. It is answered although nobody was let in yet, and shows nothing of the record. */
@Path("/record/{launchId}/relationship")
@RunOnVirtualThread
class RelationshipResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final CurrentVisit current;
    private final LaunchConfigSource config;
    private final Relationships relationships;
    private final AccessPolicy policy;

    RelationshipResource(
            CurrentVisit current, LaunchConfigSource config, Relationships relationships, AccessPolicy policy) {
        this.current = current;
        this.config = config;
        this.relationships = relationships;
        this.policy = policy;
    }

    @GET
    @ShowsNothing
    public Response form() {
        Visit visit = current.get();
        return page(200, visit, rules(visit), "");
    }

    @POST
    @ShowsNothing
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response state(
            @FormParam("token") @DefaultValue("") String token, @FormParam("reason") @DefaultValue("") String code) {
        Visit visit = current.get();
        visit.checkForm(token);
        RelationshipRules rules = rules(visit);
        Optional<Reason> reason = rules.reason(code);
        if (reason.isEmpty()) {
            return page(422, visit, rules, "Choose what your relationship is.");
        }
        relationships.state(new Statement(visit.launchId(), visit.launch(), reason.get()), visit.caller());
        return Response.seeOther(URI.create(visit.address() + "/" + policy.firstTab(visit.launch())))
                .build();
    }

    /** Those of an organisation by which a user may state one: elsewhere there is no such form. */
    private RelationshipRules rules(Visit visit) {
        return config.current()
                .access()
                .termsOf(visit.launch().registration())
                .relationship()
                .filter(rules -> !rules.reasons().isEmpty())
                .orElseThrow(RecordNotShownException::notThere);
    }

    private static Response page(int status, Visit visit, RelationshipRules rules, String problem) {
        View view = new View(
                visit.launch().patient().nhsNumber().formatted(),
                visit.address() + "/relationship",
                visit.formToken(),
                rules.reasons(),
                problem);
        return Response.status(status)
                .type(HTML)
                .entity(Templates.relationship(view).render())
                .build();
    }

    /**
     * The page.
     *
     * @param nhsNumber of the patient, as the launch says
     * @param token proves that the form is ours
     * @param problem with what was sent; empty if there is none
     */
    record View(String nhsNumber, String action, String token, List<Reason> reasons, String problem) {}

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance relationship(View view);
    }
}
