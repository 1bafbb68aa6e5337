package org.sightline.tab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.ListResource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchPlan;
import org.sightline.registration.FeedRegistration;
import org.sightline.tab.panel.Notice;
import org.sightline.tab.panel.PanelDefinition;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.asked.ListExcuse;
import org.sightline.tab.panel.asked.Questions;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * What was asked of the feeds for each panel.
 *
 * @param plan what they were asked for all of the panels
 */
record PanelQuestions(SearchPlan plan, List<PermittedReading> readings) {

    private static final String CATEGORY = "category";

    Questions of(PanelDefinition panel, Instant now) {
        return panel.questions(panel.searches().stream().map(this::asAsked).toList(), now)
                .also(looksEverywhere(panel) ? wide(panel) : List.of())
                .notSupplied(notSupplied(panel), without(panel));
    }

    /** Where all are asked for, whatever their category, and sorted here, the category is no filter. */
    private SearchNeed asAsked(SearchNeed need) {
        if (!need.tokens().containsKey(CATEGORY)
                || plan.searchFor(need).tokens().containsKey(CATEGORY)) {
            return need;
        }
        Map<String, Set<String>> others = new HashMap<>(need.tokens());
        others.remove(CATEGORY);
        return new SearchNeed(need.resourceType(), others, need.sinceOrNull(), need.includes(), need.settings());
    }

    /** What this panel needs of this feed: nothing, if it is not connected or supplies none of it. */
    static List<SearchNeed> needsOf(PanelDefinition panel, FeedRegistration feed) {
        Set<String> supplies = feed.connection().map(c -> c.supplies()).orElse(Set.of());
        return panel.searches().stream()
                .filter(need ->
                        need.isMetByLookUp() ? feed.connection().isPresent() : supplies.contains(need.resourceType()))
                .filter(need -> need.isFor(feed))
                .toList();
    }

    static boolean looksEverywhere(PanelDefinition panel) {
        return PanelKinds.named(panel.kind())
                .filter(kind -> kind.is(PanelKind.Trait.LOOKS_EVERYWHERE))
                .isPresent();
    }

    /** What the tab asks of the panel's types without a filter, for other panels. */
    private List<SearchNeed> wide(PanelDefinition panel) {
        return plan.searches().stream()
                .filter(search ->
                        search.tokens().isEmpty() && panel.resourceTypes().contains(search.resourceType()))
                .map(search -> new SearchNeed(search.resourceType(), Map.of(), search.sinceOrNull(), Set.of()))
                .toList();
    }

    /** Those of the feeds the panel is about that supply none of it. */
    private List<String> without(PanelDefinition panel) {
        return readings.stream()
                .map(permitted -> permitted.reading().feed())
                .filter(feed -> isMeant(panel, feed) && needsOf(panel, feed).isEmpty())
                .map(FeedRegistration::name)
                .toList();
    }

    /** The types that some feeds that are asked do not supply, with these feeds. */
    private Map<String, List<String>> notSupplied(PanelDefinition panel) {
        Map<String, List<String>> feedsByType = new LinkedHashMap<>();
        for (PermittedReading permitted : readings) {
            FeedRegistration feed = permitted.reading().feed();
            List<SearchNeed> asked = needsOf(panel, feed);
            if (!asked.isEmpty() && !(permitted.reading().answer() instanceof FeedAnswer.PatientNotKnown)) {
                panel.searches().stream()
                        .filter(need -> need.isFor(feed) && !asked.contains(need))
                        .map(SearchNeed::resourceType)
                        .distinct()
                        .forEach(type -> feedsByType
                                .computeIfAbsent(type, _ -> new ArrayList<>())
                                .add(feed.name()));
            }
        }
        return feedsByType;
    }

    /** Whether the panel is about feeds of this one's setting: then it is told when such a feed supplies none of it. */
    private static boolean isMeant(PanelDefinition panel, FeedRegistration feed) {
        return feed.connection().isPresent()
                && feed.setting().isPresent()
                && panel.searches().stream()
                        .anyMatch(
                                need -> need.settings().contains(feed.setting().get()));
    }

    /** Whether a list of the feed says that some of these entries are missing; it is noted. */
    static boolean isExcused(
            FeedRegistration feed, FeedAnswer.Answered answered, List<SearchNeed> needs, List<Notice> notices) {
        List<String> excuses = FeedAnswer.resourcesOf(answered).stream()
                .filter(ListResource.class::isInstance)
                .map(ListResource.class::cast)
                .filter(list -> needs.stream().anyMatch(need -> ListExcuse.concerns(list, need.resourceType())))
                .flatMap(list -> ListExcuse.in(list).stream())
                .distinct()
                .toList();
        excuses.forEach(words -> notices.add(new Notice(Tone.WARNING, feed.name(), "says of its record: " + words)));
        return !excuses.isEmpty();
    }
}
