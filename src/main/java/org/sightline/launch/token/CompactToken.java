package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.regex.Pattern;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;

/**
 * A token in the compact form of RFC 7515, taken apart before any library sees it.
 *
 * @param text the whole token, as it is handed on to have its signature checked
 */
record CompactToken(String text, JsonNode header, JsonNode claims) {

    static final int MAX_LENGTH = 8 * 1024;

    private static final int PARTS = 3;
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");

    static CompactToken parse(String text) throws StepRefusedException {
        if (text.length() > MAX_LENGTH) {
            throw new StepRefusedException(
                    RefusalReason.TOKEN_TOO_LARGE,
                    "expected at most " + MAX_LENGTH + " characters, came " + text.length());
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            throw malformed("expected 3 parts with a dot between them, came " + parts.length);
        }
        byte[] header = decode(parts[0]);
        byte[] claims = decode(parts[1]);
        decode(parts[2]);
        return new CompactToken(text, TokenJson.object(header), TokenJson.object(claims));
    }

    /** Refuses padding, other alphabets, and spare bits that would give one value two spellings. */
    private static byte[] decode(String part) throws StepRefusedException {
        if (!BASE64URL.matcher(part).matches() || part.length() % 4 == 1) {
            throw malformed("a part is not base64url");
        }
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
            throw malformed("a part is not canonical base64url");
        }
        return bytes;
    }

    private static StepRefusedException malformed(String detail) {
        return new StepRefusedException(RefusalReason.TOKEN_MALFORMED, detail);
    }
}
