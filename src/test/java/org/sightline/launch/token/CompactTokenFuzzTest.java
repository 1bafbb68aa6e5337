package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.sightline.launch.StepRefusedException;

/** Tokens as anybody may send them: taken apart or refused, and what is said of one is short. */
class CompactTokenFuzzTest {

    private static final int LONGEST_DETAIL = 200;

    @FuzzTest
    void token(byte[] sent) {
        parse(new String(sent, StandardCharsets.ISO_8859_1));
    }

    /** The JSON of a header and of claims, as others may write it, in a token of the right form. */
    @FuzzTest
    void members(byte[] json) {
        String part = Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        parse(part + "." + part + ".AAAA");
    }

    private static void parse(String text) {
        try {
            CompactToken token = CompactToken.parse(text);
            assertEquals(text, token.text());
            assertTrue(token.header().isObject() && token.claims().isObject());
            TokenHeader.checkParameters(token.header());
            TokenHeader.of(token.header());
        } catch (StepRefusedException refused) {
            assertTrue(String.valueOf(refused.getMessage()).length() <= LONGEST_DETAIL, refused::getMessage);
        }
    }
}
