package org.sightline.codes.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A publication holds a list in several files; what is one reference set is one list, with the words of all. */
final class FoundOnce {

    private FoundOnce() {}

    static List<FoundList> of(List<FoundList> lists) {
        Map<String, FoundList> once = new LinkedHashMap<>();
        for (FoundList list : lists) {
            String key = Optional.ofNullable(list.identity().refset())
                    .or(() -> Optional.ofNullable(list.identity().url()))
                    .orElseGet(() -> "list " + once.size());
            once.merge(key, list, FoundOnce::merged);
        }
        return List.copyOf(once.values());
    }

    private static FoundList merged(FoundList one, FoundList other) {
        Map<String, FoundCode> codes = new LinkedHashMap<>();
        Stream.concat(one.codes().stream(), other.codes().stream())
                .forEach(code -> codes.merge(
                        code.system() + "|" + code.code(),
                        code,
                        (a, b) -> a.term().isEmpty() ? b : a));
        return new FoundList(
                one.identity(), one.edition() == null ? other.edition() : one.edition(), List.copyOf(codes.values()));
    }
}
