package org.sightline.oversight.told;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.sightline.context.Duty;
import org.sightline.context.ListPart;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.officer.ListPages;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.outbox.Outbox;
import org.sightline.outbox.Outbox.Kept;
import org.sightline.outbox.Outbox.State;
import org.sightline.trail.repository.RepositoryStates;
import org.sightline.trail.repository.RepositoryStates.RepositoryState;

/** The latest messages about the officer's own organisation. */
@Path("/office/messages")
@RunOnVirtualThread
@NeedsDuty(Duty.PRIVACY_OFFICER)
class ToldResource {

    private final OfficeVisit visit;
    private final Outbox outbox;
    private final RepositoryStates repositories;

    ToldResource(OfficeVisit visit, Outbox outbox, RepositoryStates repositories) {
        this.visit = visit;
        this.outbox = outbox;
        this.repositories = repositories;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    public String page(@QueryParam(ListPages.AFTER) @DefaultValue("") String from) {
        long after = ListPages.after(from);
        ListPart<Line> lines = outbox.latest(visit.officer(), after).map(ToldResource::line);
        List<Onward> onward =
                repositories.all().stream().map(ToldResource::onward).toList();
        return Templates.messages(visit.frame(), lines.rows(), ListPages.of("/office/messages", after, lines), onward)
                .render();
    }

    private static Onward onward(RepositoryState state) {
        String taken = state.sentAt()
                .map(at -> "%,d entries taken, the latest %s".formatted(state.sent(), moment(at)))
                .orElse("No entry taken yet");
        return new Onward(
                state.destination().equals("fhir") ? "Audit record repository" : "Syslog server",
                taken,
                state.failingSince()
                        .map(since ->
                                new Fate(true, "Takes nothing since " + moment(since), ShownText.of(state.fault())))
                        .orElse(new Fate(false, "Takes what it is sent", ShownText.NONE)));
    }

    private static Line line(Kept message) {
        String what = switch (message.occasion()) {
            case OVERRIDE -> "Override";
            case RELATIONSHIP -> "Stated relationship";
            case ALERT -> "Alert";
        };
        return new Line(
                ClinicalDate.of(message.writtenAt()),
                ShownText.of(message.recipient()),
                what + " " + message.reference(),
                fate(message.state()));
    }

    private static Fate fate(State state) {
        return switch (state) {
            case State.Sent(Instant at) -> new Fate(false, "Sent " + moment(at), ShownText.NONE);
            case State.Waiting _ -> new Fate(false, "About to be sent", ShownText.NONE);
            case State.Failing(int attempts, String fault, Instant nextTry) ->
                new Fate(
                        true,
                        "Not sent yet: try %,d failed, the next is at %s".formatted(attempts, moment(nextTry)),
                        ShownText.of(fault));
            case State.GivenUp(int attempts, String fault) ->
                new Fate(true, "Never sent: all of %,d tries failed".formatted(attempts), ShownText.of(fault));
        };
    }

    private static String moment(Instant moment) {
        return ClinicalDate.of(moment).text();
    }

    /** Whom entries of the audit trail are sent on to. */
    record Onward(String who, String taken, Fate fate) {}

    /** One message. */
    record Line(ClinicalDate written, ShownText recipient, String what, Fate fate) {}

    /**
     * What became of it.
     *
     * @param amiss whether it was not sent although it was tried
     * @param fault what went wrong; empty if nothing did
     */
    record Fate(boolean amiss, String words, ShownText fault) {}

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance messages(
                OfficeFrame frame, List<Line> lines, ListPages pages, List<Onward> onward);
    }
}
