package org.sightline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void keepsItsDataAndRecoversFromAServerLeftBehind() throws Exception {
        Process demo = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledDemo.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals("ready", demo.inputReader().readLine());
        assertThrows(DemoNotStartedException.class, () -> DemoDatabase.start(folder), "two demos on one folder");
        demo.destroyForcibly().waitFor();
        long orphan = Long.parseLong(
                Files.readAllLines(folder.resolve("database/postmaster.pid")).getFirst());
        assertTrue(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive).isPresent());

        try (DemoDatabase again = DemoDatabase.start(folder)) {
            assertTrue(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive).isEmpty());
            assertEquals("42", execute(again, "SELECT answer FROM kept"));
            assertEquals("on", execute(again, "SHOW fsync"));
            assertEquals("on", execute(again, "SHOW synchronous_commit"));
        }
    }

    @Test
    void leavesAForeignProcessAlone() throws Exception {
        Path data = Files.createDirectories(folder.resolve("database"));
        Path pidFile = data.resolve("postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + data + "\n");
        OrphanedPostgres.stop(data);
        assertTrue(ProcessHandle.current().isAlive());
        assertTrue(Files.notExists(pidFile));
    }

    /** A demo's database that has data and then waits to be killed. */
    static final class KilledDemo {
        public static void main(String... args) throws Exception {
            DemoDatabase database = DemoDatabase.start(Path.of(args[0]));
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }

    private static String execute(DemoDatabase database, String sql) throws Exception {
        Map<String, String> settings = database.settings();
        try (Connection connection = DriverManager.getConnection(
                        settings.getOrDefault("quarkus.datasource.jdbc.url", ""),
                        settings.getOrDefault("quarkus.flyway.username", ""),
                        settings.getOrDefault("quarkus.flyway.password", ""));
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
