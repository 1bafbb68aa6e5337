package org.sightline.display;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.sightline.display.Recency.Relation;

/**
 * Entries of one measure, parted by what can be said of their order.
 *
 * @param latest those of which none is surely later than another, the one taken for the latest first; empty only if all
 *     lie ahead
 * @param ahead those whose dates lie in the future
 * @param earlier those surely earlier than one of the latest, the latest of them first
 */
public record Latest<T>(List<T> latest, List<T> ahead, List<T> earlier) {

    public Latest {
        latest = List.copyOf(latest);
        ahead = List.copyOf(ahead);
        earlier = List.copyOf(earlier);
    }

    public static <T> Latest<T> of(Collection<T> all, Function<T, Recency> when) {
        List<T> sorted = all.stream()
                .sorted(Comparator.comparing(when, Recency.LATEST_FIRST))
                .toList();
        List<T> happened =
                sorted.stream().filter(one -> !when.apply(one).ahead()).toList();
        List<T> latest = new ArrayList<>();
        List<T> earlier = new ArrayList<>();
        happened.stream()
                .filter(one -> when.apply(one).when().isKnown())
                .map(when)
                .min(Recency.SURELY_LATEST_FIRST)
                .ifPresentOrElse(
                        last -> happened.forEach(
                                one -> (when.apply(one).to(last) == Relation.EARLIER ? earlier : latest).add(one)),
                        () -> latest.addAll(happened));
        latest.sort(Comparator.comparing(when, Recency.BEST_FIRST));
        return new Latest<>(
                latest, sorted.stream().filter(one -> when.apply(one).ahead()).toList(), earlier);
    }
}
