package org.sightline.document.bounds;

/** What every reader of files keeps to. A letter that a person wrote comes nowhere near. */
public final class Bounds {

    /** How deep elements, groups and members may stand in each other. */
    public static final int DEEPEST = 250;

    /** How many elements and texts a page that is shown may have. */
    public static final int MOST_ELEMENTS = 75_000;

    /** How many bytes of marked-up text are read: pictures written into it count. */
    public static final int LONGEST_MARKUP = 12 * 1024 * 1024;

    /** How many pixels one picture may have, some 35 pages of fax or two large photographs. */
    public static final long MOST_PIXELS = 80_000_000;

    private Bounds() {}

    /**
     * Called in every long loop: whoever waits for a reader ends it by interrupting its thread.
     *
     * @throws BeyondBoundsException if it was interrupted; it stays so
     */
    public static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new BeyondBoundsException("It took too long to be read here.");
        }
    }

    /** @throws BeyondBoundsException beyond {@link #DEEPEST} */
    public static void depth(int depth) {
        if (depth > DEEPEST) {
            throw new BeyondBoundsException("Its parts stand in each other too deep to be shown here.");
        }
    }

    /** @throws BeyondBoundsException beyond {@link #MOST_ELEMENTS} */
    public static void elements(int count) {
        if (count > MOST_ELEMENTS) {
            throw new BeyondBoundsException("It has too many parts to be shown here.");
        }
    }

    /** @throws BeyondBoundsException beyond {@link #LONGEST_MARKUP} */
    public static void markup(int length) {
        if (length > LONGEST_MARKUP) {
            throw new BeyondBoundsException("It is too long to be shown here.");
        }
    }

    /** @throws BeyondBoundsException beyond {@link #MOST_PIXELS} */
    public static void pixels(long width, long height) {
        if (width <= 0 || height <= 0 || width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
            throw new BeyondBoundsException(String.format(
                    "It is a picture of %,d by %,d points, which is too large to be shown here.", width, height));
        }
    }
}
