package org.sightline.registration.withheld;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;
import org.sightline.codes.ValueSets;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.FeedId;
import org.sightline.registration.ObjectionCategory;
import org.sightline.registration.ObjectionRules;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.registration.withheld.WithheldReader.FeedsThere;

/** Reads {@code objections.yaml}, which a folder need not have. */
public final class ObjectionReader {

    public static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/objections.schema.json");

    private static final List<String> BY = List.of("feeds", "documentTypes", "labels", "codes", "lists");

    private final @Nullable ValueSets lists;
    private final FeedsThere feeds;
    private final @Nullable WithheldRules withheld;
    private final Set<String> ids = new HashSet<>();

    /**
     * @param lists null if they could not be read: then whether one is there cannot be said
     * @param withheld what is shown to nobody; null if it could not be read
     */
    public ObjectionReader(@Nullable ValueSets lists, FeedsThere feeds, @Nullable WithheldRules withheld) {
        this.lists = lists;
        this.feeds = feeds;
        this.withheld = withheld;
    }

    public Optional<ObjectionRules> read(ConfigValue root) {
        RulesInVain.warnOfRepeats(root.items("categories"), category -> category.text("name"));
        List<ObjectionCategory> categories =
                root.items("categories").stream().map(this::category).toList();
        return root.isSound()
                ? Optional.of(new ObjectionRules(
                        List.copyOf(root.texts("told")),
                        categories,
                        root.find("office").map(ObjectionReader::office).orElse(null)))
                : Optional.empty();
    }

    private ObjectionCategory category(ConfigValue category) {
        String id = category.text("id");
        if (!ids.add(id)) {
            category.field("id").error("names a category that stands above already");
        }
        List<ConfigValue> named = category.items("feeds");
        named.stream()
                .filter(feed -> !feeds.ids().contains(feed.text()))
                .forEach(feed -> feed.error("is not the name of a file in feeds/"));
        List<ValueSet> loaded = category.items("lists").stream()
                .flatMap(list -> loaded(list).stream())
                .toList();
        WithheldRules rules = new WithheldRules(labels(category), codes(category, "codes"), loaded, List.of());
        boolean byNothing = BY.stream().noneMatch(category::has);
        if (byNothing) {
            category.error("says of nothing that it is of this category");
        }
        RulesInVain.inCategory(category, withheld, feeds.unconnected());
        return new ObjectionCategory(
                id,
                category.text("name"),
                category.text("override", "never").equals("afterOverride"),
                named.stream()
                        .map(ConfigValue::text)
                        .filter(feeds.ids()::contains)
                        .map(FeedId::new)
                        .collect(Collectors.toSet()),
                codes(category, "documentTypes"),
                rules);
    }

    /** Without its list a category would keep nothing back, and nobody would see that on a page. */
    private Optional<ValueSet> loaded(ConfigValue list) {
        if (lists == null) {
            return Optional.empty();
        }
        Optional<ValueSet> found = lists.named(list.text());
        if (found.isEmpty()) {
            list.error("is not a list in value-sets/, so what patients object to would be shown");
        }
        return found;
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

    private static ServiceDesk office(ConfigValue office) {
        return new ServiceDesk(office.text("name"), office.text("phone"), office.text("email"));
    }
}
