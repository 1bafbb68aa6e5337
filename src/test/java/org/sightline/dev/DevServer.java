package org.sightline.dev;

import io.quarkus.bootstrap.BootstrapException;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.bootstrap.app.StartupAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sightline.demo.DemoMain;

/**
 * The training kit, started again in the same Java machine whenever a source changes. Quarkus's own development mode
 * needs modules that are not published with every release; this needs what the tests need anyway. The database and the
 * demo's configuration are made once and outlive each restart.
 */
public final class DevServer {

    private static final List<Path> SOURCES =
            List.of(Path.of("src/main"), Path.of("src/demo"), Path.of("ui-templates"));
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private @Nullable CuratedApplication application;
    private @Nullable RunningQuarkusApplication running;

    private DevServer() {}

    public static void main(String... args) throws Exception {
        String port = args[0];
        System.setProperty("quarkus.http.test-port", port);
        DemoMain.prepare(Integer.parseInt(port));
        DevServer server = new DevServer();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-application"));
        server.run("http://localhost:" + port);
    }

    private void run(String address) throws Exception {
        long began = System.nanoTime();
        boolean first = true;
        for (long seen = contents(); ; seen = awaitChange(seen)) {
            if (!first) {
                began = System.nanoTime();
                if (!compiles()) {
                    continue;
                }
                close();
            }
            first = false;
            start();
            if (running != null) {
                System.out.printf("%s is ready after %.1f s%n", address, (System.nanoTime() - began) / 1e9);
            }
        }
    }

    /** What does not compile or build leaves its words; the next save tries again. */
    private void start() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            application = bootstrap();
            StartupAction action = application.createAugmentor().createInitialRuntimeApplication();
            Thread.currentThread().setContextClassLoader(action.getClassLoader());
            running = action.run();
        } catch (Exception e) {
            System.err.println("Not started: " + e.getMessage());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Anew each time: its class loaders keep what they have once looked for. */
    private static CuratedApplication bootstrap() throws BootstrapException {
        Path target = Path.of(System.getProperty("sightline.target"));
        return QuarkusBootstrap.builder()
                .setMode(QuarkusBootstrap.Mode.TEST)
                .setTest(true)
                .setIsolateDeployment(true)
                .setFlatClassPath(true)
                .setProjectRoot(Path.of("").toAbsolutePath())
                .setTargetDirectory(target)
                .setApplicationRoot(target.resolve("classes"))
                .build()
                .bootstrap();
    }

    private void stop() {
        try {
            close();
        } catch (Exception e) {
            System.err.println("Not stopped: " + e.getMessage());
        } finally {
            DemoMain.applicationStopped();
        }
    }

    private synchronized void close() throws Exception {
        RunningQuarkusApplication closing = running;
        CuratedApplication with = application;
        running = null;
        application = null;
        if (closing != null) {
            closing.close();
        }
        if (with != null) {
            with.close();
        }
    }

    private static boolean compiles() throws IOException, InterruptedException {
        return new ProcessBuilder("src/build/quick", "--main")
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }

    private static long awaitChange(long seen) throws IOException {
        while (contents() == seen) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return contents();
    }

    /** Changes when a file is saved, added or removed. */
    private static long contents() throws IOException {
        long sum = 0;
        for (Path folder : SOURCES) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.filter(path -> !path.toString().contains("node_modules"))
                        .toList()) {
                    sum = sum * 31
                            + file.toString().hashCode()
                            + Files.getLastModifiedTime(file).toMillis();
                }
            }
        }
        return sum;
    }
}
