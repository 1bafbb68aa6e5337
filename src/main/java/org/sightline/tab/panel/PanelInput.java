package org.sightline.tab.panel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.PanelSource.State;
import org.sightline.tab.panel.asked.Absence;
import org.sightline.tab.panel.asked.Answers;
import org.sightline.tab.panel.asked.Questions;
import org.sightline.tab.panel.asked.WindowWords;
import org.sightline.tab.panel.chart.ChartTarget;

/**
 * All that a panel is given.
 *
 * @param sources the feeds that supply what the panel shows, in the order of the configuration
 * @param notices what is missing from it and why, most serious first
 * @param someWithheld whether anything the panel would have shown is withheld; never what or how much
 * @param questions what was asked of the sources
 */
public record PanelInput(
        PanelDefinition definition,
        List<PanelSource> sources,
        List<Notice> notices,
        boolean someWithheld,
        PanelPlace place,
        Instant now,
        Questions questions) {

    public PanelInput {
        sources = List.copyOf(sources);
        notices = List.copyOf(notices);
    }

    /** The same with other sources. */
    public PanelInput with(List<PanelSource> others) {
        return new PanelInput(definition, others, notices, someWithheld, place, now, questions);
    }

    /** The same with what is set for the patient. */
    public PanelInput withTargets(Map<String, List<ChartTarget>> targets) {
        return new PanelInput(definition, sources, notices, someWithheld, place.withTargets(targets), now, questions);
    }

    /** The words for what is not there. */
    public Absence absence() {
        return new Absence(
                questions,
                new Answers(
                        named(State.IN_FULL),
                        named(State.IN_PART),
                        named(State.MISSING),
                        named(State.REFUSED),
                        named(State.AWAITED),
                        named(State.NOT_KNOWN)),
                someWithheld);
    }

    /** Whether the tab file keeps the panel from speaking of nothing in a record like this one. */
    public boolean isQuiet() {
        return !whyQuiet().isEmpty();
    }

    /** All sources that say a gender say one for which it is quiet, or the patient is as old as that; empty otherwise. */
    private String whyQuiet() {
        if (!place.genders().isEmpty() && definition.excerpt().quietFor().containsAll(place.genders())) {
            return "whose gender is given as " + String.join(" or ", place.genders());
        }
        Integer age = place.age(now);
        int from = definition.excerpt().quietFromAge();
        return from > 0 && age != null && age >= from ? "of " + age + " years" : "";
    }

    /** What the panel says without rows. */
    String empty(String noun) {
        return isQuiet() ? absence().quiet(noun, whyQuiet()) : absence().empty(noun);
    }

    private List<String> named(State state) {
        return sources.stream()
                .filter(source -> source.state() == state)
                .map(PanelSource::name)
                .toList();
    }

    public boolean nobodyAnswered() {
        return sources.stream().noneMatch(PanelSource::answered);
    }

    /** The sources still to answer. */
    public List<String> awaited() {
        return named(State.AWAITED);
    }

    /** The first rows of a list, as many as the tab file lets stand; all of them where the panel is opened alone. */
    public <R> List<R> firstOf(List<R> rows) {
        int most = definition.excerpt().rows();
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
                        .map(resource -> new Entry<>(type.cast(resource), source, place)));
    }

    /**
     * How far back a type is asked for, within a sentence: {@code in the last 24 months}.
     *
     * @param months what is said where the searches have no window of their own
     */
    public String askedOf(String type, int months) {
        String words = WindowWords.ofLongest(definition.searches().stream()
                .filter(need -> need.resourceType().equals(type))
                .flatMap(need -> need.since().stream()));
        return words.isEmpty() ? "in the last " + months + " months" : words + (words.contains(",") ? "," : "");
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
