package org.sightline.tab.panel;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.feed.ResourceKey;
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
        /** What it holds is not to be shown: some of it may be withheld. */
        NOT_ASKED,
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
     * What it sent, by {@link ResourceKey}.
     *
     * @param resources the matches, in the feed's order
     * @param included what came along by {@code _include}
     * @param live whether it was read from where it is kept, not from a copy made overnight
     */
    public record Sent(SequencedMap<String, Resource> resources, Map<String, Resource> included, boolean live) {

        public static final Sent NOTHING = new Sent(byKey(List.of()), Map.of());

        public Sent(SequencedMap<String, Resource> resources, Map<String, Resource> included) {
            this(resources, included, true);
        }

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

    /** What a source sent, by {@link ResourceKey}; what it sent twice comes once. One id at two addresses is two resources. */
    public static SequencedMap<String, Resource> byKey(List<Resource> resources) {
        SequencedMap<String, Resource> once = new LinkedHashMap<>();
        resources.forEach(resource -> once.putIfAbsent(keyOf(resource), resource));
        return once;
    }

    /** Its {@link ResourceKey}, or a name of its own for a resource that has no id. */
    public static String keyOf(Resource resource) {
        return ResourceKey.of(resource)
                .orElseGet(() -> resource.fhirType() + "/without-id-" + System.identityHashCode(resource));
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
        Sent less = new Sent(new LinkedHashMap<>(some), others, sent.live);
        return new PanelSource(feed, name, baseUrl, state, readAt, less, sinceOrNull);
    }

    public boolean inFull() {
        return state == State.IN_FULL;
    }
}
