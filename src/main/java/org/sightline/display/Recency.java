package org.sightline.display;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * What decides which of two entries is the later: the time it is about, as long as its date is vague; then how settled
 * it is, when it was issued and when its source last changed it. Nobody else compares clinical dates.
 *
 * @param issued when its source gave it out; {@link Instant#MIN} if it does not say
 * @param changed when its source last changed it; {@link Instant#MIN} if it does not say
 * @param told whether it tells of what was, so that it cannot lie in the future
 * @param ahead whether it does all the same: then it is never the latest of what happened
 */
public record Recency(
        ClinicalDate when, Standing standing, Instant issued, Instant changed, boolean told, boolean ahead) {

    /** By how much the clocks of two servers may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private static final Set<String> JUDGED = Set.of("Observation", "DiagnosticReport");

    /** Types that tell of what was, not of what is planned. */
    private static final Set<String> TOLD = Set.of(
            "AllergyIntolerance",
            "ClinicalImpression",
            "Communication",
            "Composition",
            "Condition",
            "DiagnosticReport",
            "DocumentReference",
            "FamilyMemberHistory",
            "Immunization",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "Procedure",
            "QuestionnaireResponse");

    /** What corrects comes before what is corrected. */
    private static final Comparator<Recency> BY_WEIGHT = Comparator.comparing(Recency::standing)
            .thenComparing(Recency::issued, Comparator.reverseOrder())
            .thenComparing(Recency::changed, Comparator.reverseOrder());

    /**
     * The latest first by the last moment each may mean, the more exact of two of one end first; then what has no date,
     * then what lies ahead.
     */
    public static final Comparator<Recency> LATEST_FIRST = Comparator.comparing(Recency::ahead)
            .thenComparing((Recency one) -> one.end(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(one -> one.start(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(BY_WEIGHT);

    /** By the first moment each may mean; what has no date comes last. */
    public static final Comparator<Recency> SOONEST_FIRST =
            Comparator.comparing((Recency one) -> one.start(Instant.MAX)).thenComparing(BY_WEIGHT);

    /** By the first moment each may mean, so that a vague date makes nothing seem newer than it may be. */
    public static final Comparator<Recency> SURELY_LATEST_FIRST = Comparator.comparing(Recency::ahead)
            .thenComparing((Recency one) -> one.start(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(BY_WEIGHT);

    /**
     * Which of several that may be the latest is taken for it: one that has a date, the most settled, else the one issued
     * or changed last.
     */
    static final Comparator<Recency> BEST_FIRST = Comparator.comparing((Recency one) -> !one.when.isKnown())
            .thenComparing(BY_WEIGHT)
            .thenComparing(SURELY_LATEST_FIRST)
            .thenComparing(LATEST_FIRST);

    /** How settled the statement of a laboratory or a ward is. */
    public enum Standing {
        CORRECTED,
        /** Final, or of a kind that is not given out in versions. */
        FINAL,
        PRELIMINARY,
        REGISTERED,
        /** Cancelled, or of a status that says nothing. */
        NONE;

        static Standing of(String status) {
            return switch (status) {
                case "corrected", "amended", "appended" -> CORRECTED;
                case "final" -> FINAL;
                case "preliminary", "partial" -> PRELIMINARY;
                case "registered" -> REGISTERED;
                default -> NONE;
            };
        }
    }

    /** How the times of two entries stand to each other. */
    public enum Relation {
        LATER,
        EARLIER,
        SAME_TIME,
        /** One of them has no date, or they overlap. */
        CANNOT_TELL;

        public String words() {
            return switch (this) {
                case LATER -> "Later";
                case EARLIER -> "Earlier";
                case SAME_TIME -> "Same time";
                case CANNOT_TELL -> "Cannot tell which is later";
            };
        }
    }

    /** @param when the time the resource is about */
    public static Recency of(ClinicalDate when, Resource resource) {
        boolean judged = JUDGED.contains(resource.fhirType());
        return new Recency(
                when,
                judged ? Standing.of(text(resource, "status")) : Standing.FINAL,
                instant(judged ? text(resource, "issued") : ""),
                instant(resource.getMeta().getLastUpdatedElement().getValueAsString()),
                TOLD.contains(resource.fhirType()) && !"preparation".equals(text(resource, "status")),
                false);
    }

    /** The same as it is seen at {@code now}. */
    public Recency asOf(Instant now) {
        boolean future = start(Instant.MIN).isAfter(now.plus(CLOCKS));
        return new Recency(when, standing, issued, changed, told, told && future);
    }

    /** How it stands to another: later or earlier only where that is sure. */
    public Relation to(Recency other) {
        if (!when.isKnown() || !other.when.isKnown()) {
            return Relation.CANNOT_TELL;
        }
        if (start(Instant.MIN).isAfter(other.end(Instant.MIN))) {
            return Relation.LATER;
        }
        if (other.start(Instant.MIN).isAfter(end(Instant.MIN))) {
            return Relation.EARLIER;
        }
        boolean moment = start(Instant.MIN).equals(end(Instant.MIN));
        return moment && Objects.equals(when.span(), other.when.span()) ? Relation.SAME_TIME : Relation.CANNOT_TELL;
    }

    private Instant start(Instant otherwise) {
        return when.earliest(otherwise);
    }

    private Instant end(Instant otherwise) {
        return when.latest(otherwise);
    }

    private static String text(Resource resource, String element) {
        Base[] values = resource.getProperty(element.hashCode(), element, false);
        return values == null || values.length == 0 ? "" : Objects.requireNonNullElse(values[0].primitiveValue(), "");
    }

    private static Instant instant(String sent) {
        return ClinicalDate.of(sent).latest(Instant.MIN);
    }
}
