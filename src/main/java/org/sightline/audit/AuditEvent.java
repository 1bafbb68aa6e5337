package org.sightline.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.Duty;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.OfficeUser;
import org.sightline.context.Officer;
import org.sightline.context.PatientSaid;
import org.sightline.context.ReferenceNumber;
import org.sightline.context.TabId;

/** What the trail records: one record per kind of event. Opening a tab is not here, it goes through a receipt. */
public sealed interface AuditEvent {

    /** A launch was accepted and its session is about to be opened. */
    record LaunchAccepted(LaunchId launchId, LaunchContext launch) implements AuditEvent {}

    /** A pushed launch was accepted; nobody has opened it yet. */
    record LaunchPushed(LaunchContext launch) implements AuditEvent {}

    /**
     * A launch was refused, under the reference number that its user was shown, for a reason by its exact code.
     *
     * @param detail what was expected and what came, without secrets or patient data
     * @param claimedIssuerOrNull the unproven issuer the token named, cut to 200 characters
     * @param registrationOrNull the launch registration of that issuer: whose officers may see this
     * @param proved whether it is that registration's; otherwise it only names it
     */
    record LaunchRefused(
            Door door,
            String reference,
            String reason,
            String detail,
            @Nullable String claimedIssuerOrNull,
            @Nullable String registrationOrNull,
            boolean proved)
            implements AuditEvent {

        public Optional<String> claimedIssuer() {
            return Optional.ofNullable(claimedIssuerOrNull);
        }

        public Optional<String> registration() {
            return Optional.ofNullable(registrationOrNull);
        }
    }

    /** What happened at the office, where officers of an organisation work and no patient's record is shown. */
    sealed interface OfficeEvent extends AuditEvent {}

    /** An officer signed in and has a duty. */
    record OfficerSignedIn(Officer officer) implements OfficeEvent {}

    /**
     * Somebody signed in at the office and was not let in.
     *
     * @param organisations what their provider says they work for
     * @param page the path they asked for
     */
    record OfficerRefused(OfficeUser user, List<String> organisations, Set<Duty> duties, String page, String reason)
            implements OfficeEvent {
        public OfficerRefused {
            organisations = List.copyOf(organisations);
            duties = Set.copyOf(duties);
        }
    }

    /** An officer asked for a page of the office, or sent a form to it. */
    record OfficePage(Officer officer, String page) implements OfficeEvent {}

    /**
     * An officer is about to be shown reports of problems, which name patients.
     *
     * @param filter what was asked for, by the names of the form
     */
    record ReportsRead(Officer officer, Form form, Map<String, String> filter, List<String> references)
            implements OfficeEvent {
        public ReportsRead {
            filter = Map.copyOf(filter);
            references = List.copyOf(references);
        }

        /** As what they are handed over; a long file is several events. */
        public enum Form {
            PAGE,
            CSV
        }
    }

    /** An officer took a step with a report; its words stand with the report. */
    record ReportWorked(Officer officer, String reference, String state) implements OfficeEvent {}

    /** Somebody ended their sign-in at the office. */
    record OfficerSignedOut(OfficeUser user) implements OfficeEvent {}

    /** An officer's sign-in ended by itself. */
    record OfficeSessionEnded(Officer officer, String reason) implements OfficeEvent {}

    /** A request was refused before it was known who made it; the detail says how many more like it came since when. */
    record Attempted(AttemptEvent attempt, String detail) implements AuditEvent {}

    /** Something about a patient's objection. */
    record OfObjection(ObjectionEvent event) implements AuditEvent {}

    /** Somebody read the trail of a patient. */
    record TrailRead(TrailReading reading) implements AuditEvent {}

    /** Something about the terms on which an organisation's users are let in. */
    record OfAdmission(AdmissionEvent event) implements AuditEvent {}

    /** Something about the watch over the trail. */
    record OfAlert(AlertEvent event) implements AuditEvent {}

    /** Policy did not let the user open a tab. */
    record TabDenied(Opener opener, TabId tab, String reason) implements AuditEvent {}

