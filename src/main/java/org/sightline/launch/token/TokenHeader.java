package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;

/**
 * The header, held to a short list: whatever could fetch a key, carry one, unpack or reinterpret the token is refused
 * by not being on it. Certificate thumbprints are let through unread, as common signing libraries add them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725: JWT best current practices</a>
 */
record TokenHeader(String algorithm, String keyId) {

    static final String TYPE = "launch+jwt";

    private static final Set<String> ALLOWED = Set.of("alg", "kid", "typ", "x5t", "x5t#S256");
    private static final Pattern KEY_ID = Pattern.compile("[!-~]{1,200}");

    static TokenHeader of(JsonNode header) throws StepRefusedException {
        checkParameters(header);
        checkType(header);
        return new TokenHeader(algorithmOf(header), keyIdOf(header));
    }

    static void checkParameters(JsonNode header) throws StepRefusedException {
        Set<String> foreign = new TreeSet<>();
        header.fieldNames().forEachRemaining(foreign::add);
        foreign.removeAll(ALLOWED);
        if (!foreign.isEmpty()) {
            throw new StepRefusedException(
                    RefusalReason.HEADER_NOT_ALLOWED,
                    "expected " + String.join(", ", new TreeSet<>(ALLOWED)) + " only, came " + Quoted.all(foreign)
                            + " besides");
        }
    }

    static void checkType(JsonNode header) throws StepRefusedException {
        checkType(header, TYPE);
    }

    static void checkType(JsonNode header, String type) throws StepRefusedException {
        if (!type.equals(header.path("typ").textValue())) {
            throw new StepRefusedException(
                    RefusalReason.TYPE_NOT_ACCEPTED,
                    "expected typ " + type + ", came " + Quoted.of(header.path("typ")));
        }
    }

    static String algorithmOf(JsonNode header) throws StepRefusedException {
        if (header.path("alg") instanceof TextNode algorithm) {
            return algorithm.textValue();
        }
        throw new StepRefusedException(
                RefusalReason.ALGORITHM_NOT_ACCEPTED, "expected alg as text, came " + Quoted.of(header.path("alg")));
    }

    static String keyIdOf(JsonNode header) throws StepRefusedException {
        String keyId = header.path("kid").asText("");
        if (header.path("kid").isTextual() && KEY_ID.matcher(keyId).matches()) {
            return keyId;
        }
        throw new StepRefusedException(
                RefusalReason.KEY_ID_MISSING,
                "expected a kid of 1 to 200 visible ASCII characters, came " + Quoted.of(header.path("kid")));
    }
}
