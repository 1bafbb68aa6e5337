package org.sightline.feed.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.Dialect;

/**
 * What a probe found out about one feed.
 *
 * @param dialectOrNull the dialect in which it answers; null if it could not be asked
 */
public record ProbeReport(
        List<ProbeFinding> findings, @Nullable Dialect dialectOrNull) {
    public ProbeReport {
        findings = List.copyOf(findings);
    }
}
