package org.sightline.tab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelSource;

/**
 * All that was read for a tab: what its panels asked for, and what sources sent beyond that question. What the banner
 * alone asks for is read for the banner.
 */
final class ReadForTab {

    private ReadForTab() {}

    /** @param asked what its panels asked for */
    static PanelInput of(PanelInput asked, List<PermittedReading> readings, SearchPlan plan) {
        return asked.with(asked.sources().stream()
                .map(source -> readings.stream()
                        .filter(permitted ->
                                permitted.reading().feed().id().value().equals(source.feed()))
                        .filter(permitted -> permitted.reading().answer() instanceof FeedAnswer.Answered)
                        .map(permitted -> source.with(all(source, permitted.reading(), own(asked, permitted, plan))))
                        .findFirst()
                        .orElse(source))
                .toList());
    }

    /** The searches that serve the tab's own panels. */
    private static Set<SearchPlan.Search> own(PanelInput asked, PermittedReading permitted, SearchPlan plan) {
        FeedRegistration feed = permitted.reading().feed();
        return PanelQuestions.needsOf(asked.definition(), feed).stream()
                .filter(need -> !need.isMetByLookUp())
                .map(plan.at(feed)::searchFor)
                .collect(Collectors.toSet());
    }

    private static Map<String, Resource> all(PanelSource source, FeedReading reading, Set<SearchPlan.Search> own) {
        Map<String, Resource> all = new LinkedHashMap<>(source.resources());
        Map<SearchPlan.Search, SearchOutcome> outcomes =
                reading.answer() instanceof FeedAnswer.Answered answered ? answered.outcomes() : Map.of();
        outcomes.forEach((search, outcome) -> {
            if (own.contains(search)) {
                outcome.resources().stream()
                        .filter(resource -> !MatchFilter.isAnswer(search, resource))
                        .forEach(resource -> all.putIfAbsent(PanelSource.keyOf(resource), resource));
            }
        });
        return all;
    }
}
