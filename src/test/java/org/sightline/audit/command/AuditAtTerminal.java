package org.sightline.audit.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sightline.audit.seal.PublicSealKey;
import org.sightline.audit.seal.SealedTrail;
import org.sightline.terminal.Terminal;

/** Somebody at a terminal with a trail, its public key and a folder for what is kept elsewhere. */
public final class AuditAtTerminal {

    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final SealedTrail trail;
    private final Path folder;

    public AuditAtTerminal(SealedTrail trail, Path folder) {
        this.trail = trail;
        this.folder = folder;
    }

    int verifyNothing() {
        return new VerifyAudit(terminal(Map.of())).run();
    }

    void threeSeals() {
        trail.seal();
        for (int i = 0; i < 3; i++) {
            trail.write(3);
            trail.seal();
        }
    }

    /** Keeps the latest seal elsewhere, now as a folder does and now as a syslog server. */
    void checkpoint() throws IOException {
        Files.createDirectories(folder.resolve("checkpoints"));
        Map<String, String> fields = trail.seals().getLast().seal().fields();
        String line = fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue().replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}\n"));
        String syslog = "<109>1 2026-11-30T23:59:30Z node-a sightline - SEAL - " + line;
        Files.writeString(
                folder.resolve("checkpoints/" + fields.get("number")),
                Integer.parseInt(fields.get("number")) % 2 == 0 ? line : syslog);
    }

    /** The database. @return the exit code */
    public int verify(String... more) throws IOException {
        return verify(environment(), more);
    }

    int verifyExport(String name) throws IOException {
        return verify(Map.of(), "--export", folder.resolve(name).toString());
    }

    int verify(Map<String, String> environment, String... more) throws IOException {
        words.reset();
        List<String> all = new ArrayList<>(List.of("--key", publicKey().toString()));
        all.addAll(List.of(more));
        return new VerifyAudit(terminal(environment)).run(all.toArray(String[]::new));
    }

    /** As the owner of the tables, with our keys for seals. */
    int drop(String export, String... more) throws IOException {
        words.reset();
        Path keys = folder.resolve("seal-keys.json");
        trail.saveKeys(keys);
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(
                List.of("--key", publicKey().toString(), folder.resolve(export).toString()));
        Map<String, String> owner = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                trail.database().url(),
                "QUARKUS_FLYWAY_USERNAME",
                "sightline_owner",
                "QUARKUS_FLYWAY_PASSWORD",
                "test-only",
                "SIGHTLINE_AUDIT_SEAL_KEY",
                "file:" + keys);
        return new AuditDrop(terminal(owner)).run(all.toArray(String[]::new));
    }

    private Path publicKey() throws IOException {
        return Files.writeString(
                folder.resolve("key.pem"),
                trail.publicKeys().stream().map(PublicSealKey::pem).collect(Collectors.joining()));
    }

    int export(String name, String... more) {
        words.reset();
        List<String> all = new ArrayList<>(List.of(more));
        all.add(folder.resolve(name).toString());
        return new AuditExport(terminal(environment())).run(all.toArray(String[]::new));
    }

    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", trail.database().url(),
                "QUARKUS_DATASOURCE_USERNAME", "sightline_app",
                "QUARKUS_DATASOURCE_PASSWORD", "test-only");
    }

    private Terminal terminal(Map<String, String> environment) {
        PrintStream print = new PrintStream(words, true, StandardCharsets.UTF_8);
        return new Terminal(print, print, environment, InstantSource.system());
    }

    public String said() {
        return words.toString(StandardCharsets.UTF_8);
    }

    String first() {
        return said().lines()
                .filter(line -> line.startsWith("WRONG"))
                .findFirst()
                .orElse("");
    }
}
