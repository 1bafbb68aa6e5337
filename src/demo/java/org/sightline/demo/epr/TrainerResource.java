package org.sightline.demo.epr;

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
import java.net.URI;
import java.util.List;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.feed.FeedFault;
import org.sightline.demo.feed.FeedFaults;
import org.sightline.demo.story.Story;

/** The trainer's panel: whom to play, which feed to break, which patient to open. */
@Path("/demo/trainer")
@RunOnVirtualThread
public final class TrainerResource {

    private final DemoFeeds feeds;
    private final FeedFaults faults;
    private final List<FeedOnRecord> registered;

    TrainerResource(DemoFeeds feeds, FeedFaults faults) {
        this.feeds = feeds;
        this.faults = faults;
        this.registered = feeds.ids().stream().map(FeedOnRecord::of).toList();
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance panel(@QueryParam("user") @DefaultValue(EprUser.FIRST) String user) {
        FeedStates states = new FeedStates(registered.stream()
                .map(feed -> new FeedState(feed, faults.of(feed.id())))
                .toList());
        return Templates.trainer(user(user), Staff.all(), states, FaultLesson.all(), feeds.stories());
    }

    /** Comes back to the feed's row, so that a keyboard goes on from there. */
    @POST
    @Path("feeds/{feed}")
    public Response change(
            @PathParam("feed") String feed,
            @FormParam("fault") @DefaultValue("") String fault,
            @FormParam("user") @DefaultValue(EprUser.FIRST) String user) {
        Response back = back(user(user), feed);
        FeedFault wanted = FeedFault.byId(fault).orElseThrow(NotFoundException::new);
        if (!feeds.ids().contains(feed)) {
            throw new NotFoundException();
        }
        faults.set(feed, wanted);
        return back;
    }

    @POST
    @Path("reset")
    public Response reset(@FormParam("user") @DefaultValue(EprUser.FIRST) String user) {
        Response back = back(user(user), "feeds");
        faults.mendAll();
        return back;
    }

    private static Response back(EprUser user, String place) {
        return Response.seeOther(URI.create("/demo/trainer?user=" + user.id() + "#" + place))
                .build();
    }

    private static EprUser user(String id) {
        return EprUser.byId(id).orElseThrow(NotFoundException::new);
    }

    /** What every feed does now. */
    public record FeedStates(List<FeedState> all) {

        public long broken() {
            return all.stream().filter(FeedState::broken).count();
        }
    }

    @CheckedTemplate(basePath = "demo")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance trainer(
                EprUser user, List<Staff> staffs, FeedStates states, List<FaultLesson> lessons, List<Story> patients);
    }
}
