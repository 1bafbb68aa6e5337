package org.sightline.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Starts the training kit: an embedded database, configuration for the port asked for, then the application itself.
 *
 * <p>Reads {@code sightline.demo.port} (8080) and {@code SIGHTLINE_DEMO_DATA}, the folder kept between runs
 * ({@code .sightline-demo}). At ready it prints one line, the address to open.
 */
@QuarkusMain
public final class DemoMain {

    private static final CountDownLatch APPLICATION_STOPPED = new CountDownLatch(1);
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private DemoMain() {}

    public static void main(String... args) {
        // before the database's first words, which come before Quarkus
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        try {
            prepare(Integer.getInteger("sightline.demo.port", 8080));
            Quarkus.run(Announcement.class, DemoMain::exited, args);
        } catch (DemoNotStartedException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Starts what the application needs and sets what it reads; the application itself is not started. */
    public static void prepare(int port) throws DemoNotStartedException, IOException {
        Path folder = Path.of(Optional.ofNullable(System.getenv("SIGHTLINE_DEMO_DATA"))
                        .filter(text -> !text.isBlank())
                        .orElse(".sightline-demo"))
                .toAbsolutePath()
                .normalize();
        refuseTakenPort(port);
        DemoDatabase database = DemoDatabase.start(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "stop-demo-database"));
        String address = "http://localhost:" + port;
        configure(database.settings());
        configure(settings(port, address, DemoLaunchConfig.write(folder, address)));
        configure(DemoSecrets.sealSettings(folder));
        configure(DemoSignIn.settings(address));
    }

    /** The application has closed its connections, or has none: the database may go. */
    public static void applicationStopped() {
        APPLICATION_STOPPED.countDown();
    }

    private static Map<String, String> settings(int port, String address, Path launchConfig) {
        return Map.ofEntries(
                Map.entry("quarkus.http.host", "localhost"),
                Map.entry("quarkus.http.port", Integer.toString(port)),
                Map.entry("quarkus.management.host", "localhost"),
                Map.entry("quarkus.management.port", "0"),
                Map.entry("quarkus.banner.enabled", "false"),
                Map.entry("quarkus.log.level", "WARN"),
                Map.entry("quarkus.log.category.\"io.micrometer.core.instrument.MeterRegistry\".level", "ERROR"),
                Map.entry("sightline.public-url", address),
                Map.entry("sightline.launch-config", launchConfig.toString()),
                Map.entry("sightline.allow-loopback-http", "true"),
                Map.entry("sightline.page.notice", "Training: fictional patients"),
                Map.entry("sightline.demo.month", "true"));
    }

    private static void configure(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    private static void refuseTakenPort(int port) throws DemoNotStartedException {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
            return;
        } catch (IOException e) {
            throw new DemoNotStartedException("Port " + port + " is in use by another program. Choose another: "
                    + "./sightline demo --port " + (port % 65535 + 1));
        }
    }

    /** The application closes its connections before the database goes. */
    private static void stop(DemoDatabase database) {
        STOPPING.set(true);
        try {
            if (!APPLICATION_STOPPED.await(10, TimeUnit.SECONDS)) {
                System.err.println("Sightline did not stop within 10 seconds; its database is stopped now.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            database.close();
        }
    }

    private static void exited(Integer code, @Nullable Throwable failure) {
        APPLICATION_STOPPED.countDown();
        if (failure != null) {
            System.err.println("The demo could not start: " + failure.getMessage());
        }
        if (!STOPPING.get()) {
            System.exit(failure == null ? code : 1);
        }
    }

    /** Says where the demo is, once it answers. */
    public static final class Announcement implements QuarkusApplication {
        @Override
        public int run(String... args) {
            System.out.println("Sightline demo: http://localhost:" + System.getProperty("quarkus.http.port"));
            Quarkus.waitForExit();
            return 0;
        }
    }
}
