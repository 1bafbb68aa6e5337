package org.sightline.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.RecordedChanges;
import org.sightline.context.LaunchContext;
import org.sightline.context.NhsNumber;
import org.sightline.context.Officer;
import org.sightline.database.Database;

/** What officers do about reports, step by step, each committed with its audit entry; and what came of one's own. */
@Singleton
public class ReportSteps {

    /** The most characters of an answer. */
    public static final int MOST_WORDS = 2_000;

    private static final int MOST_OF_ONES_OWN = 20;

    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('sightline.report-step.' || :reference, 0))";
    private static final String STATE_OF = """
            SELECT coalesce((SELECT state FROM report_step AS s WHERE s.reference = r.reference ORDER BY id DESC LIMIT 1), 'new')
            FROM problem_report AS r WHERE r.reference = :reference AND r.registration = :registration
            """;
    private static final String INSERT = """
            INSERT INTO report_step (reference, state, words, officer_issuer, officer_subject, officer_name)
            VALUES (:reference, :state, :words, :issuer, :subject, :name)
            """;
    private static final String STEPS =
            "SELECT made_at, state, words, officer_name FROM report_step WHERE reference = :reference ORDER BY id";
    private static final String OF_WRITER = """
            SELECT r.reference, r.reported_at, r.kind, r.nhs_number,
                coalesce(last.state, 'new') AS state, told.words
            FROM problem_report AS r
            LEFT JOIN LATERAL (SELECT state FROM report_step AS s WHERE s.reference = r.reference
                ORDER BY id DESC LIMIT 1) AS last ON true
            LEFT JOIN LATERAL (SELECT words FROM report_step AS s WHERE s.reference = r.reference AND words <> ''
                ORDER BY id DESC LIMIT 1) AS told ON true
            WHERE r.registration = :registration AND r.user_issuer = :issuer AND r.user_subject = :subject
            ORDER BY r.sequence DESC LIMIT :most
            """;

    private final Database database;
    private final RecordedChanges changes;

    @Inject
    public ReportSteps(Database database, RecordedChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** @param words what the reporter is told; may be empty unless it is an answer */
    public record NewStep(String reference, ReportState state, String words) {}

    /** A step that was taken, and who took it. */
    public record Step(Instant at, ReportState state, String words, String officer) {}

    /** What came of a try to take one. */
    public enum Came {
        TAKEN,
        /** The report is closed, and nothing more is done about it. */
        CLOSED_BEFORE,
        /** The officer's organisation has no such report. */
        NOT_THERE
    }

    /**
     * A report as its writer sees it again.
     *
     * @param patientOrNull whom it was about; null for what is about the viewer
     * @param answer what the officers said last; empty if nothing
     */
    record Own(
            String reference,
            Instant reportedAt,
            ReportKind kind,
            @Nullable NhsNumber patientOrNull,
            ReportState state,
            String answer) {}

    /** @throws org.sightline.audit.AuditUnavailableException if the step and its entry could not be kept: then neither is */
    public Came take(Officer officer, NewStep step, AuditTrail.Caller caller) {
        return changes.make(caller, (handle, entries) -> take(handle, officer, step, entries));
    }

    private static Came take(Handle handle, Officer officer, NewStep step, Consumer<AuditEvent> entries) {
        handle.createQuery(ONE_AT_A_TIME)
                .bind("reference", step.reference())
                .mapToMap()
                .one();
        Optional<String> state = handle.createQuery(STATE_OF)
                .bind("reference", step.reference())
                .bind("registration", officer.registration())
                .mapTo(String.class)
                .findOne();
        if (state.isEmpty()) {
            return Came.NOT_THERE;
        }
        if (state.get().equals(ReportState.CLOSED.code())) {
            return Came.CLOSED_BEFORE;
        }
        handle.createUpdate(INSERT)
                .bind("reference", step.reference())
                .bind("state", step.state().code())
                .bind("words", step.words())
                .bind("issuer", officer.user().issuer())
                .bind("subject", officer.id())
                .bind("name", officer.name())
                .execute();
        entries.accept(new AuditEvent.ReportWorked(
                officer, step.reference(), step.state().code()));
        return Came.TAKEN;
    }

    /** The earliest first; whoever asks has found that the report is theirs to read. */
    public List<Step> of(String reference) {
        return database.withHandle(handle -> handle.createQuery(STEPS)
                .bind("reference", reference)
                .map((row, _) -> new Step(
                        Database.instant(row, "made_at"),
                        ReportState.ofCode(row.getString("state")).orElseThrow(),
                        row.getString("words"),
                        row.getString("officer_name")))
                .list());
    }

    /** The latest that the user of a launch wrote at its organisation, the newest first. */
    List<Own> ofWriter(LaunchContext launch) {
        return database.withHandle(handle -> handle.createQuery(OF_WRITER)
                .bind("registration", launch.registration())
                .bind("issuer", launch.voucher().userIssuer())
                .bind("subject", launch.practitioner().subject())
                .bind("most", MOST_OF_ONES_OWN)
                .map((row, _) -> new Own(
                        row.getString("reference"),
                        Database.instant(row, "reported_at"),
                        ReportKind.ofCode(row.getString("kind")).orElse(ReportKind.OTHER),
                        Optional.ofNullable(row.getString("nhs_number"))
                                .map(NhsNumber::new)
                                .orElse(null),
                        ReportState.ofCode(row.getString("state")).orElseThrow(),
                        Optional.ofNullable(row.getString("words")).orElse("")))
                .list());
    }
}
