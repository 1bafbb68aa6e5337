package org.sightline.officer;

/**
 * Where a page of a list leads.
 *
 * @param path of the list
 * @param number of this page, from 1
 * @param more whether there is a page after it
 */
public record ListPages(String path, int number, boolean more) {

    private static final int LAST = 100_000;

    /** A page's number as it was sent; what is none is the first. */
    public static int number(String text) {
        return text.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(text), LAST) : 1;
    }

    /** The address of the page before; empty on the first. */
    public String newer() {
        return number > 1 ? path + "?page=" + (number - 1) : "";
    }

    /** The address of the page after; empty on the last. */
    public String older() {
        return more ? path + "?page=" + (number + 1) : "";
    }

    /** Whether there are several. */
    public boolean several() {
        return number > 1 || more;
    }
}
