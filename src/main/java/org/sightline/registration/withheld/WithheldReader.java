package org.sightline.registration.withheld;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.configuration.Nearest;
import org.sightline.context.FeedId;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.AcceptedGap;
import org.sightline.registration.WithheldRules.Association;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.registration.WithheldRules.WithheldLine;
import org.sightline.registration.WithheldRules.WithheldLine.Kind;
import org.sightline.registration.admission.Whom;

/** Reads {@code withheld.yaml}. */
public final class WithheldReader {

    public static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/withheld.schema.json");

    private final SensitiveLists lists;
    private final FeedsThere feeds;
    private final Consumer<ConfigValue> checkWhom;

    /** @param checkWhom notes what is wrong with a block that names roles and organisations */
    public WithheldReader(SensitiveLists lists, FeedsThere feeds, Consumer<ConfigValue> checkWhom) {
        this.lists = lists;
        this.feeds = feeds;
        this.checkWhom = checkWhom;
    }

    /**
     * The feeds there are, by their ids, for the files that name some.
     *
     * @param ids of all, those among them whose files are not sound
     * @param unconnected those that are only named
     */
    public record FeedsThere(Set<String> ids, Set<String> unconnected) {
        public FeedsThere {
            ids = Set.copyOf(ids);
            unconnected = Set.copyOf(unconnected);
        }
    }

    public Optional<WithheldRules> read(ConfigValue root) {
        SensitiveLists.Resolved resolved = lists.of(root);
        root.items("labels").stream()
                .flatMap(label -> label.items("withheld").stream())
                .forEach(entry -> entry.find("shownTo").ifPresent(checkWhom));
        List<Association> associations = root.items("associations").stream()
                .map(one -> new Association(one.text("name"), side(one, "of"), side(one, "with")))
                .toList();
        RestrictedPatients restrictedPatients =
                root.find("restrictedPatients").map(this::restrictedPatients).orElse(RestrictedPatients.WHEREABOUTS);
        if (!root.isSound()) {
            return Optional.empty();
        }
        WithheldRules rules = new WithheldRules(
                labels(root),
                codes(root),
                resolved.loaded(),
                resolved.gaps(),
                associations,
                restrictedPatients,
                lines(root, resolved));
        RulesInVain.inWithheld(root, rules);
        return Optional.of(rules);
    }

    private RestrictedPatients restrictedPatients(ConfigValue block) {
        List<ConfigValue> named = block.items("mustAnswer");
        for (ConfigValue feed : named) {
            if (!feeds.ids().contains(feed.text())) {
                feed.error("is not the name of a file in feeds/" + Nearest.of(feed.text(), List.copyOf(feeds.ids())));
            } else if (feeds.unconnected().contains(feed.text())) {
                feed.error("is not connected, so it never says whether a record is restricted");
            }
        }
        return new RestrictedPatients(
                block.text("then").equals("recordNotShown"),
                named.stream()
                        .map(ConfigValue::text)
                        .filter(feeds.ids()::contains)
                        .map(FeedId::new)
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

    private static List<WithheldLine> lines(ConfigValue root, SensitiveLists.Resolved resolved) {
        Set<String> missing = resolved.gaps().stream().map(AcceptedGap::list).collect(Collectors.toSet());
        Stream<WithheldLine> labels = root.items("labels").stream()
                .flatMap(system -> system.items("withheld").stream()
                        .map(code -> line(Kind.LABEL, system.text("system") + " " + code.text("code"), code, true)));
        Stream<WithheldLine> lists = root.items("lists").stream()
                .map(list -> line(Kind.LIST, SensitiveLists.nameOf(list), list, !missing.contains(list.text("term"))));
        Stream<WithheldLine> codes = root.items("codes").stream()
                .map(code -> line(Kind.CODE, code.text("system") + " " + code.text("code"), code, true));
        Stream<WithheldLine> associations = root.items("associations").stream()
                .map(one -> new WithheldLine(
                        Kind.ASSOCIATION, one.text("name"), one.text("name"), one.text("source"), false, "", true));
        return Stream.of(labels, lists, codes, associations, Stream.of(restricted(root)))
                .flatMap(Function.identity())
                .toList();
    }

    private static WithheldLine restricted(ConfigValue root) {
        ConfigValue block = root.find("restrictedPatients").orElse(null);
        boolean closes = block != null && block.text("then").equals("recordNotShown");
        return new WithheldLine(
                Kind.RESTRICTED,
                "R, V, REDACTED",
                closes
                        ? "the whole record of a patient whom a source labels as restricted"
                        : "where a patient is to be found whom a source labels as restricted",
                block == null ? "the viewer, where nothing else is said" : block.text("source"),
                false,
                "",
                true);
    }

    private static WithheldLine line(Kind kind, String name, ConfigValue entry, boolean inForce) {
        boolean opens = entry.text("override", "never").equals("afterOverride");
        String shownTo = entry.find("shownTo").map(WithheldReader::words).orElse("");
        return new WithheldLine(kind, name, entry.text("term"), entry.text("source"), opens, shownTo, inForce);
    }

    private static String words(ConfigValue shownTo) {
        String roles = String.join(", ", shownTo.texts("roles"));
        String organisations = String.join(", ", shownTo.texts("organisations"));
        if (roles.isEmpty()) {
            return "all staff of " + organisations;
        }
        return organisations.isEmpty() ? roles : roles + " of " + organisations;
    }

    private static Map<String, LabelRule> labels(ConfigValue root) {
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

    private static Map<String, Whom> shownTo(ConfigValue label) {
        Map<String, Whom> shownTo = new HashMap<>();
        label.items("withheld")
                .forEach(entry -> entry.find("shownTo")
                        .ifPresent(whom -> shownTo.put(
                                entry.text("code"),
                                new Whom(Set.copyOf(whom.texts("roles")), Set.copyOf(whom.texts("organisations"))))));
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
