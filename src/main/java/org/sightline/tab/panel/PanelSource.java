package org.sightline.tab.panel;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.registration.FeedRegistration;

/**
 * One feed as a panel sees it, after withholding.
 *
 * @param feed the feed's id
 * @param name its name as the page shows it
 * @param baseUrl the feed's FHIR base: absolute references below it are its own
 * @param state how much of what the panel needs it gave
 * @param readAt when it was read, {@code 21-Nov-2026 09:02}; empty when it was not
 * @param sinceOrNull when the reader last opened the record, and now; absent when they never did
 */
public record PanelSource(
        String feed,
        String name,
        String baseUrl,
        State state,
        String readAt,
        Sent sent,
        @Nullable Since sinceOrNull) {

    /** How much of what a panel needs a source gave. */
    public enum State {
        /** Asked, and not answered yet. */
        AWAITED,
        /** Nothing of it can be used. */
        MISSING,
        /** It would not let us have any of it. */
        REFUSED,
        /** Some of it. */
        IN_PART,
        /** It holds no record of the patient: an answer, and neither something nor nothing recorded. */
        NOT_KNOWN,
        /** All of it. */
        IN_FULL
    }

    /**
     * What it sent, by {@code Type/id}.
     *
     * @param resources the matches, in the feed's order
     * @param included what came along by {@code _include}
     */
    public record Sent(SequencedMap<String, Resource> resources, Map<String, Resource> included) {

        public static final Sent NOTHING = new Sent(byKey(List.of()), Map.of());

        public Sent {
            resources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(resources));
            included = Map.copyOf(included);
        }
    }

    public SequencedMap<String, Resource> resources() {
        return sent.resources;
    }

    public Map<String, Resource> included() {
        return sent.included;
    }

    /** A source of which nothing is to be shown. */
    public static PanelSource empty(FeedRegistration feed, State state, @Nullable Instant readAt) {
        return of(feed, state, readAt, Sent.NOTHING, null);
    }

    /**
     * @param readAt null if it was not read
     * @param since null if the reader never opened the record before
     */
    public static PanelSource of(
            FeedRegistration feed, State state, @Nullable Instant readAt, Sent sent, @Nullable Since since) {
        return new PanelSource(
                feed.id().value(),
                feed.name(),
                feed.connection().map(c -> c.fhirBaseUrl().toString()).orElse(""),
                state,
                readAt == null ? "" : ClinicalDate.of(readAt).text(),
                sent,
                since);
    }

    /** What a source sent, by {@code Type/id}; what it sent twice comes once. One id at two addresses is two resources. */
    public static SequencedMap<String, Resource> byKey(List<Resource> resources) {
        SequencedMap<String, Resource> once = new LinkedHashMap<>();
        resources.forEach(resource -> {
            Resource first = once.putIfAbsent(keyOf(resource), resource);
            if (first != null && !baseOf(first).equals(baseOf(resource))) {
                once.putIfAbsent(baseOf(resource) + "/" + keyOf(resource), resource);
            }
        });
        return once;
    }

    private static String baseOf(Resource resource) {
        return Objects.requireNonNullElse(resource.getIdElement().getBaseUrl(), "");
    }

    /** {@code Type/id}, or a name of its own for a resource that has no id. */
    public static String keyOf(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return resource.fhirType() + "/" + (id == null ? "without-id-" + System.identityHashCode(resource) : id);
    }

    /** Whether an entry of this date was recorded since the reader last opened the record. */
    public boolean isNews(ClinicalDate recorded) {
        return sinceOrNull != null && recorded.isWithin(sinceOrNull.lastOpened(), sinceOrNull.now());
    }

    /** The time that has passed since the reader last opened the record. */
    public record Since(Instant lastOpened, Instant now) {}

    public boolean awaited() {
        return state == State.AWAITED;
    }

    /** Whether any of what the panel needs was answered. */
    public boolean answered() {
        return state == State.IN_PART || state == State.NOT_KNOWN || state == State.IN_FULL;
    }

    public boolean refused() {
        return state == State.REFUSED;
    }

    /** The same source with no more than these of its matches; references among all of them still resolve. */
    public PanelSource with(Map<String, Resource> some) {
        Map<String, Resource> others = new LinkedHashMap<>(sent.resources);
        others.putAll(sent.included);
        Sent less = new Sent(new LinkedHashMap<>(some), others);
        return new PanelSource(feed, name, baseUrl, state, readAt, less, sinceOrNull);
    }

    public boolean inFull() {
        return state == State.IN_FULL;
    }
}
