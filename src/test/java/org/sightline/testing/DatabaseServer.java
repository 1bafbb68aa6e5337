package org.sightline.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that makes durability mean something: {@code fsync} and {@code synchronous_commit} are on. Its port
 * and data survive {@link #stop()} and {@link #start()}, so that outages can be played.
 */
public final class DatabaseServer implements AutoCloseable {

    static final String OWNER = "sightline_owner";
    static final String APPLICATION = "sightline_app";
    static final String PASSWORD = "test-only";

    /** Seen from every class loader of the JVM, of which Quarkus tests have several. */
    private static final String SHARED_PORT = "sightline.test.postgres.port";

    private static final String MIGRATED = "sightline_migrated";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final int port;
    private final @Nullable Path data;
    private @Nullable EmbeddedPostgres running;

    private DatabaseServer(int port, @Nullable Path data) {
        this.port = port;
        this.data = data;
    }

    /** The one server of this JVM; never stop it. */
    public static DatabaseServer shared() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(SHARED_PORT);
            if (known != null) {
                return new DatabaseServer(Integer.parseInt(known), null);
            }
            DatabaseServer server = ofItsOwn();
            System.setProperty(SHARED_PORT, Integer.toString(server.port));
            return server;
        }
    }

    /** A server that the caller may stop, start, pause and has to close. */
    public static DatabaseServer ofItsOwn() {
        try {
            DatabaseServer server = new DatabaseServer(freePort(), Files.createTempDirectory("sightline-postgres"));
            server.start();
            Jdbi superuser = Jdbi.create(server.url("postgres"), "postgres", "postgres");
            for (String role : List.of(OWNER, APPLICATION)) {
                superuser.useHandle(h -> h.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'"));
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new database owned by the owner's role, with nothing in it. */
    public TestDatabase emptyDatabase() {
        return create("template1");
    }

    /** A new database with all migrations applied: once for each server, then copied. */
    public TestDatabase database() {
        synchronized (System.getProperties()) {
            if (!exists(MIGRATED)) {
                migrate(create(MIGRATED, "template1"), "latest");
            }
        }
        return create(MIGRATED);
    }

    private boolean exists(String name) {
        return Jdbi.create(url("postgres"), "postgres", "postgres")
                .withHandle(h -> h.select("SELECT 1 FROM pg_database WHERE datname = ?", name)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    private TestDatabase create(String template) {
        String name = "sightline_" + ProcessHandle.current().pid() + "_" + System.identityHashCode(DATABASES) + "_"
                + DATABASES.incrementAndGet();
        return create(name, template);
    }

    private TestDatabase create(String name, String template) {
        Jdbi.create(url("postgres"), "postgres", "postgres")
                .useHandle(h -> h.execute("CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE " + template));
        return new TestDatabase(url(name));
    }

    /** @param version of the last migration that is applied */
    public static void migrate(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(database.url(), OWNER, PASSWORD)
                .placeholders(java.util.Map.of("appRole", APPLICATION))
                .target(version)
                .load()
                .migrate();
    }

    public void start() {
        try {
            running = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            if (running != null) {
                running.close();
                running = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every process of the server as {@code kill -9} does: nothing is flushed, nobody is told. */
    public void kill() {
        signal("-KILL");
        stop();
    }

    /**
     * Ends one of the server's processes as {@code kill -9} does. PostgreSQL then ends all others, throws its memory away
     * and recovers from what is on disk. Returns when it answers again.
     */
    public void crash() {
        List<String> children = pids().skip(1).toList();
        send("-KILL", Stream.of(children.getLast()));
        for (int tries = 0; tries < 600; tries++) {
            try {
                Jdbi.create(url("postgres"), "postgres", "postgres").useHandle(h -> h.execute("SELECT 1"));
                return;
            } catch (JdbiException _) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new IllegalStateException("not recovered");
    }

    /** Freezes every process of the server: connections stay open and nothing answers. */
    public void pause() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private void signal(String signal) {
        send(signal, pids());
    }

    /** The postmaster's first, then those of its children. */
    private Stream<String> pids() {
        try {
            long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return Stream.concat(
                            Stream.of(postmaster),
                            ProcessHandle.of(postmaster)
                                    .orElseThrow()
                                    .descendants()
                                    .map(ProcessHandle::pid))
                    .map(String::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(String signal, Stream<String> pids) {
        try {
            Process kill = new ProcessBuilder(
                            Stream.concat(Stream.of("kill", signal), pids).toList())
                    .inheritIO()
                    .start();
            if (!kill.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("kill did not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
