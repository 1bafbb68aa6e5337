package org.sightline.trail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A row of the trail as it is read. What it does not say is empty.
 *
 * @param sequence later rows have higher ones, as a rule
 */
public record TrailEntry(
        long sequence, Instant at, Event event, Person person, Place place, Subject subject, Means means) {

    /**
     * What happened.
     *
     * @param name as the trail has it, such as {@code opening}
     * @param reason its code
     * @param detail of a refusal, for officers
     * @param reference that a refused user was shown
     */
    public record Event(String name, boolean refused, String reason, String detail, String reference) {}

    /**
     * Who it was, as they were then; of an attempt nobody knows.
     *
     * @param issuer who vouches for the subject
     * @param identifiers a list of objects with {@code system} and {@code value}
     * @param actingFor the name of whoever they acted for
     */
    public record Person(
            String issuer, String subject, String name, Role role, JsonNode identifiers, String actingFor) {}

    /** A role by its code, as the launch gave it. */
    public record Role(String system, String code, String name) {}

    /** From where, and in which launch. */
    public record Place(
            String organisationOds,
            String organisationName,
            String registration,
            String launchId,
            String door,
            String purpose) {}

    /**
     * Of whom, and what of the record.
     *
     * @param opening the sequence of the row with which it began; 0 if it is none that ends
     */
    public record Subject(
            String nhsNumber, String tab, String page, long opening, String delivery, Particulars particulars) {}

    /** What some events say besides, as they say it; missing in others. */
    public record Particulars(JsonNode feeds, JsonNode document, JsonNode objection, JsonNode reports) {}

    /** Through which node and program, and from which address. */
    public record Means(
            String node,
            String ip,
            String userAgent,
            String requestId,
            String configurationVersion,
            String applicationVersion,
            String claimedIssuer) {}

    /** What belongs together: a launch, or an entry of no launch by itself. */
    public String look() {
        return place.launchId().isEmpty() ? "entry " + sequence : place.launchId();
    }

    /** Whether it says how something ended that another row began. */
    public boolean isEnd() {
        return subject.opening() != 0;
    }

    public boolean is(String name) {
        return event.name().equals(name);
    }
}
