package org.sightline.registration.withheld;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ListSystem;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.FeedId;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.RecordCategory.WithheldCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.SensitiveCode;

/**
 * Rules that never apply, because another one stands in their way or says the same: their author believes that they do
 * something. Each is a warning at its place.
 */
public final class RulesInVain {

    private RulesInVain() {}

    /** Notes each item that one before it is the same as. */
    public static void warnOfRepeats(List<ConfigValue> items, Function<ConfigValue, String> key) {
        Set<String> before = new HashSet<>();
        items.stream()
                .filter(item -> !before.add(key.apply(item)))
                .forEach(item -> item.warning("stands above already"));
    }

    static String codeOf(ConfigValue entry) {
        return ListSystem.of(WithheldRules.normalised(entry.text("system"))) + " " + entry.text("code");
    }

    /** Of {@code withheld.yaml}. */
    static void inWithheld(ConfigValue root, WithheldRules rules) {
        Map<String, ConfigValue> systems = new HashMap<>();
        root.items("labels").forEach(label -> ofLabels(label, systems));
        warnOfRepeats(root.items("lists"), list -> SensitiveLists.nameOf(list).strip());
        List<ConfigValue> codes = root.items("codes");
        warnOfRepeats(codes, RulesInVain::codeOf);
        codes.stream()
                .filter(code -> rules.codes().isInAList(sensitive(code)))
                .forEach(code -> code.warning("changes nothing: a list above withholds it already"));
        warnOfRepeats(root.items("associations"), one -> one.text("name"));
        root.items("associations").stream()
                .flatMap(one -> one.items("with", "codes").stream())
                .filter(code -> rules.codes().holds(sensitive(code)))
                .forEach(code -> code.warning("changes nothing: it is withheld whatever it goes with"));
    }

    /** Of the kinds of information in {@code withheld.yaml}. */
    static void inKinds(ConfigValue root, WithheldRules rules, FeedsThere feeds) {
        List<ConfigValue> all = root.items("categories");
        WithheldRules others = rules.withoutCategories();
        for (int i = 0; i < all.size(); i++) {
            inCategory(all.get(i), others, feeds.unconnected());
            for (ConfigValue feed : all.get(i).items("feeds")) {
                hiding(rules.categories(), i, new FeedId(feed.text()))
                        .ifPresent(by -> feed.warning("changes nothing: \""
                                + by.kind().name() + "\" withholds it from everybody whom this does"));
            }
            ofShownTo(all.get(i), feeds);
        }
        root.items("restrictedPatients", "mustAnswer")
                .forEach(feed -> rules.categories().stream()
                        .filter(category -> category.kind().feeds().contains(new FeedId(feed.text())))
                        .forEach(by -> feed.warning("is not asked for those from whom \""
                                + by.kind().name() + "\" withholds it: for them every record stays in doubt")));
    }

    /** Of organisations for which none of the feeds is, where a kind is what feeds hold and nothing else. */
    private static void ofShownTo(ConfigValue category, FeedsThere feeds) {
        boolean byElse = Stream.of("documentTypes", "labels", "codes", "lists").anyMatch(category::has);
        category.items("shownTo", "organisations").stream()
                .filter(one ->
                        !byElse && category.items("feeds").stream().noneMatch(feed -> feeds.isFor(feed, one.text())))
                .forEach(one -> one.warning("is shown nothing by it: no feed of this category is for its users"));
    }

    /** The kind that withholds a feed from no fewer than the one at this place does. */
    private static Optional<WithheldCategory> hiding(List<WithheldCategory> all, int place, FeedId feed) {
        return IntStream.range(0, all.size())
                .filter(i -> i != place && all.get(i).kind().feeds().contains(feed))
                .filter(i -> all.get(i).isNoLessStrictThan(all.get(place))
                        && (i < place || !all.get(place).isNoLessStrictThan(all.get(i))))
                .mapToObj(all::get)
                .findFirst();
    }

    private static void ofLabels(ConfigValue label, Map<String, ConfigValue> systems) {
        Stream.concat(Stream.of(label.field("system")), label.items("aliases").stream())
                .forEach(system -> {
                    ConfigValue before = systems.put(WithheldRules.normalised(system.text()), label);
                    if (before != null && before != label) {
                        before.warning("never applies to " + system.text()
                                + ": the labels of that system stand once more" + " below, and those count");
                    } else if (before != null) {
                        system.warning("is given twice");
                    }
                });
        Function<ConfigValue, String> code = entry -> entry.text("code");
        warnOfRepeats(label.items("withheld"), code);
        warnOfRepeats(label.items("shown"), code);
        Set<String> withheld =
                new HashSet<>(label.items("withheld").stream().map(code).toList());
        boolean otherShown = label.text("anyOther").equals("shown");
        for (ConfigValue shown : label.items("shown")) {
            if (withheld.contains(code.apply(shown))) {
                shown.warning("is never shown: it stands under withheld as well, and that counts");
            } else if (otherShown) {
                shown.warning("changes nothing: anyOther shows it already");
            }
        }
    }

    /**
     * Of a category of {@code objections.yaml}.
     *
     * @param withheld what is shown to nobody anyway; null if that cannot be told
     * @param unconnected feeds that are only named
     */
    static void inCategory(ConfigValue category, @Nullable WithheldRules withheld, Set<String> unconnected) {
        Stream.of("codes", "labels", "documentTypes")
                .forEach(field -> warnOfRepeats(category.items(field), RulesInVain::codeOf));
        Stream.of("feeds", "lists").forEach(field -> warnOfRepeats(category.items(field), ConfigValue::text));
        category.items("feeds").stream()
                .filter(feed -> unconnected.contains(feed.text()))
                .forEach(feed -> feed.warning("changes nothing: the feed is not connected"));
        if (withheld == null) {
            return;
        }
        Stream.of("codes", "documentTypes")
                .flatMap(field -> category.items(field).stream())
                .filter(code -> isWithheldForEver(sensitive(code), withheld))
                .forEach(code -> code.warning("changes nothing: withheld.yaml withholds it from everybody"));
        category.items("labels").stream()
                .filter(label -> isWithheldForEver(label, withheld))
                .forEach(label -> label.warning("changes nothing: withheld.yaml withholds it from everybody"));
        category.items("feeds").stream()
                .filter(feed -> forEver(withheld).anyMatch(kind -> kind.feeds().contains(new FeedId(feed.text()))))
                .forEach(feed -> feed.warning("changes nothing: withheld.yaml withholds it from everybody"));
    }

    private static Stream<RecordCategory> forEver(WithheldRules withheld) {
        return withheld.categories().stream()
                .filter(WithheldCategory::isForEver)
                .map(WithheldCategory::kind);
    }

    private static boolean isWithheldForEver(SensitiveCode code, WithheldRules withheld) {
        return withheld.codes().holds(code)
                || forEver(withheld).anyMatch(kind -> kind.rules().codes().holds(code));
    }

    private static boolean isWithheldForEver(ConfigValue label, WithheldRules withheld) {
        LabelRule rule = withheld.labels().get(WithheldRules.normalised(label.text("system")));
        return rule != null && rule.withholds(label.text("code"), true, _ -> true);
    }

    private static SensitiveCode sensitive(ConfigValue code) {
        return new SensitiveCode(ListSystem.of(WithheldRules.normalised(code.text("system"))), code.text("code"));
    }
}
