package org.sightline.demo.epr;

import com.nimbusds.jose.JOSEException;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.sightline.context.Coded;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.story.Story;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.LaunchConfigSource;

/** Opens a fictional patient as any role that the access rules in force name, by a launch like any other. */
@Path("/demo/preview")
@RunOnVirtualThread
public final class PreviewResource {

    private final LaunchConfigSource config;
    private final DemoFeeds feeds;
    private final LaunchTokens tokens;

    PreviewResource(LaunchConfigSource config, DemoFeeds feeds, LaunchTokens tokens) {
        this.config = config;
        this.feeds = feeds;
        this.tokens = tokens;
    }

    /** The names of the groups of roles. */
    static List<String> roles(LaunchConfigSource config) {
        return config.current().access().roles().stream().map(RoleRule::name).toList();
    }

    /** @param role the name of a group in the access rules in force */
    @POST
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance open(@FormParam("role") String role, @FormParam("patient") String patient)
            throws JOSEException {
        RoleCode code = config.current().access().roles().stream()
                .filter(rule -> rule.name().equals(role))
                .map(rule -> rule.codes().getFirst())
                .findFirst()
                .orElseThrow(NotFoundException::new);
        Story story = feeds.stories().stream()
                .filter(one -> one.nhsNumber().digits().equals(patient))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return EprResource.Templates.launch(tokens.sign(user(role, code), story));
    }

    private static EprUser user(String role, RoleCode code) {
        return new EprUser(
                "preview",
                EprOrganisation.NORTHGATE_HOSPITAL,
                "Preview by a trainer",
                "999000000000",
                role,
                new Coded(code.system(), code.code(), role),
                null);
    }
}
