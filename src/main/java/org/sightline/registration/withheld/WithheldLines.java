package org.sightline.registration.withheld;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.WithheldRules.AcceptedGap;
import org.sightline.registration.WithheldRules.WithheldLine;
import org.sightline.registration.WithheldRules.WithheldLine.Kind;

/** What {@code withheld.yaml} says, entry by entry, for people to read. */
final class WithheldLines {

    private static final Map<String, String> BY_TERM =
            Map.of("documentTypes", "documents of these types: ", "labels", "labels: ", "codes", "codes: ");

    private WithheldLines() {}

    static List<WithheldLine> of(ConfigValue root, SensitiveLists.Resolved resolved, FeedsThere feeds) {
        Set<String> missing = resolved.gaps().stream().map(AcceptedGap::list).collect(Collectors.toSet());
        Stream<WithheldLine> labels = root.items("labels").stream()
                .flatMap(system -> system.items("withheld").stream()
                        .map(code -> line(Kind.LABEL, system.text("system") + " " + code.text("code"), code, true)));
        Stream<WithheldLine> lists = root.items("lists").stream()
                .map(list -> line(Kind.LIST, SensitiveLists.nameOf(list), list, !missing.contains(list.text("term"))));
        Stream<WithheldLine> codes = root.items("codes").stream()
                .map(code -> line(Kind.CODE, code.text("system") + " " + code.text("code"), code, true));
        Stream<WithheldLine> categories = root.items("categories").stream().map(one -> category(one, feeds));
        Stream<WithheldLine> associations = root.items("associations").stream()
                .map(one -> new WithheldLine(
                        Kind.ASSOCIATION, one.text("name"), one.text("name"), one.text("source"), false, "", true));
        return Stream.of(categories, labels, lists, codes, associations, Stream.of(restricted(root)))
                .flatMap(Function.identity())
                .toList();
    }

    private static WithheldLine restricted(ConfigValue root) {
        ConfigValue block = root.find("restrictedPatients").orElse(null);
        boolean closes = block != null && block.text("then").equals("recordNotShown");
        Stream<String> marks = block == null
                ? Stream.empty()
                : block.items("labels").stream().map(label -> label.text("system") + " " + label.text("code"));
        return new WithheldLine(
                Kind.RESTRICTED,
                Stream.concat(Stream.of("R, V, REDACTED"), marks).collect(Collectors.joining(", ")),
                closes
                        ? "the whole record of a patient whom a source labels as restricted"
                        : "where a patient is to be found whom a source labels as restricted",
                block == null ? "the viewer, where nothing else is said" : block.text("source"),
                false,
                "",
                true);
    }

    private static WithheldLine category(ConfigValue category, FeedsThere feeds) {
        return line(Kind.CATEGORY, by(category, feeds), category, category.text("name"), true);
    }

    /** What makes something of it, in words. */
    private static String by(ConfigValue category, FeedsThere feeds) {
        Stream<String> held = category.items("feeds").stream().map(feed -> "all that " + feeds.nameOf(feed) + " holds");
        Stream<String> terms = Stream.of("documentTypes", "labels", "codes")
                .filter(category::has)
                .map(field -> BY_TERM.get(field)
                        + category.items(field).stream()
                                .map(one -> one.text("term"))
                                .collect(Collectors.joining(", ")));
        Stream<String> lists = Stream.of(category.texts("lists"))
                .filter(names -> !names.isEmpty())
                .map(names -> "lists of codes: " + String.join(", ", names));
        return Stream.of(held, terms, lists).flatMap(Function.identity()).collect(Collectors.joining("; "));
    }

    private static WithheldLine line(Kind kind, String name, ConfigValue entry, boolean inForce) {
        return line(kind, name, entry, entry.text("term"), inForce);
    }

    private static WithheldLine line(Kind kind, String name, ConfigValue entry, String term, boolean inForce) {
        boolean opens = entry.text("override", "never").equals("afterOverride");
        String shownTo = entry.find("shownTo").map(WithheldLines::words).orElse("");
        return new WithheldLine(kind, name, term, entry.text("source"), opens, shownTo, inForce);
    }

    private static String words(ConfigValue shownTo) {
        String roles = String.join(", ", shownTo.texts("roles"));
        String organisations = String.join(", ", shownTo.texts("organisations"));
        String settings = String.join(", ", shownTo.texts("settings"));
        String who = organisations.isEmpty() ? roles : (roles.isEmpty() ? "all staff" : roles) + " of " + organisations;
        if (settings.isEmpty()) {
            return who;
        }
        return (who.isEmpty() ? "all staff" : who) + " in these settings: " + settings;
    }
}
