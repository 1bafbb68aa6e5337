package org.sightline.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;

/**
 * The trail in PostgreSQL. Each event is one statement that is its own transaction: PostgreSQL says that it is done only
 * after the commit is on disk.
 */
@ApplicationScoped
class PostgresAuditTrail implements AuditTrail, EarlierOpenings {

    private static final Logger LOG = Logger.getLogger(PostgresAuditTrail.class);

    private final Jdbi jdbi;
    private final ConfigurationVersion configuration;
    private final String node;
    private final String applicationVersion;

    @Inject
    PostgresAuditTrail(
            @DataSource("audit") AgroalDataSource dataSource,
            ConfigurationVersion configuration,
            @ConfigProperty(name = "sightline.node") String node,
            @ConfigProperty(name = "quarkus.application.version") String applicationVersion) {
        this(Jdbi.create(dataSource), configuration, node, applicationVersion);
    }

    PostgresAuditTrail(Jdbi jdbi, ConfigurationVersion configuration, String node, String applicationVersion) {
        this.jdbi = jdbi;
        // a statement's message would otherwise repeat the row, patient included, in the log
        this.jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        this.configuration = configuration;
        this.node = node;
        this.applicationVersion = applicationVersion;
    }

    @Override
    public AuditReceipt opening(LaunchId launchId, LaunchContext launch, TabId tab, Caller caller) {
        Committed row = commit(AuditRow.opening(launchId, launch, tab), "opening", caller);
        return new AuditReceipt(row.sequence(), row.recordedAt().toInstant(), launchId, launch, tab);
    }

    @Override
    public void opened(AuditReceipt receipt, AuditEvent.Opened opened, Caller caller) {
        commit(AuditRow.opened(receipt, opened), "opened", caller);
    }

    @Override
    public DocumentReceipt openingDocument(
            LaunchId launchId, LaunchContext launch, TabId tab, DocumentAsked document, Caller caller) {
        Committed row = commit(AuditRow.opening(launchId, launch, tab, document), "document-opening", caller);
        return new DocumentReceipt(row.sequence(), launchId, launch, tab, document);
    }

    @Override
    public void documentOpened(DocumentReceipt receipt, AuditEvent.DocumentOpened opened, Caller caller) {
        commit(AuditRow.opened(receipt, opened), "document-opened", caller);
    }

    @Override
    public void record(AuditEvent event, Caller caller) {
        commit(AuditRow.of(event), event.getClass().getSimpleName(), caller);
    }

    @Override
    public Optional<Instant> lastBefore(AuditReceipt receipt) {
        try {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            SELECT max(recorded_at) FROM audit_entry
                            WHERE nhs_number = :nhsNumber AND recorded_at < :before
                              AND event = 'opened' AND launch_id <> :launchId
                              AND user_issuer = :issuer AND user_subject = :subject
                            """)
                    .bind("nhsNumber", receipt.launch().patient().nhsNumber().digits())
                    .bind("before", receipt.recordedAt().atOffset(ZoneOffset.UTC))
                    .bind("launchId", receipt.launchId().value())
                    .bind("issuer", receipt.launch().voucher().userIssuer())
                    .bind("subject", receipt.launch().practitioner().subject())
                    .mapTo(OffsetDateTime.class)
                    .findOne()
                    .map(OffsetDateTime::toInstant));
        } catch (JdbiException e) {
            throw new AuditUnavailableException("audit trail not readable", withoutDetail(e));
        }
    }

    private Committed commit(AuditRow row, String event, Caller caller) {
        row.seenBy(caller, node, configuration.current(), applicationVersion);
        try {
            return jdbi.withHandle(handle -> handle.createQuery(AuditRow.INSERT)
                    .bindMap(row.values())
                    .map((columns, _) -> new Committed(
                            columns.getLong("sequence"), columns.getObject("recorded_at", OffsetDateTime.class)))
                    .one());
        } catch (JdbiException e) {
            SQLException failure = withoutDetail(e);
            LOG.errorf(
                    "Audit entry not committed: %s, request %s, SQL state %s",
                    event, caller.requestId(), failure.getSQLState());
            throw new AuditUnavailableException("audit entry not committed: " + event, failure);
        }
    }

    /** What failed, without the lines in which PostgreSQL repeats the row, patient and user included. */
    private static SQLException withoutDetail(JdbiException e) {
        if (e.getCause() instanceof SQLException sql) {
            String message =
                    String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
            SQLException failure = new SQLException(message, sql.getSQLState(), sql.getErrorCode());
            failure.setStackTrace(sql.getStackTrace());
            return failure;
        }
        return new SQLException(e.getClass().getSimpleName());
    }

    private record Committed(long sequence, OffsetDateTime recordedAt) {}
}
