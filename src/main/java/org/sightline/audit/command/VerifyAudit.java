package org.sightline.audit.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.sightline.database.StorageUnavailableException;
import org.sightline.terminal.NotUnderstoodException;
import org.sightline.terminal.Terminal;

/** {@code ./sightline verify-audit}: whether a trail is as it was sealed, with nothing but the public key. */
public final class VerifyAudit {

    /** The trail is as it was sealed. */
    static final int SOUND = 0;

    /** Something is wrong with it. */
    static final int WRONG = 1;

    /** It could not be verified. */
    static final int NOT_VERIFIED = 2;

    private final Terminal terminal;

    VerifyAudit(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(new VerifyAudit(Terminal.ofThisProcess()).run(arguments));
    }

    int run(String... arguments) {
        try {
            AuditArguments asked = new AuditArguments(arguments, Set.of("key", "export", "checkpoints"), terminal);
            asked.none();
            long start = System.nanoTime();
            TrailVerdict verdict = verdict(asked);
            verdict.lines().forEach(terminal.out()::println);
            terminal.out()
                    .println("(read in %.1f s)"
                            .formatted(
                                    Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0));
            return verdict.isSound() ? SOUND : WRONG;
        } catch (NotUnderstoodException e) {
            terminal.err().println(e.getMessage() + " See ./sightline verify-audit --help.");
        } catch (IOException | StorageUnavailableException e) {
            terminal.err().println("The trail could not be read: " + e.getMessage());
        }
        return NOT_VERIFIED;
    }

    private TrailVerdict verdict(AuditArguments asked) throws NotUnderstoodException, IOException {
        KnownKeys keys = asked.keys();
        Checkpoints checkpoints = Checkpoints.in(asked.folders());
        for (String below : asked.belowOfBucket()) {
            BucketReading.read(terminal, below, checkpoints);
        }
        LiveTrail.Reading<TrailVerdict, IOException> verifying =
                (source, dropped) -> new TrailVerifier(source, keys, checkpoints::meet)
                        .knowingDropped(dropped)
                        .verify();
        Optional<Path> export = asked.path("export");
        TrailVerdict verdict = export.isPresent()
                ? new ExportedTrail(export.get()).read(verifying)
                : new LiveTrail(asked.database()).read(verifying);
        checkpoints.conclude(keys, verdict);
        return verdict;
    }
}
