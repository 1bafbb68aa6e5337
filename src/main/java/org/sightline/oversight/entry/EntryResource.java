package org.sightline.oversight.entry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.regex.Pattern;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.CallerSource;
import org.sightline.audit.TrailReading;
import org.sightline.context.Duty;
import org.sightline.context.NhsNumber;
import org.sightline.context.Officer;
import org.sightline.officer.NeedsDuty;
import org.sightline.officer.OfficeFrame;
import org.sightline.officer.OfficeVisit;
import org.sightline.trail.EntryFile;
import org.sightline.trail.EntryLookup;
import org.sightline.trail.WhoseUsers;

/** One entry of the officer's own organisation's users, or of anybody for a region's officer. That it is read is one too. */
@Path(EntryView.HERE + "/{number}")
@RunOnVirtualThread
@NeedsDuty({Duty.PRIVACY_OFFICER, Duty.REGIONAL_PRIVACY_OFFICER})
class EntryResource {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final OfficeVisit visit;
    private final EntryLookup entries;
    private final EntryComposer composer;
    private final AuditTrail audit;
    private final CallerSource caller;

    EntryResource(
            OfficeVisit visit, EntryLookup entries, EntryComposer composer, AuditTrail audit, CallerSource caller) {
        this.visit = visit;
        this.entries = entries;
        this.composer = composer;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Produces("text/html;charset=UTF-8")
    public String one(@PathParam("number") String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw new NotFoundException();
        }
        Officer officer = visit.officer();
        EntryFile file =
                entries.find(Long.parseLong(number), WhoseUsers.of(officer)).orElseThrow(NotFoundException::new);
        NhsNumber patient =
                NhsNumber.parse(file.asked().row().subject().nhsNumber()).orElse(null);
        audit.record(
                new AuditEvent.TrailRead(new TrailReading.EntryByOfficer(
                        officer, patient, file.asked().row().sequence())),
                caller.current());
        return Templates.entry(visit.frame(), composer.view(file)).render();
    }

    @CheckedTemplate(basePath = "pages/office", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance entry(OfficeFrame frame, EntryView view);
    }
}
