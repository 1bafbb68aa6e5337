package org.sightline.display.dosage;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.display.ShownText;

/** Several words as one phrase: {@code Monday, Wednesday and Friday}. */
final class Listed {

    private Listed() {}

    static ShownText and(Stream<String> words) {
        List<String> all = words.filter(one -> !one.isBlank()).toList();
        if (all.size() < 2) {
            return ShownText.of(String.join("", all));
        }
        return ShownText.of(String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast());
    }
}
