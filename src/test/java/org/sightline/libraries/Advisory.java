package org.sightline.libraries;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.jspecify.annotations.Nullable;

/**
 * A known vulnerability of a library.
 *
 * @param id such as {@code CVE-2026-42198}
 * @param artifact of which, as group and name
 * @param affected versions in Maven's notation, such as {@code [42.2.0,42.7.11)}
 * @param severity LOW, MEDIUM, HIGH or CRITICAL
 * @param source where it is said
 * @param accepted why it may be on board for a while; null if it may not
 */
record Advisory(
        String id,
        String artifact,
        String affected,
        String severity,
        String source,
        @Nullable Acceptance accepted) {

    private static final Set<String> GRAVE = Set.of("HIGH", "CRITICAL");

    /** @param until the last day on which it counts */
    record Acceptance(String reason, LocalDate until) {}

    static Advisory of(Map<String, Object> entry) {
        Acceptance accepted = null;
        if (entry.get("accepted") instanceof Map<?, ?> given) {
            accepted = new Acceptance(text(given, "reason"), LocalDate.parse(text(given, "until")));
        }
        return new Advisory(
                text(entry, "id"),
                text(entry, "package"),
                text(entry, "affected"),
                text(entry, "severity"),
                text(entry, "source"),
                accepted);
    }

    boolean affects(Library onBoard) {
        return onBoard.name().equals(artifact)
                && range().containsVersion(new DefaultArtifactVersion(onBoard.version()));
    }

    /** Whether it fails the build. */
    boolean isGraveOn(LocalDate today) {
        return GRAVE.contains(severity) && (accepted == null || today.isAfter(accepted.until()));
    }

    VersionRange range() {
        try {
            return VersionRange.createFromVersionSpec(affected);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(id + ": " + affected + " is no range of versions", e);
        }
    }

    private static String text(Map<?, ?> entry, String name) {
        if (entry.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("an advisory without " + name + ": " + entry);
    }
}
