package org.sightline.registration.withheld;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.FeedId;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;

/** Reads the kinds of information of one file, each by what is of it. */
final class CategoryReader {

    private static final List<String> BY = List.of("feeds", "documentTypes", "labels", "codes", "lists");

    private final FeedsThere feeds;
    private final Function<ConfigValue, Optional<ValueSet>> lists;
    private final Set<String> ids = new HashSet<>();

    /** @param lists the list of a name, noted if there is none */
    CategoryReader(FeedsThere feeds, Function<ConfigValue, Optional<ValueSet>> lists) {
        this.feeds = feeds;
        this.lists = lists;
    }

    /** @param idField that tells it from the others of its file */
    RecordCategory read(ConfigValue category, String idField) {
        String id = category.text(idField);
        if (!ids.add(id)) {
            category.field(idField).error("names a category that stands above already");
        }
        if (BY.stream().noneMatch(category::has)) {
            category.error("says of nothing that it is of this category");
        }
        List<ValueSet> loaded = category.items("lists").stream()
                .flatMap(list -> lists.apply(list).stream())
                .toList();
        return new RecordCategory(
                id,
                category.text("name"),
                category.text("override", "never").equals("afterOverride"),
                category.items("feeds").stream()
                        .filter(feeds::isThere)
                        .map(feed -> new FeedId(feed.text()))
                        .collect(Collectors.toSet()),
                codes(category, "documentTypes"),
                new WithheldRules(labels(category), codes(category, "codes"), loaded, List.of()));
    }

    private static Map<String, LabelRule> labels(ConfigValue category) {
        Map<String, Set<String>> bySystem = new HashMap<>();
        category.items("labels")
                .forEach(label -> bySystem.computeIfAbsent(
                                WithheldRules.normalised(label.text("system")), _ -> new HashSet<>())
                        .add(label.text("code")));
        return bySystem.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new LabelRule(entry.getValue(), Set.of(), false, Set.of(), Map.of())));
    }

    private static Set<SensitiveCode> codes(ConfigValue category, String field) {
        return category.items(field).stream()
                .map(code -> new SensitiveCode(
                        ListSystem.of(WithheldRules.normalised(code.text("system"))), code.text("code")))
                .collect(Collectors.toSet());
    }
}
