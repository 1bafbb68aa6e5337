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
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;

/** The refused launches of the officer's organisation, each with the exact check; one is found by its reference. */
@Path("/office/launches")
@RunOnVirtualThread
@NeedsDuty(Duty.ADMINISTRATOR)
class LaunchesResource {

    static final int MOST = 100;

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
    public TemplateInstance launches(@QueryParam("reference") @DefaultValue("") String reference) {
        String wanted = normal(reference);
        String registration = own.current().id();
        List<RefusalLine> lines = wanted.isEmpty()
                ? refused.latest(registration, MOST)
                : refused.byReference(registration, wanted).stream().toList();
        List<AttemptLine> attempts = wanted.isEmpty() ? refused.attempts(registration, MOST) : List.of();
        return Templates.launches(visit.frame(), lines, wanted, lines.size() == MOST, attempts);
    }

    /** Small letters, spaces or missing hyphens are how people write down what they hear. */
    private static String normal(String reference) {
        String cut = reference.substring(0, Math.min(reference.length(), LONGEST_REFERENCE));
        String letters = cut.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return letters.replaceAll("(.{3})(?=.)", "$1-");
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance launches(
                OfficeFrame frame, List<RefusalLine> lines, String wanted, boolean cut, List<AttemptLine> attempts);
    }
}
