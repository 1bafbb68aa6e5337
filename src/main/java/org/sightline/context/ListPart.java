package org.sightline.context;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list that may be long. Its rows have numbers in the order of the list, by which the next page is found
 * without counting those before it.
 *
 * @param next the number of the last row here, after which the next page begins; 0 if none follows
 */
public record ListPart<T>(List<T> rows, long next) {

    /** How many a page has. */
    public static final int MOST = 50;

    /** As many are counted; of more it is only said that there are more. */
    public static final int MOST_COUNTED = 1_000;

    public ListPart {
        rows = List.copyOf(rows);
    }

    /** A row with its number, which is never 0. */
    public record Numbered<T>(long number, T row) {}

    /** @param found as many as a page has and one more, if there are so many */
    public static <T> ListPart<T> of(List<Numbered<T>> found) {
        List<Numbered<T>> shown = found.subList(0, Math.min(MOST, found.size()));
        return new ListPart<>(
                shown.stream().map(Numbered::row).toList(),
                found.size() > MOST ? shown.getLast().number() : 0);
    }

    /** The page of a whole list after so many rows. */
    public static <T> ListPart<T> after(long rows, List<T> all) {
        int first = (int) Math.clamp(rows, 0, all.size());
        int end = Math.min(first + MOST, all.size());
        return new ListPart<>(all.subList(first, end), end < all.size() ? end : 0);
    }

    /** Below which number rows lie that come after this one, where the list goes downwards; all for 0. */
    public static long below(long number) {
        return number == 0 ? Long.MAX_VALUE : number;
    }

    public <R> ListPart<R> map(Function<T, R> each) {
        return new ListPart<>(rows.stream().map(each).toList(), next);
    }
}
