package org.sightline.audit.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.command.TrailFinding.Kind;
import org.sightline.audit.seal.Seal;
import org.sightline.audit.seal.SealHead;
import org.sightline.audit.seal.TrailFormatException;

/**
 * Seals that were kept elsewhere: they tell of a tail that was cut, and of a backup that was restored and went on. The
 * files of a folder and of those in it are read, and of each line what follows the first brace, so that a syslog's lines
 * serve too.
 */
final class Checkpoints {

    private final TreeMap<Long, Seal> unseen = new TreeMap<>();
    private int damaged;
    private int agreeing;
    private @Nullable SealHead lastAgreeing;
    private @Nullable Seal parted;
    private @Nullable Seal lastParted;

    static Checkpoints none() {
        return new Checkpoints();
    }

    static Checkpoints in(List<Path> places) throws IOException {
        Checkpoints checkpoints = new Checkpoints();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        checkpoints.read(file);
                    }
                }
            } else {
                checkpoints.read(place);
            }
        }
        return checkpoints;
    }

    private void read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            read(lines);
        }
    }

    /** Each line that holds one. */
    void read(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int brace = line.indexOf('{');
            if (brace < 0) {
                continue;
            }
            try {
                Seal seal = SealLines.seal(line.substring(brace));
                unseen.merge(seal.head().number(), seal, (first, _) -> first);
            } catch (TrailFormatException _) {
                damaged++;
            }
        }
    }

    /** Compares a seal of the trail with what was kept of it. */
    void meet(SealHead head) {
        @Nullable Seal kept = unseen.remove(head.number());
        if (kept == null) {
            return;
        }
        if (kept.head().hash().equals(head.hash())) {
            agreeing++;
            lastAgreeing = head;
        } else {
            parted = parted == null ? kept : parted;
            lastParted = kept;
        }
    }

    /** What they say once all seals have been met. */
    void conclude(KnownKeys keys, TrailVerdict verdict) {
        if (parted != null && lastParted != null && trusted(parted, keys, verdict)) {
            verdict.wrong(parted(parted.head(), lastParted.head()));
        }
        Optional.ofNullable(unseen.lastEntry())
                .map(last -> last.getValue())
                .filter(last -> trusted(last, keys, verdict))
                .filter(last -> last.head().number()
                        > verdict.last().map(SealHead::number).orElse(0L))
                .ifPresent(last -> verdict.wrong(cut(last.head(), verdict.last().orElse(null))));
        if (lastAgreeing != null) {
            verdict.note("kept elsewhere: %,d checkpoints agree, the last of them with seal %d of %s"
                    .formatted(agreeing, lastAgreeing.number(), lastAgreeing.sealedAt()));
        }
        if (damaged > 0) {
            verdict.note("kept elsewhere: %,d lines are no checkpoints".formatted(damaged));
        }
    }

    private static boolean trusted(Seal kept, KnownKeys keys, TrailVerdict verdict) {
        boolean signed = keys.signed(kept);
        if (!signed) {
            verdict.wrong(new TrailFinding(
                    Kind.CHECKPOINT_NOT_SIGNED,
                    kept.head().number(),
                    0,
                    "the checkpoint of seal %d is not signed by a key that is trusted"
                            .formatted(kept.head().number())));
        }
        return signed;
    }

    private static TrailFinding cut(SealHead kept, @Nullable SealHead last) {
        long number = last == null ? 0 : last.number();
        long rows = kept.tally().rowsSoFar() - (last == null ? 0 : last.tally().rowsSoFar());
        return new TrailFinding(
                Kind.TAIL_CUT,
                number,
                0,
                ("the end is missing: the trail ends with seal %d of %s, and a checkpoint has seal %d of %s;"
                                + " %,d rows sealed between them are gone (a tail was cut, or an older backup restored)")
                        .formatted(
                                number,
                                last == null ? "no time" : last.sealedAt(),
                                kept.number(),
                                kept.sealedAt(),
                                rows));
    }

    private TrailFinding parted(SealHead first, SealHead last) {
        String since =
                lastAgreeing == null ? "the beginning" : lastAgreeing.sealedAt().toString();
        return new TrailFinding(
                Kind.ANOTHER_HISTORY,
                first.number(),
                0,
                ("the trail went on from a restored backup: its seal %d is another than a checkpoint's of %s; rows"
                                + " written between %s and %s may be gone")
                        .formatted(first.number(), first.sealedAt(), since, last.sealedAt()));
    }
}
