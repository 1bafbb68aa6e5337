package org.sightline.demo.epr;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.sightline.demo.feed.DemoFeeds;

/** The trainer's handouts, to be printed. */
@Path("/demo/handouts")
@RunOnVirtualThread
public final class HandoutResource {

    private final DemoFeeds feeds;

    HandoutResource(DemoFeeds feeds) {
        this.feeds = feeds;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance all() {
        return Templates.handouts(
                "Handouts", feeds.stories().stream().map(HandoutSheet::of).toList());
    }

    @GET
    @Path("{nhsNumber}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance one(@PathParam("nhsNumber") String nhsNumber) {
        return feeds.stories().stream()
                .filter(story -> story.nhsNumber().digits().equals(nhsNumber))
                .findFirst()
                .map(story -> Templates.handouts("Handout", List.of(HandoutSheet.of(story))))
                .orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "demo")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance handouts(String title, List<HandoutSheet> sheets);
    }
}
