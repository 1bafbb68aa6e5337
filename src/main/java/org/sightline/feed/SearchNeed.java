package org.sightline.feed;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.Setting;

/**
 * What one panel needs of every feed that supplies the resource type, or of those of some settings only.
 *
 * @param resourceType a FHIR R4 resource type
 * @param tokens token search parameters and the values any of which will do, at least one each, {@code system|code} or {@code code}
 * @param sinceOrNull how far back, if not for ever
 * @param includes values of {@code _include}, such as {@code MedicationRequest:medication}
 * @param settings the feeds it is asked of, besides those that say no setting; empty for all
 */
public record SearchNeed(
        String resourceType,
        Map<String, Set<String>> tokens,
        @Nullable Since sinceOrNull,
        Set<String> includes,
        Set<Setting> settings) {

    private static final String MISSING = ":missing";

    public SearchNeed {
        tokens = tokens.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
        if (tokens.values().stream().anyMatch(Set::isEmpty)) {
            throw new IllegalArgumentException("a token parameter without a value");
        }
        includes = Set.copyOf(includes);
        settings = Set.copyOf(settings);
    }

    /** Whether the look-up of the patient meets it, so that nothing more is asked. */
    public boolean isMetByLookUp() {
        return resourceType.equals("Patient");
    }

    /** Asked of every feed. */
    public SearchNeed(
            String resourceType, Map<String, Set<String>> tokens, @Nullable Since sinceOrNull, Set<String> includes) {
        this(resourceType, tokens, sinceOrNull, includes, Set.of());
    }

    /** How far back; empty for ever. */
    public Optional<Since> since() {
        return Optional.ofNullable(sinceOrNull);
    }

    /** How far back, by whichever parameter. */
    public Window window() {
        return since().map(Since::window).orElse(Window.ALL_TIMES);
    }

    /** Whether this feed is asked, as far as its setting decides. */
    public boolean isFor(FeedRegistration feed) {
        return settings.isEmpty() || feed.setting().map(settings::contains).orElse(true);
    }

    /**
     * What asks for the entries that lack the date by which a window finds the others; empty without a window.
     *
     * @see <a href="https://hl7.org/fhir/R4/search.html#modifiers">FHIR R4 search: the modifier missing</a>
     */
    public Optional<SearchNeed> undated() {
        return since().map(window -> {
            Map<String, Set<String>> without = new HashMap<>(tokens);
            without.put(window.dateParameter() + MISSING, Set.of("true"));
            return new SearchNeed(resourceType, without, null, includes, settings);
        });
    }

    /** Everything of this type, for ever. */
    public static SearchNeed all(String resourceType) {
        return new SearchNeed(resourceType, Map.of(), null, Set.of());
    }

    /**
     * A window that ends now.
     *
     * @param dateParameter the date search parameter, such as {@code date} or {@code authoredon}
     * @param window where it begins, not for ever
     */
    public record Since(String dateParameter, Window window) {
        public Since {
            if (window instanceof Window.AllTimes) {
                throw new IllegalArgumentException("a window without a beginning");
            }
        }

        /** @param months how many months back, more than 0 */
        public Since(String dateParameter, int months) {
            this(dateParameter, new Window.LastMonths(months));
        }

        /** The first day of it, by the day on which it is asked. */
        public LocalDate from(LocalDate today) {
            return window.from(today).orElseThrow();
        }

        /** Whether everything in the other window is in this one. */
        boolean covers(Since other) {
            return dateParameter.equals(other.dateParameter) && window.covers(other.window);
        }
    }
}
