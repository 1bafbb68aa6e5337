package org.sightline.tab.panel;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.ClinicalDate;

/**
 * All that a panel is given.
 *
 * @param sources the feeds that supply what the panel shows, in the order of the configuration
 * @param notices what is missing from it and why, most serious first
 * @param someWithheld whether anything the panel would have shown is withheld; never what or how much
 * @param without those of the feeds the panel is about that supply none of it; empty for a panel about all feeds
 */
public record PanelInput(
        PanelDefinition definition,
        List<PanelSource> sources,
        List<Notice> notices,
        boolean someWithheld,
        PanelPlace place,
        Instant now,
        List<String> without) {

    public PanelInput {
        sources = List.copyOf(sources);
        notices = List.copyOf(notices);
        without = List.copyOf(without);
    }

    public PanelInput(
            PanelDefinition definition,
            List<PanelSource> sources,
            List<Notice> notices,
            boolean someWithheld,
            PanelPlace place,
            Instant now) {
        this(definition, sources, notices, someWithheld, place, now, List.of());
    }

    /** The same with other sources. */
    public PanelInput with(List<PanelSource> others) {
        return new PanelInput(definition, others, notices, someWithheld, place, now, without);
    }

    /** Whether every source answered in full and nothing is withheld: only then may "none recorded" be said. */
    public boolean isWhole() {
        return !sources.isEmpty() && !someWithheld && sources.stream().allMatch(PanelSource::inFull);
    }

    public boolean nobodyAnswered() {
        return sources.stream().noneMatch(PanelSource::answered);
    }

    /** The sources still to answer. */
    public List<String> awaited() {
        return sources.stream()
                .filter(PanelSource::awaited)
                .map(PanelSource::name)
                .toList();
    }

    /** The first rows of a list, as many as the tab file lets stand; all of them where the panel is opened alone. */
    public <R> List<R> firstOf(List<R> rows) {
        int most = definition.rows();
        return place.alone() || most == 0 || rows.size() <= most ? rows : rows.subList(0, most);
    }

    /**
     * The resources of one type, each with where it is from; what one source sent twice comes once, and what was entered
     * in error never.
     */
    public <T extends Resource> Stream<Entry<T>> entries(Class<T> type) {
        return sources.stream()
                .flatMap(source -> source.resources().values().stream()
                        .filter(type::isInstance)
                        .filter(resource -> !Codes.isEnteredInError(resource))
                        .map(resource -> new Entry<>(type.cast(resource), source)));
    }

    /** The first moment of a window that ends now. */
    public Instant monthsBack(String window) {
        return now.atZone(ClinicalDate.ZONE)
                .minusMonths(definition.months(window))
                .toLocalDate()
                .atStartOfDay(ClinicalDate.ZONE)
                .toInstant();
    }
}
