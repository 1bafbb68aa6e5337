package org.sightline.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.ConfigurationVersion;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.NhsNumber;
import org.sightline.context.Professional;
import org.sightline.context.ReferenceNumber;
import org.sightline.context.TabId;
import org.sightline.database.Database;
import org.sightline.display.HiddenCharacters;

/**
 * Reports in PostgreSQL, each committed together with its audit entry: a report that the trail does not name cannot be
 * there, nor an entry of a report that is not.
 */
@ApplicationScoped
class PostgresProblemReports implements ProblemReports {

    /** Far more than one look at a record gives cause for, and far too few to fill a table. */
    static final int MOST_OF_A_LAUNCH = 20;

    private static final Logger LOG = Logger.getLogger(PostgresProblemReports.class);

    /** One report of a launch at a time, so that a double click finds the first and the count is true. */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('sightline.report.' || :launchId, 0))";

    private static final String SAME_FORM =
            "SELECT reference FROM problem_report WHERE launch_id = :launchId AND form_id = :formId";
    private static final String HOW_MANY = "SELECT count(*) FROM problem_report WHERE launch_id = :launchId";
    private static final String FIND =
            "SELECT kind, tab FROM problem_report WHERE launch_id = :launchId AND reference = :reference";
    private static final String INSERT = """
            INSERT INTO problem_report (
                reference, launch_id, form_id, registration, organisation_ods, organisation_name, tab, feed, kind,
                words, contact, user_issuer, user_subject, user_name, user_role_code, user_role_name, acting_for,
                nhs_number, configuration_version, application_version)
            VALUES (
                :reference, :launchId, :formId, :registration, :organisationOds, :organisationName, :tab, :feed, :kind,
                :words, :contact, :userIssuer, :userSubject, :userName, :userRoleCode, :userRoleName, :actingFor,
                :nhsNumber, :configurationVersion, :applicationVersion)
            """;

    private final Database database;
    private final RecordedChanges changes;
    private final ConfigurationVersion configuration;
    private final String applicationVersion;

    @Inject
    PostgresProblemReports(
            Database database,
            RecordedChanges changes,
            ConfigurationVersion configuration,
            @ConfigProperty(name = "quarkus.application.version") String applicationVersion) {
        this.database = database;
        this.changes = changes;
        this.configuration = configuration;
        this.applicationVersion = applicationVersion;
    }

    @Override
    public Outcome keep(ProblemReport report, AuditTrail.Caller caller) {
        try {
            return changes.make(caller, (handle, entries) -> keep(handle, report, entries));
        } catch (AuditUnavailableException e) {
            LOG.errorf("Report or feedback not kept, request %s", caller.requestId());
            return new Outcome.NotKept();
        }
    }

    @Override
    public Optional<Receipt> find(LaunchId launchId, ReferenceNumber reference) {
        return database.withHandle(handle -> handle.createQuery(FIND)
                .bind("launchId", launchId.value())
                .bind("reference", reference.value())
                .map((columns, _) -> new Receipt(
                        reference,
                        ReportKind.ofCode(columns.getString("kind")).orElse(ReportKind.OTHER),
                        Optional.ofNullable(columns.getString("tab"))
                                .map(TabId::new)
                                .orElse(null)))
                .findOne());
    }

    private Outcome keep(Handle handle, ProblemReport report, Consumer<AuditEvent> entries) {
        handle.createQuery(ONE_AT_A_TIME)
                .bind("launchId", report.launchId().value())
                .mapToMap()
                .one();
        Optional<String> before = handle.createQuery(SAME_FORM)
                .bind("launchId", report.launchId().value())
                .bind("formId", report.formId())
                .mapTo(String.class)
                .findOne();
        if (before.isPresent()) {
            return new Outcome.Kept(new ReferenceNumber(before.get()));
        }
        int already = handle.createQuery(HOW_MANY)
                .bind("launchId", report.launchId().value())
                .mapTo(Integer.class)
                .one();
        if (already >= MOST_OF_A_LAUNCH) {
            return new Outcome.TooMany();
        }
        ReferenceNumber reference = ReferenceNumber.random();
        insert(handle, report, reference);
        entries.accept(entry(report, reference));
        return new Outcome.Kept(reference);
    }

    private static AuditEvent entry(ProblemReport report, ReferenceNumber reference) {
        return report.kind().isAboutData()
                ? new AuditEvent.ProblemReported(
                        report.launchId(), report.launch(), report.seen().tabOrNull(), reference)
                : new AuditEvent.FeedbackGiven(report.launchId(), report.launch(), reference);
    }

    private void insert(Handle handle, ProblemReport report, ReferenceNumber reference) {
        LaunchContext launch = report.launch();
        handle.createUpdate(INSERT)
                .bind("reference", reference.value())
                .bind("launchId", report.launchId().value())
                .bind("formId", report.formId())
                .bind("registration", launch.registration())
                .bind("organisationOds", launch.organisation().value())
                .bind("organisationName", HiddenCharacters.makeVisible(launch.organisationName()))
                .bind("tab", report.tab().map(TabId::value))
                .bind("feed", report.feed().map(FeedId::value))
                .bind("kind", report.kind().code())
                .bind("words", report.words())
                .bind("contact", report.contact())
                .bind("userIssuer", launch.voucher().userIssuer())
                .bind("userSubject", launch.practitioner().subject())
                .bind(
                        "userName",
                        HiddenCharacters.makeVisible(launch.practitioner().name()))
                .bind("userRoleCode", launch.practitioner().role().code())
                .bind(
                        "userRoleName",
                        HiddenCharacters.makeVisible(
                                launch.practitioner().role().display()))
                .bind("actingFor", launch.actingFor().map(Professional::inWords))
                .bind("nhsNumber", report.patient().map(NhsNumber::digits))
                .bind("configurationVersion", configuration.current())
                .bind("applicationVersion", applicationVersion)
                .execute();
    }
}
