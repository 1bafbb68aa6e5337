package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import org.sightline.json.JsonRefusedException;
import org.sightline.json.StrictJson;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;

/** A part of a token as JSON: at most 8 levels, whole numbers only, no control characters. */
final class TokenJson {

    static final int MAX_DEPTH = 8;

    private TokenJson() {}

    static JsonNode object(byte[] utf8) throws StepRefusedException {
        JsonNode object;
        try {
            object = StrictJson.read(utf8, MAX_DEPTH);
        } catch (JsonRefusedException e) {
            throw switch (e.fault()) {
                case MALFORMED -> malformed(e.detail());
                case TOO_DEEP -> new StepRefusedException(RefusalReason.TOKEN_TOO_DEEP, e.detail());
                case DUPLICATE_MEMBER ->
                    new StepRefusedException(RefusalReason.TOKEN_AMBIGUOUS, Quoted.of(e.detail()) + " is given twice");
            };
        }
        check(object);
        return object;
    }

    private static void check(JsonNode node) throws StepRefusedException {
        if (node.isNumber() && !node.isLong()) {
            throw malformed(node.isIntegralNumber() ? "a number is too large" : "a number is not whole");
        }
        if (node.isTextual()) {
            checkPlain(node.textValue());
        }
        for (var member : node.properties()) {
            checkPlain(member.getKey());
        }
        for (JsonNode child : node) {
            check(child);
        }
    }

    private static void checkPlain(String text) throws StepRefusedException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw malformed("a control character");
        }
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw malformed("half a character");
        }
    }

    private static StepRefusedException malformed(String detail) {
        return new StepRefusedException(RefusalReason.TOKEN_MALFORMED, detail);
    }
}
