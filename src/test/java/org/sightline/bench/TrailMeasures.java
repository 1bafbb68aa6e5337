package org.sightline.bench;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sightline.audit.command.AuditAtTerminal;
import org.sightline.audit.seal.SealKeyException;
import org.sightline.audit.seal.SealedTrail;
import org.sightline.audit.seal.Sealer;
import org.sightline.database.Database;
import org.sightline.testing.DatabaseServer;
import org.sightline.testing.TestDatabase;

/**
 * The trail: rows that are durable a second, with seals beside them, against plain inserts into a table without the
 * seals' index, turn by turn; then how fast it is verified. On one PostgreSQL with {@code fsync} on.
 */
final class TrailMeasures {

    /** About 750 octets, as most rows of the trail have. */
    private static final String INSERT = """
            INSERT INTO audit_entry (node, event, outcome, user_issuer, user_subject, user_name, user_role_name,
                organisation_ods, organisation_name, registration, launch_id, door, purpose, nhs_number, tab,
                ip, user_agent, request_id, configuration_version, application_version)
            VALUES ('node-a', 'opening', 'success', 'https://epr.northgate.example/launch', ?, 'Rita Okafor', 'Nurse',
                'RNG01', 'Northgate Hospital', 'northgate', ?, 'TOKEN', 'TREAT', '9990000018', 'summary',
                '192.0.2.7', ?, '0123456789abcdef', 'config-1', '0.1.0')
            """;

    private static final String FILLER = "Mozilla/5.0 ".repeat(30);

    private final Report report;
    private final Duration turn;
    private final int rounds;

    TrailMeasures(Report report, boolean quick) {
        this.report = report;
        this.turn = quick ? Duration.ofSeconds(4) : Duration.ofSeconds(10);
        this.rounds = quick ? 3 : 5;
    }

    void run() throws IOException {
        try (DatabaseServer server = DatabaseServer.ofItsOwn()) {
            TestDatabase plain = server.database();
            plain.asOwner().useHandle(handle -> handle.execute("DROP INDEX audit_entry_transaction"));
            SealedTrail trail = new SealedTrail(server.database());
            trail.seal();
            for (int writers : new int[] {1, 16, 64}) {
                compare(writers, plain, trail);
            }
            verify(trail);
        }
    }

    private void compare(int writers, TestDatabase plain, SealedTrail trail) {
        double[] plainRows = new double[rounds];
        double[] sealedRows = new double[rounds];
        double[] ratios = new double[rounds];
        double[] behind = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            plainRows[round] = rowsASecond(writers, plain);
            Thread sealing = Thread.ofPlatform().start(() -> sealEachSecond(trail));
            sealedRows[round] = rowsASecond(writers, trail.database());
            sealing.interrupt();
            behind[round] = Workbench.timed(() -> {
                join(sealing);
                trail.seal();
            });
            ratios[round] = plainRows[round] / sealedRows[round];
        }
        String by = writers == 1 ? "1 writer" : writers + " writers";
        report.add("durable rows a second, plain inserts, " + by, plainRows, "1/s", Double.NaN);
        report.add("  the same with the trail's seals", sealedRows, "1/s", Double.NaN);
        report.add("  plain against sealed", ratios, "x", 1 / 0.85);
        report.add("  until the rest is sealed", behind, "s", Double.NaN);
    }

    private double rowsASecond(int writers, TestDatabase database) {
        long start = System.nanoTime();
        long end = start + turn.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Long>> written = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String who = "user-" + i;
                written.add(threads.submit(() -> write(who, end, database)));
            }
            long rows = 0;
            for (Future<Long> count : written) {
                rows += count.get();
            }
            return rows / Workbench.secondsSince(start);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long write(String who, long end, TestDatabase database) throws SQLException {
        long rows = 0;
        try (Connection connection = DriverManager.getConnection(database.url(), "sightline_app", "test-only");
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (System.nanoTime() < end) {
                insert.setString(1, who);
                insert.setString(2, "launch-" + rows);
                insert.setString(3, FILLER);
                insert.execute();
                rows++;
            }
        }
        return rows;
    }

    /** On connections that are kept, as in the viewer. */
    private static void sealEachSecond(SealedTrail trail) {
        try (AgroalDataSource pool = pool(trail.database())) {
            Sealer sealer = new Sealer(new Database(pool, "bench", new SimpleMeterRegistry()), trail::keys);
            while (true) {
                while (sealer.seal() == Sealer.Outcome.MORE) {
                    // all there is
                }
                Thread.sleep(Duration.ofSeconds(1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (SealKeyException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static AgroalDataSource pool(TestDatabase database) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(1)
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(database.url())
                                .principal(new NamePrincipal("sightline_app"))
                                .credential(new SimplePassword("test-only")))));
    }

    private void verify(SealedTrail trail) throws IOException {
        long rows = trail.rowsUpTo(Long.MAX_VALUE);
        AuditAtTerminal audit = new AuditAtTerminal(trail, Files.createTempDirectory("sightline-trail"));
        double[] speeds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            if (audit.verify() != 0) {
                throw new IllegalStateException(audit.said());
            }
            speeds[round] = rows / Workbench.secondsSince(start);
        }
        report.add("rows verified a second, of %,d".formatted(rows), speeds, "1/s", Double.NaN);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
