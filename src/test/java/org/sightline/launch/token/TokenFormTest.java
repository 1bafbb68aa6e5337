package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;

/** What is measured before anything parses the token. */
class TokenFormTest {

    private final Epr epr = Epr.northgate();
    private final TokenViewer viewer = TokenViewer.knowing(epr);

    @Test
    void acceptsASoundToken() {
        assertEquals("rita", viewer.accepts(epr.token()).practitioner().subject());
    }

    @Test
    @DisplayName("J07 refuses an encrypted token, with or without a signed one inside")
    void refusesAnEncryptedToken() {
        String header =
                Epr.base64url("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, header + "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA");
        viewer.refuses(
                RefusalReason.HEADER_NOT_ALLOWED,
                epr.withHeader("enc", "A256GCM").token());
    }

    @Test
    @DisplayName("J07 refuses a nested JWT")
    void refusesANestedToken() {
        String inner = epr.token();
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, epr.signed(Epr.json(epr.header), "\"" + inner + "\""));
        viewer.refuses(
                RefusalReason.HEADER_NOT_ALLOWED, epr.withHeader("cty", "JWT").token());
    }

    @Test
    @DisplayName("J07 refuses the JSON serialisation")
    void refusesTheJsonSerialisation() {
        String[] parts = epr.token().split("\\.");
        viewer.refuses(
                RefusalReason.TOKEN_MALFORMED,
                "{\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2]
                        + "\"}");
    }

