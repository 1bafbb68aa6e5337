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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.feed.FeedFault;
import org.sightline.demo.feed.FeedFaults;
import org.sightline.demo.feed.FeedLabels;
import org.sightline.demo.story.Story;
import org.sightline.registration.LaunchConfigSource;

/** The trainer's panel: whom to play, which feed to break, which patient to open, what a patient wishes. */
@Path("/demo/trainer")
@RunOnVirtualThread
public final class TrainerResource {

    private static final Pattern SHOW = Pattern.compile("(\\d{10})/(\\d{1,2})");

    private final DemoFeeds feeds;
    private final FeedFaults faults;
    private final List<FeedOnRecord> registered;
    private final LaunchConfigSource config;
    private final FeedLabels labels;
    private final StoryObjections objections;

    TrainerResource(
            DemoFeeds feeds,
            FeedFaults faults,
            LaunchConfigSource config,
            FeedLabels labels,
            StoryObjections objections) {
        this.feeds = feeds;
        this.labels = labels;
        this.objections = objections;
        this.config = config;
        this.faults = faults;
        this.registered = feeds.ids().stream().map(FeedOnRecord::of).toList();
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance panel(
            @QueryParam("user") @DefaultValue(EprUser.FIRST) String user,
            @QueryParam("patient") @DefaultValue("") String patient) {
        FeedStates states = new FeedStates(registered.stream()
                .map(feed -> new FeedState(feed, faults.of(feed.id())))
                .toList());
        return Templates.trainer(user(user), Staff.all(), states, FaultLesson.all(), opened(patient));
    }

    /** Comes back to the feed's row, so that a keyboard goes on from there. */
    @POST
    @Path("feeds/{feed}")
    public Response change(
            @PathParam("feed") String feed,
            @FormParam("fault") @DefaultValue("") String fault,
            @FormParam("user") @DefaultValue(EprUser.FIRST) String user,
            @FormParam("show") @DefaultValue("") String show) {
        Response back = back(user(user), feed, show);
        FeedFault wanted = FeedFault.byId(fault).orElseThrow(NotFoundException::new);
        if (!feeds.ids().contains(feed)) {
            throw new NotFoundException();
        }
        faults.set(feed, wanted);
        return back;
    }

    @POST
    @Path("reset")
    public Response reset(
            @FormParam("user") @DefaultValue(EprUser.FIRST) String user,
            @FormParam("show") @DefaultValue("") String show) {
        Response back = back(user(user), "feeds", show);
        faults.mendAll();
        labels.clear();
        objections.takeBack(feeds.stories());
        return back;
    }

    /** @param lifted {@code yes} to declare an emergency that lifts every objection, {@code no} to end it */
    @POST
    @Path("emergency")
    public Response emergency(
            @FormParam("lifted") @DefaultValue("") String lifted,
            @FormParam("user") @DefaultValue(EprUser.FIRST) String user) {
        Response back = back(user(user), "rules", "");
        if (!lifted.equals("yes") && !lifted.equals("no")) {
            throw new NotFoundException();
        }
        objections.lift(lifted.equals("yes"));
        return back;
    }

    /** @param show the page of a show that the change came from, {@code 9990000018/2}, or empty for the panel */
    private static Response back(EprUser user, String place, String show) {
        Matcher page = SHOW.matcher(show);
        if (!show.isEmpty() && !page.matches()) {
            throw new NotFoundException();
        }
        return Response.seeOther(URI.create(
                        show.isEmpty()
                                ? "/demo/trainer?user=" + user.id() + "#" + place
                                : "/demo/handouts/" + page.group(1) + "/show?step=" + page.group(2)))
                .build();
    }

    private static EprUser user(String id) {
        return EprUser.byId(id).orElseThrow(NotFoundException::new);
    }

    /** @param patient whose rules are switched; the first on the list if nobody is named */
    private Opened opened(String patient) {
        Story story = patient.isEmpty() ? feeds.stories().getFirst() : RulesResource.story(feeds, patient);
        RulesOnPatient.Wish wish =
                RulesOnPatient.Wish.of(story, objections.objects(story), objections.standing(story), config.current());
        RulesOnPatient rules = RulesOnPatient.of(story, wish, labels);
        return new Opened(feeds.stories(), PreviewResource.roles(config), rules, objections.areLifted());
    }

    /**
     * Who can be opened, as which roles, and what can be switched of one of them.
     *
     * @param lifted whether an emergency lifts every objection
     */
    public record Opened(List<Story> patients, List<String> roles, RulesOnPatient rules, boolean lifted) {
        public Opened {
            patients = List.copyOf(patients);
            roles = List.copyOf(roles);
        }
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
                EprUser user, List<Staff> staffs, FeedStates states, List<FaultLesson> lessons, Opened opened);
    }
}
