package org.sightline.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sightline.document.bounds.Bounds;

/**
 * The pages of a TIFF file by its directories, before any is decoded: how large each is and how it is held. A chain that
 * comes back to itself ends where it does.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section 2</a>
 */
final class TiffDirectories {

    /** One letter; beyond this it is an archive. */
    static final int MOST_PAGES = 200;

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;
    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;

    /**
     * One page.
     *
     * @param orientation as its tag says, 1 if upright
     * @param stretch how much higher than wide its points are, 1 if they are square; faxes have flat ones
     */
    record Page(long width, long height, int orientation, double stretch) {}

    private final ByteBuffer file;

    private TiffDirectories(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** Its pages; empty if its first directory cannot be read. */
    static List<Page> of(byte[] bytes) {
        return new TiffDirectories(bytes).pages();
    }

    private List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        try {
            int at = file.getInt(4);
            while (at > 0 && seen.add(at) && pages.size() <= MOST_PAGES) {
                Bounds.goOn();
                int entries = file.getShort(at) & 0xffff;
                pages.add(page(at + 2, entries));
                at = file.getInt(at + 2 + entries * 12);
            }
        } catch (IndexOutOfBoundsException _) {
            // a directory that is cut off ends the chain
        }
        return pages;
    }

    private Page page(int first, int entries) {
        long width = 0;
        long height = 0;
        int orientation = 1;
        double across = 0;
        double down = 0;
        for (int i = 0; i < entries; i++) {
            int at = first + i * 12;
            int tag = file.getShort(at) & 0xffff;
            switch (tag) {
                case WIDTH -> width = number(at);
                case HEIGHT -> height = number(at);
                case ORIENTATION -> orientation = (int) number(at);
                case X_RESOLUTION -> across = ratio(file.getInt(at + 8));
                case Y_RESOLUTION -> down = ratio(file.getInt(at + 8));
                default -> {}
            }
        }
        double stretch = across > 0 && down > 0 ? across / down : 1;
        return new Page(width, height, orientation, stretch >= 0.2 && stretch <= 5 ? stretch : 1);
    }

    /** A short or a long, as its type says. */
    private long number(int entry) {
        return file.getShort(entry + 2) == 3 ? file.getShort(entry + 8) & 0xffff : file.getInt(entry + 8) & 0xffffffffL;
    }

    private double ratio(int at) {
        long of = file.getInt(at + 4) & 0xffffffffL;
        return of == 0 ? 0 : (file.getInt(at) & 0xffffffffL) / (double) of;
    }
}
