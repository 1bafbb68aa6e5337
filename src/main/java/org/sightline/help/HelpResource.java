package org.sightline.help;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.sightline.visit.CurrentVisit;

/** The address of the help page. */
@Path("/record/{launchId}/help")
@RunOnVirtualThread
class HelpResource {

    private static final String HTML = "text/html;charset=UTF-8";

    private final CurrentVisit current;
    private final HelpComposer composer;

    HelpResource(CurrentVisit current, HelpComposer composer) {
        this.current = current;
        this.composer = composer;
    }

    /** @param tab where the reader comes from and goes back to */
    @GET
    public Response page(@QueryParam("tab") @DefaultValue("") String tab) {
        HelpView view = composer.view(current.get(), tab);
        return Response.ok(Templates.help(view).render(), HTML).build();
    }

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance help(HelpView view);
    }
}
