package org.sightline.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DeflaterOutputStream;

/**
 * A scan of a few kilobytes that is within every bound and takes many seconds to be made into pages: each of them is
 * large, upside down and the same.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
public final class HeavyScan {

    private static final int WIDTH = 4_900;
    private static final int HEIGHT = 8_100;
    private static final int TAGS = 10;

    private HeavyScan() {}

    public static byte[] tiff(int pages) {
        byte[] points = points();
        int directory = 2 + TAGS * 12 + 4;
        int data = 8 + pages * directory;
        ByteBuffer file = ByteBuffer.allocate(data + points.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x002a4949).putInt(8);
        for (int page = 1; page <= pages; page++) {
            file.putShort((short) TAGS);
            int[] tags = {
                256,
                WIDTH,
                257,
                HEIGHT,
                258,
                1,
                259,
                8,
                262,
                1,
                273,
                data,
                274,
                3,
                277,
                1,
                278,
                HEIGHT,
                279,
                points.length
            };
            for (int i = 0; i < tags.length; i += 2) {
                boolean isShort = tags[i] > 257 && tags[i] < 278 && tags[i] != 273;
                file.putShort((short) tags[i])
                        .putShort((short) (isShort ? 3 : 4))
                        .putInt(1)
                        .putInt(tags[i + 1]);
            }
            file.putInt(page == pages ? 0 : 8 + page * directory);
        }
        return file.put(points).array();
    }

    private static byte[] points() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int row = 0; row < HEIGHT; row++) {
                byte[] line = new byte[(WIDTH + 7) / 8];
                java.util.Arrays.fill(line, (byte) (row % 7 == 0 ? 0x5a : 0xff));
                out.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