    @Test
    @DisplayName("J07 refuses a deflate bomb without inflating it")
    void refusesADeflateBomb() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bomb, new Deflater(9, true))) {
            out.write(new byte[1_000_000]);
        }
        String header = "{\"alg\":\"ES256\",\"kid\":\"2026-11\",\"typ\":\"launch+jwt\",\"zip\":\"DEF\"}";
        viewer.refuses(
                RefusalReason.TOKEN_MALFORMED, epr.signed(header.getBytes(StandardCharsets.UTF_8), bomb.toByteArray()));
        viewer.refuses(
                RefusalReason.HEADER_NOT_ALLOWED, epr.withHeader("zip", "DEF").token());
    }

    @Test
    @DisplayName("J08 refuses more than 8 KB and accepts what just fits")
    void refusesMoreThanEightKilobytes() {
        int room = CompactToken.MAX_LENGTH - epr.token().length();
        String fits = epr.with("note", "x".repeat(room * 3 / 4 - 20)).token();
        viewer.accepts(fits);
        viewer.refuses(
                RefusalReason.TOKEN_TOO_LARGE,
                epr.with("note", "x".repeat(room)).token());
        viewer.refuses(RefusalReason.TOKEN_TOO_LARGE, "x".repeat(50_000_000));
    }

    @Test
    @DisplayName("J08 refuses nesting beyond 8, 20,000 levels as well as 9, and accepts 8")
    void refusesDeepNesting() {
        viewer.accepts(epr.signed(Epr.json(epr.header), withNested(7)));
        viewer.refuses(RefusalReason.TOKEN_TOO_DEEP, epr.signed(Epr.json(epr.header), withNested(8)));
        viewer.refuses(RefusalReason.TOKEN_TOO_DEEP, epr.signed(nested(9), "{}"));
        String deep = Epr.base64url(("{\"a\":" + "[".repeat(3_000)).getBytes(StandardCharsets.UTF_8));
        viewer.refuses(RefusalReason.TOKEN_TOO_DEEP, deep + "." + deep + ".AAAA");
        String deeper = Epr.base64url(("{\"a\":" + "[".repeat(20_000)).getBytes(StandardCharsets.UTF_8));
        viewer.refuses(RefusalReason.TOKEN_TOO_LARGE, deeper + ".e30.AAAA");
    }

    @Test
    @DisplayName("J08 reads 20,000 levels without running out of stack, whatever the size limit")
    void readsEndlessNestingWithoutStack() {
        byte[] endless = ("{\"a\":" + "{\"a\":".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        try {
            TokenJson.object(endless);
        } catch (StepRefusedException e) {
            assertEquals(RefusalReason.TOKEN_TOO_DEEP, e.reason());
            return;
        }
        throw new AssertionError("accepted");
    }

    @Test
    @DisplayName("J14 refuses a member given twice, in the header, the claims, inside, and by another spelling")
    void refusesDuplicateMembers() {
        String header = Epr.json(epr.header);
        String claims = Epr.json(epr.claims);
        viewer.refuses(RefusalReason.TOKEN_AMBIGUOUS, epr.signed(twice(header, "\"alg\":\"none\""), claims));
        viewer.refuses(RefusalReason.TOKEN_AMBIGUOUS, epr.signed(header, twice(claims, "\"sub\":\"rita\"")));
        viewer.refuses(RefusalReason.TOKEN_AMBIGUOUS, epr.signed(header, twice(claims, "\"\\u0073ub\":\"x\"")));
        viewer.refuses(
                RefusalReason.TOKEN_AMBIGUOUS,
                epr.signed(header, claims.replace("\"birthDate\"", "\"value\":\"9990000026\",\"birthDate\"")));
    }

    @Test
    @DisplayName("J15 refuses text that is not UTF-8")
    void refusesBadUtf8() {
        byte[] claims = Epr.json(epr.claims).replace("Rita", "R\u0001ta").getBytes(StandardCharsets.UTF_8);
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, epr.signed(header(), claims));
        byte[] latin = Epr.json(epr.claims).replace("Rita", "Ríta").getBytes(StandardCharsets.ISO_8859_1);
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, epr.signed(header(), latin));
        byte[] wide = Epr.json(epr.claims).getBytes(StandardCharsets.UTF_16LE);
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, epr.signed(header(), wide));
    }

    @Test
    @DisplayName("J15 refuses a byte order mark")
    void refusesAByteOrderMark() {
        viewer.refuses(
                RefusalReason.TOKEN_MALFORMED, epr.signed(Epr.json(epr.header), "\uFEFF" + Epr.json(epr.claims)));
        viewer.refuses(
                RefusalReason.TOKEN_MALFORMED, epr.signed("\uFEFF" + Epr.json(epr.header), Epr.json(epr.claims)));
    }

    @Test
    @DisplayName("J15 refuses padding, other alphabets and a second spelling of the same bytes")
    void refusesLooseBase64() {
        String token = epr.token();
        String[] parts = token.split("\\.");
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, parts[0] + "=." + parts[1] + "." + parts[2]);
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, token + "==");
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, token + "\n");
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, " " + token);
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, parts[0] + "." + parts[1] + ".ab+/");
        char last = token.charAt(token.length() - 1);
        String respelt = token.substring(0, token.length() - 1) + (char) (last + 1);
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, respelt);
    }

    @Test
    @DisplayName("J15 refuses 2 or 4 parts")
    void refusesAnotherNumberOfParts() {
        String token = epr.token();
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, token.substring(0, token.lastIndexOf('.')));
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, token + ".");
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, token + ".AAAA");
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, "..");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "1",
                "null",
                "",
                "{",
                "{} {}",
                "{}x",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":1.5}",
                "{\"a\":1e3}",
                "{\"a\":99999999999999999999}",
                "{/**/}"
            })
    @DisplayName("J15 refuses what is not one strict JSON object")
    void refusesLooseJson(String claims) {
        viewer.refuses(RefusalReason.TOKEN_MALFORMED, epr.signed(Epr.json(epr.header), claims));
    }

    private byte[] header() {
        return Epr.json(epr.header).getBytes(StandardCharsets.UTF_8);
    }

    private String withNested(int levels) {
        String claims = Epr.json(epr.claims);
        return claims.substring(0, claims.length() - 1) + ",\"extra\":" + nested(levels) + "}";
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    private static String twice(String json, String member) {
        return json.substring(0, json.length() - 1) + "," + member + "}";
    }
}
