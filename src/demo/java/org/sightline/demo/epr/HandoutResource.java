package org.sightline.demo.epr;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.feed.FeedFaults;

/** The trainer's handouts, to be printed or shown on a projector. */
@Path("/demo/handouts")
@RunOnVirtualThread
public final class HandoutResource {

    private final DemoFeeds feeds;

    private final FeedFaults faults;
    private final List<FeedOnRecord> registered;

    HandoutResource(DemoFeeds feeds, FeedFaults faults) {
        this.feeds = feeds;
        this.faults = faults;
        this.registered = feeds.ids().stream().map(FeedOnRecord::of).toList();
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
        return Templates.handouts("Handout", List.of(sheet(nhsNumber)));
    }

    /** For a projector: one step at a time. */
    @GET
    @Path("{nhsNumber}/show")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(
            @PathParam("nhsNumber") String nhsNumber, @QueryParam("step") @DefaultValue("1") int number) {
        HandoutSheet sheet = sheet(nhsNumber);
        int last = sheet.steps().size() + 1;
        if (number < 1 || number > last) {
            throw new NotFoundException();
        }
        return Templates.show(new ShowPage(
                sheet,
                number,
                number == last ? null : sheet.steps().get(number - 1),
                registered.stream()
                        .map(feed -> new FeedState(feed, faults.of(feed.id())))
                        .toList()));
    }

    private HandoutSheet sheet(String nhsNumber) {
        return feeds.stories().stream()
                .filter(story -> story.nhsNumber().digits().equals(nhsNumber))
                .findFirst()
                .map(HandoutSheet::of)
                .orElseThrow(NotFoundException::new);
    }

    @CheckedTemplate(basePath = "demo")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance handouts(String title, List<HandoutSheet> sheets);

        static native TemplateInstance show(ShowPage page);
    }
}
