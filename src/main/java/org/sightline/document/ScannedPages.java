package org.sightline.document;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jsoup.nodes.Document;
import org.sightline.document.bounds.Bounds;
import org.sightline.document.bounds.PictureMemory;

/** A scan or a fax in TIFF, which browsers do not show, as a page of pictures: each upright, with square points. */
final class ScannedPages {

    /** Wide enough to read small print of a page on a screen. */
    private static final int WIDEST = 2_500;

    private static final long MOST_POINTS_OF_A_PAGE = 40_000_000;
    private static final long MOST_POINTS = 200_000_000;

    /** Of all pictures: a page of them stands in memory some six times before it is sent. */
    private static final long MOST_BYTES =
            Math.min(24 * 1024 * 1024, Runtime.getRuntime().maxMemory() / 32);

    private final Document page = Document.createShell("");
    private final List<String> leftOut = new ArrayList<>();
    private long points;
    private int bytes;
    private int missing;

    private ScannedPages() {}

    /** @throws org.sightline.document.bounds.BeyondBoundsException if its pages are too large */
    static Rendering of(byte[] file) {
        List<TiffDirectories.Page> pages = TiffDirectories.of(file);
        return new ScannedPages().read(file, pages);
    }

    private Rendering read(byte[] file, List<TiffDirectories.Page> pages) {
        int count = Math.min(pages.size(), TiffDirectories.MOST_PAGES);
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
            reader.setInput(input, false, true);
            for (int i = 0; i < count; i++) {
                Bounds.goOn();
                add(reader, i, count, pages.get(i));
            }
            reader.dispose();
        } catch (IOException _) {
            missing = count;
        }
        if (count == missing) {
            return new Rendering.NotHere("Its pages cannot be read here.");
        }
        if (missing > 0 || pages.size() > count) {
            leftOut.add("Parts of this letter may be missing: open the original. Not shown: "
                    + (pages.size() > count ? "pages after page " + count : missing + " of " + count + " pages") + ".");
        }
        return new Rendering.Laid(SafeHtml.page("Scan", page), leftOut);
    }

    private void add(ImageReader reader, int index, int count, TiffDirectories.Page size) {
        var figure = page.body().appendElement("figure");
        figure.appendElement("figcaption").text("Page " + (index + 1) + " of " + count);
        long own = size.width() * size.height();
        boolean within = own > 0 && own <= MOST_POINTS_OF_A_PAGE && points + own <= MOST_POINTS && bytes < MOST_BYTES;
        byte[] picture = within ? picture(reader, index, size) : new byte[0];
        points += within ? own : 0;
        bytes += picture.length;
        if (picture.length == 0) {
            missing++;
            figure.appendElement("p").text("[page not shown]");
        } else {
            figure.appendElement("img")
                    .attr("alt", "Page " + (index + 1))
                    .attr(
                            "src",
                            "data:image/" + (picture[0] == (byte) 0x89 ? "png" : "jpeg") + ";base64,"
                                    + Base64.getEncoder().encodeToString(picture));
        }
    }

    /** Empty if the platform cannot read it; its reader says so in any of these ways when a file breaks its own rules. */
    private static byte[] picture(ImageReader reader, int index, TiffDirectories.Page size) {
        try {
            int step = step(size);
            long memory = memory(reader, index, size, step);
            if (!PictureMemory.OF_HEAP.take(memory)) {
                return new byte[0];
            }
            try {
                return picture(reader, index, size, step);
            } finally {
                PictureMemory.OF_HEAP.giveBack(memory);
            }
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | ArithmeticException
                | NullPointerException
                | ClassCastException
                | UnsupportedOperationException _) {
            return new byte[0];
        }
    }

    private static byte[] picture(ImageReader reader, int index, TiffDirectories.Page size, int step)
            throws IOException {
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        BufferedImage upright = upright(reader.read(index, how), size);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(upright, isDrawn(upright) ? "png" : "jpeg", bytes);
        return bytes.toByteArray();
    }

    /** In bytes, as the platform's reader understands the page: the part it decodes at a time, what is read, and that upright. */
    private static long memory(ImageReader reader, int index, TiffDirectories.Page size, int step) throws IOException {
        long bits = 0;
        for (int each : reader.getRawImageType(index).getSampleModel().getSampleSize()) {
            bits += each;
        }
        double decoded = reader.getTileWidth(index) * (double) reader.getTileHeight(index);
        double read = (double) size.width() / step * size.height() / step;
        return (long) Math.min(Long.MAX_VALUE, (decoded + read * (1 + Math.max(1, size.stretch()))) * bits / 8);
    }

    /** Of how many points across and down one is kept: no more than a screen shows, or may stand in a page of ours. */
    private static int step(TiffDirectories.Page size) {
        double drawn = size.width() * size.height() * Math.max(1, size.stretch());
        double tooMany = Math.ceil(Math.sqrt(drawn / (Bounds.MOST_PIXELS / 4.0)));
        return (int) Math.max(tooMany, Math.ceilDiv(size.width(), WIDEST * 2L));
    }

    /** In few shades or colours, as faxes and drawings are, and kept as it is; all else becomes a photograph. */
    private static boolean isDrawn(BufferedImage scan) {
        return scan.getColorModel().getPixelSize() <= 8;
    }

    /** Turned as its orientation says, and its flat points made square. */
    private static BufferedImage upright(BufferedImage scan, TiffDirectories.Page size) {
        boolean square = Math.abs(size.stretch() - 1) < 0.1;
        boolean drawn = isDrawn(scan);
        if (drawn && square && size.orientation() <= 1) {
            return scan;
        }
        AffineTransform turn =
                turn(size.orientation(), scan.getWidth(), scan.getHeight() * (square ? 1 : size.stretch()));
        turn.scale(1, square ? 1 : size.stretch());
        var box = turn.createTransformedShape(new java.awt.Rectangle(scan.getWidth(), scan.getHeight()))
                .getBounds();
        Bounds.pixels(box.width, box.height);
        BufferedImage upright = drawn
                ? new BufferedImage(
                        scan.getColorModel(),
                        scan.getRaster().createCompatibleWritableRaster(box.width, box.height),
                        scan.isAlphaPremultiplied(),
                        null)
                : new BufferedImage(box.width, box.height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = upright.createGraphics();
        graphics.drawImage(scan, turn, null);
        graphics.dispose();
        return upright;
    }

    /** @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, tag 274</a> */
    private static AffineTransform turn(int orientation, double width, double height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
