package org.sightline.tab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.feed.FeedAnswer;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.PanelSource;

/** All that was read for a tab: what its panels asked for, and what sources sent beyond the question. */
final class ReadForTab {

    private ReadForTab() {}

    /** @param asked what its panels asked for */
    static PanelInput of(PanelInput asked, List<PermittedReading> readings) {
        Set<String> types = asked.definition().resourceTypes();
        return asked.with(asked.sources().stream()
                .map(source -> readings.stream()
                        .filter(permitted ->
                                permitted.reading().feed().id().value().equals(source.feed()))
                        .filter(permitted -> permitted.reading().answer() instanceof FeedAnswer.Answered)
                        .map(permitted ->
                                (FeedAnswer.Answered) permitted.reading().answer())
                        .map(answered -> source.with(all(source, answered, types)))
                        .findFirst()
                        .orElse(source))
                .toList());
    }

    private static Map<String, Resource> all(PanelSource source, FeedAnswer.Answered answered, Set<String> types) {
        Map<String, Resource> all = new LinkedHashMap<>(source.resources());
        answered.outcomes().forEach((search, outcome) -> {
            if (types.contains(search.resourceType())) {
                outcome.resources().stream()
                        .filter(resource -> !MatchFilter.isAnswer(search, resource))
                        .forEach(resource -> all.putIfAbsent(PanelSource.keyOf(resource), resource));
            }
        });
        return all;
    }
}
