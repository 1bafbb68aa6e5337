package org.sightline.packaged;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sightline.testing.FreePort;
import org.sightline.testing.WithheldFile;

/** The packaged production viewer as a process of its own, configured for a set of replay feeds. */
public final class Viewer implements AutoCloseable {

    static final String PUBLIC_URL = "https://viewer.example.nhs.uk";

    /** The deadline its feeds are registered with. */
    static final Duration FEED_DEADLINE = Duration.ofSeconds(10);

    /** Options for one that answers a few clicks: what it would compile to run fast is not worth the while. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final int port;
    private final Path log;

    /** The signing key of the organisation in every viewer of this process, so that several nodes know it. */
    private static final ECKey KEY = newKey();

    /**
     * @param folder an empty folder for its configuration and log
     * @param settings Quarkus and Sightline settings, among them the database's
     */
    public Viewer(Path folder, Map<String, String> settings, List<ReplayFeed> feeds, List<String> jvmOptions)
            throws IOException {
        this(folder, launchConfig(folder, feeds), settings, jvmOptions);
    }

    /** A viewer whose organisation launches from pages of this origin, and lets them frame its launches. */
    public static Viewer framedBy(String origin, Path folder, Map<String, String> settings, List<ReplayFeed> feeds)
            throws IOException {
        Path config = launchConfig(folder, feeds);
        Path organisation = config.resolve("organisations/bench.yaml");
        Files.writeString(
                organisation,
                Files.readString(organisation).replace("[https://epr.northgate.example]", "[" + origin + "]")
                        + "framedBy: [" + origin + "]\n");
        return new Viewer(folder, config, settings, SHORT_LIVED);
    }

    /** A viewer on a port that somebody else has to know before it starts. */
    Viewer(Path folder, int port, Map<String, String> settings, List<ReplayFeed> feeds) throws IOException {
        this(folder, launchConfig(folder, feeds), port, settings, SHORT_LIVED);
    }

    /** A viewer with a configuration folder that is there already. */
    public Viewer(Path folder, Path config, Map<String, String> settings, List<String> jvmOptions) throws IOException {
        this(folder, config, FreePort.any(), settings, jvmOptions);
    }

    /** The same on a port that somebody else has to know before it starts. */
    Viewer(Path folder, Path config, int port, Map<String, String> settings, List<String> jvmOptions)
            throws IOException {
        this.port = port;
        log = folder.resolve("viewer.log");
        List<String> command = new ArrayList<>(List.of(javaCommand()));
        command.addAll(jvmOptions);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=0",
                "-Dsightline.public-url=" + settings.getOrDefault("sightline.public-url", PUBLIC_URL),
                "-Dsightline.launch-config=" + config,
                "-Dsightline.allow-loopback-http=true",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public TokenSigner tokens() {
        return new TokenSigner(KEY, PUBLIC_URL + "/launch");
    }

    /** Returns as soon as its port takes connections. */
    void awaitListening() {
        long giveUp = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!listens()) {
            if (!alive() || System.nanoTime() > giveUp) {
                throw new IllegalStateException("the viewer did not start:\n" + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the process to end by itself. */
    public int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still running after " + patience);
        }
        return process.exitValue();
    }

    /** Ends it as an operator does, and waits for what it leaves behind. */
    public void end(Duration patience) throws InterruptedException {
        process.destroy();
        exitCode(patience);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** CPU seconds used so far, from the operating system. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().map(d -> d.toMillis() / 1000.0).orElse(Double.NaN);
    }

    /** Resident memory in MB, from the operating system. */
    public double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A configuration of one organisation and these feeds, for a viewer that is told more. */
    public static Path launchConfig(Path folder, List<ReplayFeed> feeds) throws IOException {
        Path config = folder.resolve("launch-config");
        Files.createDirectories(config.resolve("organisations"));
        Files.createDirectories(config.resolve("feeds"));
        Files.writeString(config.resolve("access.yaml"), ACCESS);
        WithheldFile.write(config);
        Files.writeString(
                config.resolve("organisations/bench.yaml"),
                ORGANISATION.formatted(
                        KEY.getX(), KEY.getY(), LocalDate.now(ZoneOffset.UTC).plusYears(1)));
        for (int i = 0; i < feeds.size(); i++) {
            Files.writeString(
                    config.resolve("feeds/feed-%02d.yaml".formatted(i)),
                    FEED.formatted(i, i, feeds.get(i).base(), FEED_DEADLINE.toSeconds())
                            .replace(
                                    "[Patient,",
                                    feeds.get(i).holdsDocuments() ? "[Patient, DocumentReference," : "[Patient,"));
        }
        return config;
    }

    private static String javaCommand() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("bench").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static final String ACCESS = """
            roles:
              - name: Nurse
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R8001}]
                tabs: [summary]
            unknownRole:
              tabs: []
            """;

    private static final String ORGANISATION = """
            name: Northgate Hospital
            odsCodes: [RNG01]
            tokenIssuer: https://epr.northgate.example/launch
            algorithm: ES256
            keys:
              static:
                - kid: bench
                  jwk: {kty: EC, crv: P-256, x: "%s", y: "%s"}
                  notAfter: %s
            allowedOrigins: [https://epr.northgate.example]
            serviceDesk: {name: Northgate IT service desk, phone: 01604 555 0100, email: desk@northgate.example}
            """;

    static final String FEED = """
            name: Feed %d
            odsCode: A810%02d
            freshness: live
            fhirBaseUrl: %s
            authentication: {kind: none}
            supplies: [Patient, AllergyIntolerance, Condition, MedicationRequest, Observation]
            deadline: %ds
            dialect: {pageSize: 1000}
            """;
}
