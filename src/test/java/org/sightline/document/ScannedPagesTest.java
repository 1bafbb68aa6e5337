package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.testing.HeavyScan;

class ScannedPagesTest {

    @ParameterizedTest
    @DisplayName("SCN-1 a scan or fax of several pages is shown page by page")
    @CsvSource({"CCITT T.6", "CCITT T.4", "LZW", "JPEG", "Deflate"})
    void isShownPageByPage(String compression) throws IOException {
        boolean fax = compression.startsWith("CCITT");
        byte[] tiff = tiff(compression, 3, fax ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_INT_RGB);
        Rendering.Laid laid = assertInstanceOf(Rendering.Laid.class, Rendering.of(tiff, "image/tiff", Letters.CHECKS));
        assertEquals(
                "Page 1 of 3 Page 2 of 3 Page 3 of 3",
                Jsoup.parse(laid.page()).body().text());
        List<BufferedImage> pages = pictures(laid);
        assertEquals(3, pages.size());
        assertTrue((pages.get(2).getRGB(15, 5) & 0xff) < 60 && (pages.get(2).getRGB(50, 30) & 0xff) > 200);
        assertEquals(List.of(), laid.leftOut());
    }

    @Test
    @DisplayName("SCN-1 a page that lies on its side is shown upright, and flat points of a fax are made square")
    void isShownUpright() throws IOException {
        byte[] tiff = tiff("LZW", 1, BufferedImage.TYPE_BYTE_BINARY);
        assertEquals("60x40 black at 15,5", described(tiff));
        assertEquals("40x60 black at 34,15", described(with(tiff, 274, 6)));
        assertEquals("40x60 black at 5,44", described(with(tiff, 274, 8)));
        assertEquals("60x40 black at 44,34", described(with(tiff, 274, 3)));
    }

    @Test
    @DisplayName("SCN-1 pages that cannot be read are said to be missing")
    void pagesThatCannotBeReadAreSaid() throws IOException {
        byte[] tiff = tiff("LZW", 2, BufferedImage.TYPE_BYTE_BINARY);
        Rendering.Laid laid =
                assertInstanceOf(Rendering.Laid.class, Rendering.of(with(tiff, 259, 34_925), "", Letters.CHECKS));
        assertEquals(
                List.of("Parts of this letter may be missing: open the original. Not shown: 1 of 2 pages."),
                laid.leftOut());
        assertInstanceOf(Rendering.NotHere.class, Rendering.of(Arrays.copyOf(tiff, 20), "image/tiff", Letters.CHECKS));
    }

    private static String described(byte[] tiff) throws IOException {
        Rendering.Laid laid = assertInstanceOf(Rendering.Laid.class, Rendering.of(tiff, "", Letters.CHECKS));
        BufferedImage page = pictures(laid).getFirst();
        for (int[] at : new int[][] {{15, 5}, {34, 15}, {5, 44}, {44, 34}}) {
            if (at[0] < page.getWidth() && at[1] < page.getHeight() && (page.getRGB(at[0], at[1]) & 0xff) < 60) {
                return page.getWidth() + "x" + page.getHeight() + " black at " + at[0] + "," + at[1];
            }
        }
        return "nothing black";
    }

    @Test
    @DisplayName("SCN-1 a page of a large drawing is made smaller, and is not lost as too large a picture")
    void aLargePageIsMadeSmaller() throws IOException {
        Rendering.Laid laid =
                assertInstanceOf(Rendering.Laid.class, Rendering.of(HeavyScan.tiff(1), "image/tiff", Letters.CHECKS));
        BufferedImage page = pictures(laid).getFirst();
        assertEquals(2_450, page.getWidth());
        assertEquals(4_050, page.getHeight());
    }

    @Test
    @DisplayName("SCN-2 a page turned upright keeps its two colours and does not take eight times the memory")
    void aTurnedPageKeepsItsColours() throws IOException {
        Rendering.Laid laid =
                assertInstanceOf(Rendering.Laid.class, Rendering.of(HeavyScan.tiff(1), "image/tiff", Letters.CHECKS));
        assertEquals(1, pictures(laid).getFirst().getColorModel().getPixelSize());
    }

    private static List<BufferedImage> pictures(Rendering.Laid laid) throws IOException {
        List<BufferedImage> pictures = new java.util.ArrayList<>();
        for (var picture : Jsoup.parse(laid.page()).select("img")) {
            String data = picture.attr("src");
            byte[] bytes = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
            pictures.add(ImageIO.read(new ByteArrayInputStream(bytes)));
        }
        return pictures;
    }

    /** White, 60 by 40, with a black square near its upper left corner. */
    static byte[] tiff(String compression, int pages, int kind) throws IOException {
        BufferedImage page = new BufferedImage(60, 40, kind);
        for (int x = 0; x < 60; x++) {
            for (int y = 0; y < 40; y++) {
                page.setRGB(x, y, x >= 8 && x < 24 && y < 16 ? 0xff000000 : 0xffffffff);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType(compression);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < pages; i++) {
                writer.writeToSequence(new IIOImage(page, null, null), how);
            }
            writer.endWriteSequence();
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    /** The same file with another value in this tag of its first directory; the last tag gives way if there is none. */
    private static byte[] with(byte[] tiff, int tag, int value) {
        ByteBuffer file = ByteBuffer.wrap(tiff.clone());
        file.order(tiff[0] == 'I' ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
        int directory = file.getInt(4);
        int entries = file.getShort(directory);
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + i * 12;
            if ((file.getShort(at) & 0xffff) == tag || ((file.getShort(at) & 0xffff) == 282 && tag == 274)) {
                file.putShort(at, (short) tag)
                        .putShort(at + 2, (short) 3)
                        .putInt(at + 4, 1)
                        .putInt(at + 8, 0);
                file.putShort(at + 8, (short) value);
                return file.array();
            }
        }
        throw new IllegalArgumentException("no such tag, and none to give way");
    }
}
