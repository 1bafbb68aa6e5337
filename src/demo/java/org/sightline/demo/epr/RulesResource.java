package org.sightline.demo.epr;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.sightline.context.ObjectionScope;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.feed.FeedLabels;
import org.sightline.demo.story.Story;
import org.sightline.registration.LaunchConfigSource;

/** Switches, from the trainer's panel, what a patient wishes and what sources mark. */
@Path("/demo/trainer/patients/{patient}")
@RunOnVirtualThread
public final class RulesResource {

    private final DemoFeeds feeds;
    private final FeedLabels labels;
    private final StoryObjections objections;
    private final LaunchConfigSource config;

    RulesResource(DemoFeeds feeds, FeedLabels labels, StoryObjections objections, LaunchConfigSource config) {
        this.config = config;
        this.feeds = feeds;
        this.labels = labels;
        this.objections = objections;
    }

    /**
     * @param objects {@code yes} or {@code no}
     * @param part to which part of the record, as the panel names it; empty for all of it
     */
    @POST
    @Path("objection")
    public Response objection(
            @PathParam("patient") String patient,
            @FormParam("objects") @DefaultValue("") String objects,
            @FormParam("part") @DefaultValue("") String part,
            @FormParam("user") @DefaultValue(EprUser.FIRST) String user) {
        Story story = story(feeds, patient);
        Response back = back(story, user);
        if (!objects.equals("yes") && !objects.equals("no")) {
            throw new NotFoundException();
        }
        objections.say(story, objects.equals("yes") ? scope(story, part) : ObjectionScope.Parts.NONE);
        return back;
    }

    private ObjectionScope scope(Story story, String part) {
        return part.isEmpty()
                ? new ObjectionScope.Whole()
                : RulesOnPatient.Part.of(story, config.current()).stream()
                        .filter(one -> one.id().equals(part))
                        .map(RulesOnPatient.Part::scope)
                        .findFirst()
                        .orElseThrow(NotFoundException::new);
    }

    /** @param entry as the panel names it: source, type and id */
    @POST
    @Path("mark")
    public Response mark(
            @PathParam("patient") String patient,
            @FormParam("entry") @DefaultValue("") String entry,
            @FormParam("mark") @DefaultValue("") String mark,
            @FormParam("user") @DefaultValue(EprUser.FIRST) String user) {
        Story story = story(feeds, patient);
        Response back = back(story, user);
        RulesOnPatient.Mark wanted = wanted(mark);
        RulesOnPatient.of(story, RulesOnPatient.Wish.NONE, labels).entries().stream()
                .filter(one -> one.id().equals(entry))
                .findFirst()
                .ifPresentOrElse(one -> labels.set(one.place(), wanted.code()), () -> {
                    throw new NotFoundException();
                });
        return back;
    }

    private static RulesOnPatient.Mark wanted(String name) {
        try {
            return RulesOnPatient.Mark.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw new NotFoundException();
        }
    }

    static Story story(DemoFeeds feeds, String patient) {
        return feeds.stories().stream()
                .filter(one -> one.nhsNumber().digits().equals(patient))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private static Response back(Story story, String user) {
        String id = EprUser.byId(user).orElseThrow(NotFoundException::new).id();
        return Response.seeOther(URI.create("/demo/trainer?user=" + id + "&patient="
                        + story.nhsNumber().digits() + "#rules"))
                .build();
    }
}
