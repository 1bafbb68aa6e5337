package org.sightline.registration.withheld;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.FeedId;
import org.sightline.registration.RecordCategory.WithheldCategory;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.Association;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.registration.WithheldRules.SensitiveCodes;
import org.sightline.registration.admission.Whom;

/** Reads {@code withheld.yaml}. */
public final class WithheldReader {

    public static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/withheld.schema.json");

    private final SensitiveLists lists;
    private final FeedsThere feeds;
    private final WhomReader whom;

    /** @param whom reads to whom something is shown */
    public WithheldReader(SensitiveLists lists, FeedsThere feeds, WhomReader whom) {
        this.lists = lists;
        this.feeds = feeds;
        this.whom = whom;
    }

    public Optional<WithheldRules> read(ConfigValue root) {
        SensitiveLists.Resolved resolved = lists.of(root);
        root.items("labels").stream()
                .flatMap(label -> label.items("withheld").stream())
                .forEach(entry -> entry.find("shownTo").ifPresent(whom::check));
        List<Association> associations = root.items("associations").stream()
                .map(one -> new Association(one.text("name"), side(one, "of"), side(one, "with")))
                .toList();
        List<WithheldCategory> categories = categories(root);
        RestrictedPatients restrictedPatients =
                root.find("restrictedPatients").map(this::restrictedPatients).orElse(RestrictedPatients.WHEREABOUTS);
        if (!root.isSound()) {
            return Optional.empty();
        }
        WithheldRules rules = new WithheldRules(
                labels(root),
                new SensitiveCodes(codes(root), resolved.loaded()),
                resolved.gaps(),
                categories,
                associations,
                restrictedPatients,
                WithheldLines.of(root, resolved, feeds));
        RulesInVain.inWithheld(root, rules);
        RulesInVain.inKinds(root, rules, feeds);
        return Optional.of(rules);
    }

    private List<WithheldCategory> categories(ConfigValue root) {
        CategoryReader reader = new CategoryReader(feeds, lists::named);
        List<ConfigValue> all = root.items("categories");
        all.forEach(one -> one.find("shownTo").ifPresent(whom::check));
        return all.stream()
                .map(one -> new WithheldCategory(
                        reader.read(one, "name"),
                        one.find("shownTo").flatMap(whom::read).orElse(null)))
                .toList();
    }

    private RestrictedPatients restrictedPatients(ConfigValue block) {
        List<ConfigValue> named = block.items("mustAnswer");
        for (ConfigValue feed : named) {
            if (feeds.isThere(feed) && feeds.unconnected().contains(feed.text())) {
                feed.error("is not connected, so it never says whether a record is restricted");
            }
        }
        return new RestrictedPatients(
                block.text("then").equals("recordNotShown"),
                named.stream()
                        .map(ConfigValue::text)
                        .filter(feeds.ids()::contains)
                        .map(FeedId::new)
                        .collect(Collectors.toSet()),
                block.items("labels").stream()
                        .map(label -> new SensitiveCode(
                                WithheldRules.normalised(label.text("system")),
                                label.text("code").strip()))
                        .collect(Collectors.toSet()));
    }

    /** One side of an association; without its lists it would let through what it is there for. */
    private WithheldRules side(ConfigValue association, String field) {
        ConfigValue side = association.field(field);
        List<ValueSet> loaded = side.items("lists").stream()
                .flatMap(list -> lists.named(list).stream())
                .toList();
        if (!side.has("lists") && !side.has("codes")) {
            side.error("names neither codes nor lists");
        }
        return new WithheldRules(Map.of(), codes(side), loaded, List.of());
    }

    private Map<String, LabelRule> labels(ConfigValue root) {
        Map<String, LabelRule> labels = new HashMap<>();
        for (ConfigValue label : root.items("labels")) {
            LabelRule rule = new LabelRule(
                    codesOf(label, "withheld"),
                    codesOf(label, "shown"),
                    label.text("anyOther").equals("withheld"),
                    afterOverride(label),
                    shownTo(label));
            labels.put(WithheldRules.normalised(label.text("system")), rule);
            label.texts("aliases").forEach(alias -> labels.put(WithheldRules.normalised(alias), rule));
        }
        return labels;
    }

    private static Set<String> codesOf(ConfigValue label, String field) {
        return label.items(field).stream().map(entry -> entry.text("code")).collect(Collectors.toSet());
    }

    private static Set<String> afterOverride(ConfigValue label) {
        return label.items("withheld").stream()
                .filter(entry -> entry.text("override", "never").equals("afterOverride"))
                .map(entry -> entry.text("code"))
                .collect(Collectors.toSet());
    }

    private Map<String, Whom> shownTo(ConfigValue label) {
        Map<String, Whom> shownTo = new HashMap<>();
        label.items("withheld")
                .forEach(entry -> entry.find("shownTo")
                        .flatMap(whom::read)
                        .ifPresent(those -> shownTo.put(entry.text("code"), those)));
        return shownTo;
    }

    private static Set<SensitiveCode> codes(ConfigValue root) {
        List<ConfigValue> codes = root.items("codes");
        return codes.stream()
                .map(code -> new SensitiveCode(
                        ListSystem.of(WithheldRules.normalised(code.text("system"))), code.text("code")))
                .collect(Collectors.toSet());
    }
}
