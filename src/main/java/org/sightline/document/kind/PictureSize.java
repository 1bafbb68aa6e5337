package org.sightline.document.kind;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How many points a picture has, by its header: a browser that decodes 30,000 by 30,000 of them takes the reader's
 * machine down.
 */
public record PictureSize(long width, long height) {

    /** Empty if its header does not say it, as in one that is cut off. */
    public static Optional<PictureSize> of(byte[] bytes, FileType type) {
        ByteBuffer big = ByteBuffer.wrap(bytes);
        ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return switch (type) {
                case PNG -> Optional.of(new PictureSize(big.getInt(16) & 0xffffffffL, big.getInt(20) & 0xffffffffL));
                case GIF -> Optional.of(new PictureSize(little.getShort(6) & 0xffff, little.getShort(8) & 0xffff));
                case BMP ->
                    Optional.of(
                            new PictureSize(Math.abs((long) little.getInt(18)), Math.abs((long) little.getInt(22))));
                case JPEG -> ofJpeg(big);
                case WEBP -> ofWebp(little);
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /**
     * Segment by segment up to the frame's header.
     *
     * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
     */
    private static Optional<PictureSize> ofJpeg(ByteBuffer jpeg) {
        int at = 2;
        while (true) {
            int marker = jpeg.getShort(at) & 0xffff;
            boolean frame =
                    marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc;
            if (frame) {
                return Optional.of(new PictureSize(jpeg.getShort(at + 7) & 0xffff, jpeg.getShort(at + 5) & 0xffff));
            }
            if (marker < 0xff00 || marker == 0xffda) {
                return Optional.empty();
            }
            // padding before a marker is one more byte of ones
            at += marker == 0xffff ? 1 : 2 + Math.max(2, jpeg.getShort(at + 2) & 0xffff);
        }
    }

    /** @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a> */
    private static Optional<PictureSize> ofWebp(ByteBuffer webp) {
        return switch (webp.getInt(12)) {
            case 0x20385056 -> Optional.of(new PictureSize(webp.getShort(26) & 0x3fff, webp.getShort(28) & 0x3fff));
            case 0x4c385056 -> {
                int packed = webp.getInt(21);
                yield Optional.of(new PictureSize((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1));
            }
            case 0x58385056 ->
                Optional.of(new PictureSize((webp.getInt(24) & 0xffffff) + 1, (webp.getInt(26) >>> 8) + 1));
            default -> Optional.empty();
        };
    }
}
