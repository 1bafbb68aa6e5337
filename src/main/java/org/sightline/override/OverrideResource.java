package org.sightline.override;

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
import java.util.regex.Pattern;
import org.sightline.context.Secret;
import org.sightline.display.HiddenCharacters;
import org.sightline.policy.AccessPolicy;
import org.sightline.policy.override.Overrides;
import org.sightline.policy.override.Overrides.Begun;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.OverrideRules;
import org.sightline.registration.OverrideRules.Reason;
import org.sightline.visit.CurrentVisit;
import org.sightline.visit.RecordNotShownException;
import org.sightline.visit.ShowsNothing;
import org.sightline.visit.Visit;

/** The addresses of the form. It is answered although the patient objects, and shows nothing of the record. */
@Path("/record/{launchId}/override")
@RunOnVirtualThread
class OverrideResource {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final Pattern FORM_ID = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final CurrentVisit current;
    private final LaunchConfigSource config;
    private final Overrides overrides;
    private final AccessPolicy policy;

    OverrideResource(CurrentVisit current, LaunchConfigSource config, Overrides overrides, AccessPolicy policy) {
        this.current = current;
        this.config = config;
        this.overrides = overrides;
        this.policy = policy;
    }

    @GET
    @ShowsNothing
    public Response form() {
        Visit visit = allowed();
        return page(200, visit, new Typed("", "", newId()), List.of());
    }

    @POST
    @ShowsNothing
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("form") @DefaultValue("") String form,
            @FormParam("reason") @DefaultValue("") String code,
            @FormParam("words") @DefaultValue("") String typed) {
        Visit visit = allowed();
        visit.checkForm(token);
        String words = HiddenCharacters.oneLine(typed);
        String formId = FORM_ID.matcher(form).matches() ? form : newId();
        Optional<Reason> reason = rules().reason(code);
        if (reason.isEmpty()) {
            return page(422, visit, new Typed(code, words, formId), List.of("Choose a reason."));
        }
        if (words.length() < Overrides.LEAST_WORDS || words.length() > Overrides.MOST_WORDS) {
            String problem = "Say why in %d to %,d characters; there are %,d."
                    .formatted(Overrides.LEAST_WORDS, Overrides.MOST_WORDS, words.length());
            return page(422, visit, new Typed(code, words, formId), List.of(problem));
        }
        overrides.begin(new Begun(visit.launchId(), visit.launch(), reason.get(), words, formId), visit.caller());
        return Response.seeOther(URI.create(visit.address() + "/" + policy.firstTab(visit.launch())))
                .build();
    }

    private Visit allowed() {
        Visit visit = current.get();
        if (!visit.mayOverride()) {
            throw new RecordNotShownException(RecordNotShownException.Reason.ROLE_NOT_PERMITTED, visit.desk());
        }
        return visit;
    }

    private OverrideRules rules() {
        return config.current().access().override();
    }

    private static String newId() {
        return Secret.randomText(16);
    }

    private Response page(int status, Visit visit, Typed typed, List<String> problems) {
        View view = new View(
                visit.launch().patient().nhsNumber().formatted(),
                visit.address() + "/override",
                visit.formToken(),
                typed,
                rules().reasons(),
                problems);
        return Response.status(status)
                .type(HTML)
                .entity(Templates.override(view).render())
                .build();
    }

    /** What stands in the form. */
    record Typed(String reason, String words, String formId) {}

    /**
     * The page.
     *
     * @param nhsNumber of the patient, as the launch says
     * @param token proves that the form is ours
     */
    record View(
            String nhsNumber, String action, String token, Typed typed, List<Reason> reasons, List<String> problems) {

        public int least() {
            return Overrides.LEAST_WORDS;
        }

        public int most() {
            return Overrides.MOST_WORDS;
        }
    }

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance override(View view);
    }
}
