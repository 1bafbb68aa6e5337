package org.sightline.codes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sightline.codes.ValueSetReader.ReadList;
import org.sightline.configuration.ConfigValue;

/** Two lists of one reference set or one address: nobody could say which is meant. */
final class TwinLists {

    private TwinLists() {}

    static boolean areAmong(List<ReadList> lists) {
        Set<String> known = new HashSet<>();
        return lists.stream()
                .flatMap(list -> Stream.ofNullable(list.set()))
                .map(ValueSet::head)
                .flatMap(head -> Stream.concat(
                        Stream.ofNullable(head.refset()).map(id -> "refset " + id),
                        Stream.ofNullable(head.url()).map(url -> "url " + url)))
                .anyMatch(identity -> !known.add(identity));
    }

    /** Notes an error at each but the first of its kind. */
    static void refuse(List<ReadList> lists) {
        Map<String, ConfigValue> owners = new HashMap<>();
        for (ReadList list : lists) {
            ConfigValue root = list.root();
            if (root != null) {
                Stream.of("refset", "url")
                        .flatMap(field -> root.find(field).map(_ -> field).stream())
                        .forEach(field -> claim(field, root.field(field), owners));
            }
        }
    }

    private static void claim(String field, ConfigValue value, Map<String, ConfigValue> owners) {
        ConfigValue before = owners.putIfAbsent(field + " " + value.text(), value);
        if (before != null) {
            value.error("is also that of the list at " + before.where());
        }
    }
}
