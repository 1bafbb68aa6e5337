package org.sightline.doctor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.sightline.context.Duty;
import org.sightline.context.ListPart;
import org.sightline.officer.ListPages;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;

/** The refused launches of the officer's organisation, each with the exact check; one is found by its reference. */
@Path(LaunchesResource.HERE)
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class LaunchesResource {

    static final String HERE = "/office/launches";
    private static final String ATTEMPTS = "attempts";
    private static final int LONGEST_REFERENCE = 40;

    private final OfficeVisit visit;
    private final OwnRegistration own;
    private final RefusedLaunches refused;

    @Inject
    LaunchesResource(OfficeVisit visit, OwnRegistration own, RefusedLaunches refused) {
        this.visit = visit;
        this.own = own;
        this.refused = refused;
    }

    /** @param reference as it was read out or typed; empty for the latest */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance launches(
            @QueryParam("reference") @DefaultValue("") String reference,
            @QueryParam(ListPages.AFTER) @DefaultValue("") String launch,
            @QueryParam(ATTEMPTS) @DefaultValue("") String attempt) {
        String wanted = normal(reference);
        return Templates.launches(
                visit.frame(),
                wanted.isEmpty() ? latest(ListPages.after(launch), ListPages.after(attempt)) : one(wanted));
    }

    private Refusals latest(long launch, long attempt) {
        String registration = own.current().id();
        ListPart<RefusalLine> lines = refused.latest(registration, launch);
        ListPart<AttemptLine> attempts = refused.attempts(registration, attempt);
        return new Refusals(
                "",
                lines.rows(),
                ListPages.of(HERE, launch, lines),
                attempts.rows(),
                new ListPages(HERE, ATTEMPTS, attempt, attempts.next()));
    }

    private Refusals one(String wanted) {
        ListPart<RefusalLine> found = ListPart.after(
                0, refused.byReference(own.current().id(), wanted).stream().toList());
        ListPages alone = ListPages.of(HERE, 0, found);
        return new Refusals(wanted, found.rows(), alone, List.of(), alone);
    }

    /**
     * The page.
     *
     * @param wanted the reference number that was looked for; empty for the latest
     */
    record Refusals(
            String wanted,
            List<RefusalLine> lines,
            ListPages pages,
            List<AttemptLine> attempts,
            ListPages attemptPages) {}

    /** Small letters, spaces or missing hyphens are how people write down what they hear. */
    private static String normal(String reference) {
        String cut = reference.substring(0, Math.min(reference.length(), LONGEST_REFERENCE));
        String letters = cut.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return letters.replaceAll("(.{3})(?=.)", "$1-");
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance launches(OfficeFrame frame, Refusals view);
    }
}
