package org.sightline.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.sightline.testing.FreePort;

/** The training kit as a process of its own, with data of its own. */
public final class DemoProcess implements AutoCloseable {

    static final String READY = "Sightline demo: ";

    private static final Path JAR = Path.of("target/demo/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Path log;
    private final Process process;
    private final String address;

    /** As it is packaged. */
    static DemoProcess packaged() throws IOException {
        int port = FreePort.any();
        String address = "http://localhost:" + port;
        return new DemoProcess(
                address,
                READY + address,
                "-Dsightline.demo.port=" + port,
                // Longer than any page takes to get this far: a test mends the source when it has seen enough.
                "-Dsightline.demo.slow=10s",
                "-jar",
                JAR.toAbsolutePath().toString());
    }

    /**
     * @param ready what it prints when it answers at its address
     * @param arguments of Java
     */
    public DemoProcess(String address, String ready, String... arguments) throws IOException {
        this.address = address;
        folder = Files.createTempDirectory("sightline-demo");
        log = folder.resolve("demo.log");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SIGHTLINE_DEMO_DATA", folder.toString());
        process = builder.start();
        waitUntilItSays(ready);
    }

    String address() {
        return address;
    }

    /** Everything the kit has printed. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitUntilItSays(String line) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!output().contains(line)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("the training kit did not start:\n" + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
