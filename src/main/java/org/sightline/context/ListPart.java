package org.sightline.context;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list that may be long.
 *
 * @param more whether there are others after it
 */
public record ListPart<T>(List<T> rows, boolean more) {

    /** How many a page has. */
    public static final int MOST = 50;

    public ListPart {
        rows = List.copyOf(rows);
    }

    /** @param found as many as a page has and one more, if there are so many */
    public static <T> ListPart<T> of(List<T> found) {
        return new ListPart<>(found.subList(0, Math.min(MOST, found.size())), found.size() > MOST);
    }

    /** How many stand on the pages before this one, the first being 1. */
    public static int before(int number) {
        return (number - 1) * MOST;
    }

    public <R> ListPart<R> map(Function<T, R> each) {
        return new ListPart<>(rows.stream().map(each).toList(), more);
    }
}
