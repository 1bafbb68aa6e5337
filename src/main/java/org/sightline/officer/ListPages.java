package org.sightline.officer;

import org.sightline.context.ListPart;

/**
 * Where a page of a list leads.
 *
 * @param path of the list, with what it is filtered by
 * @param parameter by which its address says after which row a page begins
 * @param after the number of that row; 0 on the first page
 * @param next the number of the last row of this page; 0 on the last page
 */
public record ListPages(String path, String parameter, long after, long next) {

    /** Of the only list of a page. */
    public static final String AFTER = "after";

    public static ListPages of(String path, long after, ListPart<?> part) {
        return new ListPages(path, AFTER, after, part.next());
    }

    /** A row's number as it was sent; what is none is 0, for the first page. */
    public static long after(String text) {
        return text.matches("-?[1-9][0-9]{0,17}") ? Long.parseLong(text) : 0;
    }

    /** How many there are, of which no more than {@link ListPart#MOST_COUNTED} and one were counted. */
    public static String inAll(int counted) {
        return counted > ListPart.MOST_COUNTED
                ? "More than %,d".formatted(ListPart.MOST_COUNTED)
                : "%,d".formatted(counted);
    }

    /** The address of the first page; empty there. */
    public String first() {
        return after == 0 ? "" : path;
    }

    /** The address of the page after this one; empty on the last. */
    public String following() {
        return next == 0 ? "" : path + (path.contains("?") ? "&" : "?") + parameter + "=" + next;
    }

    /** Whether there are several. */
    public boolean several() {
        return after != 0 || next != 0;
    }
}
