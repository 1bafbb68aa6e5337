package org.sightline.audit.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.seal.SealHead;

/** What verifying found: how much, how far, and what is wrong, the first first. */
final class TrailVerdict {

    private static final int KEPT = 20;

    private final List<TrailFinding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long wrong;
    private long sound;
    private long dropped;
    private long waiting;
    private @Nullable Instant oldestWaiting;
    private @Nullable SealHead first;
    private @Nullable SealHead last;

    void wrong(TrailFinding finding) {
        wrong++;
        if (findings.size() < KEPT) {
            findings.add(finding);
        }
    }

    void note(String words) {
        notes.add(words);
    }

    void sealed(SealHead head) {
        if (first == null) {
            first = head;
        }
        last = head;
    }

    void soundRow() {
        sound++;
    }

    void droppedRow() {
        dropped++;
    }

    void waitingRow(Instant recordedAt) {
        waiting++;
        if (oldestWaiting == null || recordedAt.isBefore(oldestWaiting)) {
            oldestWaiting = recordedAt;
        }
    }

    boolean isSound() {
        return wrong == 0;
    }

    long soundRows() {
        return sound;
    }

    long droppedRows() {
        return dropped;
    }

    long waitingRows() {
        return waiting;
    }

    Optional<SealHead> last() {
        return Optional.ofNullable(last);
    }

    List<TrailFinding> findings() {
        return List.copyOf(findings);
    }

    /** For people, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (first == null || last == null) {
            lines.add("no seal");
        } else {
            lines.add("seals:     %,d to %,d, of %s to %s"
                    .formatted(first.number(), last.number(), first.sealedAt(), last.sealedAt()));
        }
        lines.add("rows:      %,d as they were sealed".formatted(sound)
                + (dropped == 0 ? "" : ", %,d dropped after their time".formatted(dropped)));
        if (waiting > 0) {
            lines.add("           %,d not sealed yet, the oldest of %s".formatted(waiting, oldestWaiting));
        }
        lines.addAll(notes);
        findings.stream().skip(1).forEach(also -> lines.add("also:      " + also.words()));
        if (wrong > findings.size()) {
            lines.add("also:      and %,d more".formatted(wrong - findings.size()));
        }
        lines.add(
                findings.isEmpty()
                        ? "The trail is as it was sealed."
                        : "WRONG, first of all: " + findings.getFirst().words());
        return lines;
    }
}
