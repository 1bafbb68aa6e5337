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
import org.sightline.audit.LaunchHistory.Proof;
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
    private static final String NAMED = "named";
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
            @QueryParam(NAMED) @DefaultValue("") String named,
            @QueryParam(ATTEMPTS) @DefaultValue("") String attempt) {
        String wanted = normal(reference);
        return Templates.launches(visit.frame(), wanted.isEmpty() ? latest(launch, named, attempt) : one(wanted));
    }

    private Refusals latest(String launch, String named, String attempt) {
        String registration = own.current().id();
        return new Refusals(
                "",
                launches(Proof.PROVED, ListPages.AFTER, launch),
                launches(Proof.NAMED, NAMED, named),
                attempts(registration, ListPages.after(attempt)));
    }

    private RefusedPart launches(Proof proof, String parameter, String from) {
        long after = ListPages.after(from);
        ListPart<RefusalLine> part = refused.latest(own.current().id(), proof, after);
        return new RefusedPart(part.rows(), new ListPages(HERE, parameter, after, part.next()));
    }

    private AttemptedPart attempts(String registration, long after) {
        ListPart<AttemptLine> part = refused.attempts(registration, after);
        return new AttemptedPart(part.rows(), new ListPages(HERE, ATTEMPTS, after, part.next()));
    }

    private Refusals one(String wanted) {
        ListPages alone = new ListPages(HERE, ListPages.AFTER, 0, 0);
        return new Refusals(
                wanted,
                new RefusedPart(
                        refused.byReference(own.current().id(), wanted).stream().toList(), alone),
                new RefusedPart(List.of(), alone),
                new AttemptedPart(List.of(), alone));
    }

    /**
     * The page.
     *
     * @param wanted the reference number that was looked for; empty for the latest
     * @param named launches that only name the organisation
     */
    record Refusals(String wanted, RefusedPart proved, RefusedPart named, AttemptedPart attempts) {}

    record RefusedPart(List<RefusalLine> lines, ListPages pages) {}

    record AttemptedPart(List<AttemptLine> lines, ListPages pages) {}

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
