package org.sightline.trail;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.sightline.audit.AttemptEvent;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditReceipt;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.audit.DocumentAsked;
import org.sightline.audit.DocumentReceipt;
import org.sightline.audit.ObjectionEvent;
import org.sightline.audit.Opener;
import org.sightline.audit.Trails;
import org.sightline.context.Coded;
import org.sightline.context.Door;
import org.sightline.context.Duty;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchContext.Circumstances;
import org.sightline.context.LaunchContext.Workplace;
import org.sightline.context.LaunchId;
import org.sightline.context.NhsNumber;
import org.sightline.context.OdsCode;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.context.PatientIdentity;
import org.sightline.context.PatientSaid;
import org.sightline.context.PurposeOfUse;
import org.sightline.context.TabId;
import org.sightline.context.Voucher;
import org.sightline.database.Database;
import org.sightline.testing.Launches;

/** Users of two organisations who look at records, and leave what the real trail makes of it. */
public final class Looking {

    public static final NhsNumber IVY = Launches.IVY;
    public static final NhsNumber OSCAR = new NhsNumber("9990000026");
    public static final Caller CALLER = new Caller("192.0.2.7", "Mozilla/5.0", "0123456789abcdef");

    private static final FeedId FEED = new FeedId("greenfield-surgery");

    private final AuditTrail trail;

    public Looking(Database database) {
        this.trail = Trails.trail(database);
    }

    /** Rita's launch at Northgate, or the like at another organisation. */
    public static LaunchContext launch(NhsNumber patient, String registration) {
        return new LaunchContext(
                registration,
                new Voucher.SignedToken(
                        "https://epr." + registration + ".example/launch", "2026-11", "token-1", Door.TOKEN),
                new PatientIdentity(patient, LocalDate.of(1945, 3, 12)),
                Launches.rita(new Coded(Launches.JOB_ROLE, "R8001", "Nurse")),
                new Workplace(new OdsCode("RNG01"), registration + " Hospital"),
                PurposeOfUse.TREAT,
                Circumstances.NOT_SAID);
    }

    /** An officer of an organisation. */
    public static Officer officer(String registration, Duty duty) {
        OfficeUser user = new OfficeUser("https://login.example", "tobias", "Tobias Wren");
        return new Officer(user, registration, registration + " Hospital", Set.of(duty));
    }

    /** A launch and the tab it opens. */
    public LaunchId opens(NhsNumber patient, String registration, Set<NhsNumber> saidBySources) {
        LaunchId launchId = Launches.newId();
        LaunchContext launch = launch(patient, registration);
        trail.record(new AuditEvent.LaunchAccepted(launchId, launch), CALLER);
        AuditReceipt receipt = trail.opening(Opener.of(launchId, launch), TabId.SUMMARY, CALLER);
        trail.opened(
                receipt,
                new AuditEvent.Opened(
                        AuditEvent.Delivery.AS_FEEDS_ANSWERED,
                        List.of(new AuditEvent.FeedOutcome(FEED.value(), "answered", "", 5, 40, 1, 312)),
                        List.of(),
                        new PatientSaid(saidBySources, Set.of()),
                        ""),
                CALLER);
        return launchId;
    }

    /** All that can be on the trail of a patient: a launch with everything in it, and what is of no launch. */
    public void everything(NhsNumber patient, String registration) {
        LaunchId launchId = opens(patient, registration, Set.of(patient));
        LaunchContext launch = launch(patient, registration);
        Opener opener = Opener.of(launchId, launch);
        DocumentReceipt document = trail.openingDocument(
                opener,
                TabId.SUMMARY,
                new DocumentAsked(FEED, "DocumentReference", "d1", "1", DocumentAsked.Use.DOWNLOAD),
                CALLER);
        trail.documentOpened(
                document,
                new AuditEvent.DocumentOpened(
                        new AuditEvent.FeedOutcome(FEED.value(), "answered", "", 3, 1, 0, 41), "", "withheld", "", 0),
                CALLER);
        Officer officer = officer(registration, Duty.OBJECTIONS);
        List.of(
                        new AuditEvent.LaunchPushed(launch),
                        new AuditEvent.Printed(opener, TabId.SUMMARY),
                        new AuditEvent.TabDenied(opener, new TabId("diabetes"), "role-not-permitted"),
                        new AuditEvent.Attempted(
                                new AttemptEvent.OfLaunch(launchId, launch, AttemptReason.COOKIE_WRONG), ""),
                        of(new ObjectionEvent.OverrideBegun(launchId, launch, "emergency", "AAA-AAA-AA3")),
                        of(new ObjectionEvent.LaunchObjected(launch, "BBB-BBB-BB3", "PATIENT_OBJECTED")),
                        of(new ObjectionEvent.LookedUp(officer, patient, 2)),
                        of(new ObjectionEvent.Requested(registration, "https://form.example", patient, "objected")),
                        of(new ObjectionEvent.Answered(officer, patient, false, "not the patient")),
                        new AuditEvent.SignedOut(launchId, launch))
                .forEach(event -> trail.record(event, CALLER));
    }

    private static AuditEvent of(ObjectionEvent event) {
        return new AuditEvent.OfObjection(event);
    }
}