    /** The user printed a tab that was on the screen already. */
    record Printed(Opener opener, TabId tab) implements AuditEvent {}

    /**
     * The user reported a problem with the data.
     *
     * @param tabOrNull where it was seen; null if on no one tab
     * @param reference of the report, which holds the words; the trail does not
     */
    record ProblemReported(
            LaunchId launchId,
            LaunchContext launch,
            @Nullable TabId tabOrNull,
            ReferenceNumber reference) implements AuditEvent {

        public Optional<TabId> tab() {
            return Optional.ofNullable(tabOrNull);
        }
    }

    /** The user gave feedback on the viewer or an idea: it is about no patient, and its row names none. */
    record FeedbackGiven(LaunchId launchId, LaunchContext launch, ReferenceNumber reference) implements AuditEvent {}

    /** The session was ended by its user. */
    record SignedOut(LaunchId launchId, LaunchContext launch) implements AuditEvent {}

    /** The session was ended for another reason, such as a removed key. */
    record SessionEnded(LaunchId launchId, LaunchContext launch, String reason) implements AuditEvent {}

    /**
     * Another launch configuration is about to take effect on this node.
     *
     * @param files those that were added, removed or changed
     */
    record ConfigurationChanged(String from, String to, List<String> files) implements AuditEvent {
        public ConfigurationChanged {
            files = List.copyOf(files);
        }
    }

    /**
     * The launch configuration was changed on disk and cannot be used.
     *
     * @param inForce the version that stays
     * @param offered the version that was refused
     */
    record ConfigurationRefused(String inForce, String offered, List<String> files, int errors) implements AuditEvent {
        public ConfigurationRefused {
            files = List.copyOf(files);
        }
    }

    /** What one feed gave for one opening: counts and times, never content. */
    record FeedOutcome(
            String feed, String outcome, String detail, int requests, int resources, int withheld, long millis) {}

    /**
     * How an opening ended.
     *
     * @param delivery how it reached the reader
     * @param shown for each panel that was handed over what it showed
     * @param restricted by which rule what locates the patient was kept back; empty if it was not
     */
    record Opened(
            Delivery delivery,
            List<FeedOutcome> feeds,
            List<PanelShown> shown,
            PatientSaid patient,
            String restricted) {
        public Opened {
            feeds = List.copyOf(feeds);
            shown = List.copyOf(shown);
        }

        /** One from which nothing was kept back that locates the patient. */
        public Opened(Delivery delivery, List<FeedOutcome> feeds, List<PanelShown> shown) {
            this(delivery, feeds, shown, PatientSaid.NOTHING, "");
        }
    }

    /**
     * How the opening of a document ended.
     *
     * @param reference what was read, as {@code feed/DocumentReference/id@version}; empty if nothing was
     * @param outcome one word, such as {@code shown} or {@code withheld}
     * @param contentType what its bytes are, whatever the feed calls them; empty if none were read
     */
    record DocumentOpened(FeedOutcome feed, String reference, String outcome, String contentType, long bytes) {}

    /** How an opening reached its reader. */
    enum Delivery {
        /** In one page, complete. */
        WHOLE_PAGE("whole-page"),
        /** Piece by piece as feeds answered, to the end. */
        AS_FEEDS_ANSWERED("as-feeds-answered"),
        /** The reader had gone before the end: only what is listed was handed over. */
        BROKEN_OFF("broken-off"),
        /** In one page, complete, for paper. */
        PRINTED("printed"),
        /** In one page, what of it holds the words that the reader looked for. */
        FOUND("found"),
        /** Nothing of it was shown: it was asked whether the record is restricted. */
        ASKED_ONLY("asked-only");

        private final String code;

        Delivery(String code) {
            this.code = code;
        }

        /** The word in the audit trail. */
        public String code() {
            return code;
        }
    }

    /**
     * A panel as it was last handed over.
     *
     * @param resources the version-stamped references of what was on the screen
     * @param deliveredMillis when, in milliseconds after the opening was recorded
     */
    record PanelShown(String panel, int rows, List<String> resources, long deliveredMillis) {
        public PanelShown {
            resources = List.copyOf(resources);
        }
    }
}
