package org.sightline.demo.epr;

import com.nimbusds.jose.JOSEException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.smart.EhrLaunch;
import org.sightline.demo.smart.SmartLaunches;
import org.sightline.demo.story.Story;

/** The training EPR's pages. */
@Path("/demo")
@RunOnVirtualThread
public final class EprResource {

    private final DemoFeeds feeds;
    private final LaunchTokens tokens;
    private final PushedLaunch pushed;
    private final SmartLaunches smart;
    private final EprKeys keys;

    EprResource(DemoFeeds feeds, LaunchTokens tokens, PushedLaunch pushed, SmartLaunches smart, EprKeys keys) {
        this.feeds = feeds;
        this.tokens = tokens;
        this.pushed = pushed;
        this.smart = smart;
        this.keys = keys;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance patients(@QueryParam("user") @DefaultValue(EprUser.FIRST) String user) {
        EprUser playing = user(user);
        return Templates.patients(
                playing,
                Staff.all(),
                feeds.stories().stream()
                        .map(story -> ListedPatient.of(story, playing))
                        .toList());
    }

    /** Signs a token now and answers with a page that posts it. */
    @POST
    @Path("launch")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance launch(
            @FormParam("user") String user,
            @FormParam("patient") String patient,
            @FormParam("view") @DefaultValue("") String view)
            throws JOSEException {
        return Templates.launch(tokens.sign(user(user), patient(patient), view));
    }

    @POST
    @Path("launch/pushed")
    public Response launchPushed(@FormParam("user") String user, @FormParam("patient") String patient)
            throws JOSEException, IOException, InterruptedException {
        return Response.seeOther(pushed.push(tokens.sign(user(user), patient(patient))))
                .build();
    }

    /** The browser opens the viewer with a handle; from there on the viewer asks. */
    @POST
    @Path("launch/smart")
    public Response launchBySmart(@FormParam("user") String user, @FormParam("patient") String patient) {
        EprUser playing = user(user);
        Story story = patient(patient);
        return playing.organisation()
                .smart()
                .flatMap(ehr -> DemoFeeds.patientId(ehr.id(), story).map(id -> new EhrLaunch(ehr, playing.atEhr(), id)))
                .map(launch -> Response.seeOther(smart.begin(launch)).build())
                .orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("organisations/{organisation}/jwks.json")
    @Produces(MediaType.APPLICATION_JSON)
    public String publicKeys(@PathParam("organisation") String id) {
        return Arrays.stream(EprOrganisation.values())
                .filter(organisation -> organisation.id().equals(id))
                .findFirst()
                .map(keys::publicKeys)
                .orElseThrow(NotFoundException::new);
    }

    private static EprUser user(String id) {
        return EprUser.byId(id).orElseThrow(NotFoundException::new);
    }

    private Story patient(String nhsNumber) {
        return feeds.stories().stream()
                .filter(story -> story.nhsNumber().digits().equals(nhsNumber))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "demo")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance patients(EprUser user, List<Staff> staffs, List<ListedPatient> patients);

        static native TemplateInstance launch(String token);
    }
}
