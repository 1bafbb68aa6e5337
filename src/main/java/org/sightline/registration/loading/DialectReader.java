package org.sightline.registration.loading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.Dialect;

/** Reads the {@code dialect} of a feed. */
final class DialectReader {

    private static final List<String> BY_TYPE = List.of("notUnderstood", "required", "values");

    private DialectReader() {}

    /** @param feed the block that may hold a dialect, and holds what the feed supplies */
    static void check(ConfigValue feed) {
        feed.find("dialect").ifPresent(dialect -> check(dialect, Set.copyOf(feed.texts("supplies"))));
    }

    private static void check(ConfigValue dialect, Set<String> supplies) {
        dialect.items("datesWithTime").forEach(type -> warnUnlessAmong(supplies, type.text(), type));
        BY_TYPE.forEach(field -> dialect.fields(field).forEach((type, at) -> warnUnlessAmong(supplies, type, at)));
        Map<String, Set<String>> not = byType(dialect, "notUnderstood");
        dialect.fields("required")
                .forEach((type, _) -> dialect.items("required", type).stream()
                        .filter(parameter -> not.getOrDefault(type, Set.of()).contains(parameter.text()))
                        .forEach(parameter -> parameter.error("is required, and notUnderstood names it as well")));
    }

    private static void warnUnlessAmong(Set<String> supplies, String type, ConfigValue at) {
        if (!supplies.contains(type)) {
            at.warning("is about " + type + ", which the feed does not supply");
        }
    }

    static Dialect dialect(ConfigValue feed) {
        return feed.find("dialect").map(DialectReader::read).orElse(Dialect.PLAIN);
    }

    private static Dialect read(ConfigValue block) {
        return new Dialect(
                block.number("pageSize", Dialect.PLAIN.pageSize()),
                block.text("search", "get").equals("post"),
                block.flag("includes", true),
                Set.copyOf(block.texts("datesWithTime")),
                byType(block, "notUnderstood"),
                byType(block, "required"),
                block.fields("values").keySet().stream()
                        .collect(Collectors.toMap(type -> type, type -> byType(block.field("values"), type))));
    }

    private static Map<String, Set<String>> byType(ConfigValue block, String field) {
        return block.fields(field).keySet().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> Set.copyOf(block.field(field).texts(name))));
    }
}
