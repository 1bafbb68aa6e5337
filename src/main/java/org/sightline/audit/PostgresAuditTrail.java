package org.sightline.audit;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.ConfigurationVersion.Content;
import org.sightline.context.TabId;
import org.sightline.database.AuditPool;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;

/**
 * The trail in PostgreSQL. Each event is one statement that is its own transaction: PostgreSQL says that it is done only
 * after the commit is on disk.
 */
@ApplicationScoped
class PostgresAuditTrail implements AuditTrail, EarlierOpenings, RecordedChanges {

    private static final Logger LOG = Logger.getLogger(PostgresAuditTrail.class);

    private static final Set<String> LAUNCHES = Set.of("launch-accepted", "launch-refused");

    private final Database database;
    private final TrailGuard guard;
    private final ConfigurationVersion configuration;
    private final String node;
    private final String applicationVersion;
    private volatile String recordedContent = "";

    @Inject
    PostgresAuditTrail(
            @AuditPool Database database,
            TrailGuard guard,
            ConfigurationVersion configuration,
            @ConfigProperty(name = "sightline.node") String node,
            @ConfigProperty(name = "quarkus.application.version") String applicationVersion) {
        this.database = database;
        this.guard = guard;
        this.configuration = configuration;
        this.node = node;
        this.applicationVersion = applicationVersion;
    }

    @Override
    public AuditReceipt opening(Opener opener, TabId tab, Caller caller) {
        requireSeals("opening", caller);
        Committed row = commit(OpeningRows.opening(opener, tab).content(content()), "opening", caller);
        return new AuditReceipt(row.sequence(), row.recordedAt(), opener, tab);
    }

    @Override
    public void opened(AuditReceipt receipt, AuditEvent.Opened opened, Caller caller) {
        commit(OpeningRows.opened(receipt, opened).content(content()), "opened", caller);
    }

    @Override
    public DocumentReceipt openingDocument(Opener opener, TabId tab, DocumentAsked document, Caller caller) {
        requireSeals("document-opening", caller);
        AuditRow begun = OpeningRows.opening(opener, tab, document).content(content());
        Committed row = commit(begun, "document-opening", caller);
        return new DocumentReceipt(row.sequence(), opener, tab, document);
    }

    @Override
    public void documentOpened(DocumentReceipt receipt, AuditEvent.DocumentOpened opened, Caller caller) {
        commit(OpeningRows.opened(receipt, opened).content(content()), "document-opened", caller);
    }

    @Override
    public PatientReceipt askingForPatient(Opener opener, Caller caller) {
        requireSeals("patient-asked", caller);
        AuditRow row = AuditRow.success("patient-asked").opener(opener);
        return new PatientReceipt(commit(row, "patient-asked", caller).sequence(), opener);
    }

    @Override
    public void record(AuditEvent event, Caller caller) {
        commit(AuditRow.of(event), event.getClass().getSimpleName(), caller);
    }

    @Override
    public <T extends @Nullable Object> T make(Caller caller, Change<T> change) {
        return committed(
                "a change",
                caller,
                () -> database.inTransaction(
                        handle -> change.on(handle, event -> insert(handle, AuditRow.of(event), caller))));
    }

    @Override
    public Optional<Instant> lastBefore(AuditReceipt receipt) {
        try {
            return database.withHandle(handle -> handle.createQuery("""
                            SELECT max(recorded_at) FROM audit_entry
                            WHERE nhs_number = :nhsNumber AND recorded_at < :before
                              AND event = 'opened' AND launch_id <> :launchId
                              AND user_issuer = :issuer AND user_subject = :subject
                            """)
                    .bind("nhsNumber", receipt.launch().patient().nhsNumber().digits())
                    .bind("before", receipt.recordedAt())
                    .bind("launchId", receipt.launchId().value())
                    .bind("issuer", receipt.launch().voucher().userIssuer())
                    .bind("subject", receipt.launch().practitioner().subject())
                    .mapTo(Instant.class)
                    .findOne());
        } catch (StorageUnavailableException e) {
            throw new AuditUnavailableException("audit trail not readable", e);
        }
    }

    /** A trail that nobody could vouch for is as good as none: other events are still recorded, but nothing is opened. */
    private void requireSeals(String what, Caller caller) {
        if (!guard.mayOpen()) {
            LOG.errorf(
                    "Nothing is opened while the audit trail is not sealed: %s, request %s", what, caller.requestId());
            throw new AuditUnavailableException("audit trail not sealed: " + what);
        }
    }

    /**
     * What is in force, after the row that says it. It has one for each node and month, so that an export of a month says what
     * its rows name.
     */
    private Content content() {
        Content now = configuration.content();
        String which = YearMonth.now(ZoneOffset.UTC) + " " + now.version();
        if (!now.version().isEmpty() && !which.equals(recordedContent)) {
            commit(OpeningRows.content(now), "content-in-force", Caller.OURSELVES);
            recordedContent = which;
        }
        return now;
    }

    private Committed commit(AuditRow row, String event, Caller caller) {
        return committed(event, caller, () -> database.withHandle(handle -> insert(handle, row, caller)));
    }

    private Committed insert(Handle handle, AuditRow row, Caller caller) {
        row.seenBy(caller, node, configuration.current(), applicationVersion);
        Committed written = handle.createQuery(AuditRow.INSERT)
                .bindMap(row.values())
                .map((columns, _) ->
                        new Committed(columns.getLong("sequence"), Database.instant(columns, "recorded_at")))
                .one();
        count(row.values());
        return written;
    }

    /** For whoever watches the viewer: entries by kind, and what became of launches. Nobody's name. */
    private static void count(Map<String, @Nullable Object> row) {
        String event = text(row, "event");
        Tags tags = Tags.of("outcome", text(row, "outcome"));
        Metrics.counter("sightline.audit.entries", tags.and("event", event)).increment();
        if (LAUNCHES.contains(event)) {
            Metrics.counter("sightline.launches", tags.and("reason", text(row, "reason"), "door", text(row, "door")))
                    .increment();
        }
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return Objects.requireNonNullElse(row.get(column), "none").toString();
    }

    private static <T extends @Nullable Object> T committed(String what, Caller caller, Supplier<T> work) {
        try {
            return work.get();
        } catch (StorageUnavailableException e) {
            LOG.errorf("Audit entry not committed: %s, request %s, %s", what, caller.requestId(), e.getMessage());
            throw new AuditUnavailableException("audit entry not committed: " + what, e);
        }
    }

    private record Committed(long sequence, Instant recordedAt) {}
}
