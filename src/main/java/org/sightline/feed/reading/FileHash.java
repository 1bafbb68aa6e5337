package org.sightline.feed.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;

/**
 * Whether a file is what its hash was made of. FHIR R4 wants SHA-1 in base64; sources also send SHA-256, and either in
 * hexadecimal, as it is or in base64 again. It finds what broke on the way, not what was forged.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash">FHIR R4: Attachment.hash</a>
 */
final class FileHash {

    private FileHash() {}

    /** Also where no hash was sent. */
    static boolean matches(Attachment attachment, byte[] file) {
        if (!attachment.hasHash()) {
            return true;
        }
        byte[] sent = attachment.getHash();
        String text = attachment.getHashElement().getValueAsString().toLowerCase(Locale.ROOT);
        String packed = new String(sent, StandardCharsets.US_ASCII).strip().toLowerCase(Locale.ROOT);
        return Stream.of("SHA-1", "SHA-256")
                .map(algorithm -> digest(algorithm, file))
                .anyMatch(digest -> Arrays.equals(digest, sent) || isHex(digest, text) || isHex(digest, packed));
    }

    private static boolean isHex(byte[] digest, String text) {
        return HexFormat.of().formatHex(digest).equals(text);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
