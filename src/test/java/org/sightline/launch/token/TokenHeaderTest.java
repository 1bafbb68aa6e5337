package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.launch.RefusalReason;

class TokenHeaderTest {

    private final Epr epr = Epr.northgate();
    private final TokenViewer viewer = TokenViewer.knowing(epr);

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", " none", "none\u200b", ""})
    @DisplayName("J01 refuses alg none in any spelling")
    void refusesUnsignedTokens(String none) {
        epr.withHeader("alg", none);
        String[] parts = epr.token().split("\\.");
        viewer.refuses(RefusalReason.ALGORITHM_NOT_ACCEPTED, parts[0] + "." + parts[1] + ".");
        viewer.refuses(RefusalReason.ALGORITHM_NOT_ACCEPTED, epr.token());
    }

    @Test
    @DisplayName("J01 refuses an empty signature under the right alg")
    void refusesAnEmptySignature() {
        String[] parts = epr.token().split("\\.");
        viewer.refuses(RefusalReason.SIGNATURE_INVALID, parts[0] + "." + parts[1] + ".");
    }

    @Test
    @DisplayName("J02 refuses HS256 keyed with the public key")
    void refusesTheSymmetricConfusion() throws Exception {
        RSAKey key = Epr.Keys.RSA;
        Epr rsa = Epr.of("northgate", key, JWSAlgorithm.RS256).withHeader("alg", "HS256");
        String input = Epr.base64url(Epr.json(rsa.header).getBytes(StandardCharsets.UTF_8)) + "."
                + Epr.base64url(Epr.json(rsa.claims).getBytes(StandardCharsets.UTF_8));
        String mac = new MACSigner(key.toRSAPublicKey().getEncoded())
                .sign(new JWSHeader(JWSAlgorithm.HS256), input.getBytes(StandardCharsets.US_ASCII))
                .toString();
        try (TokenViewer rsaViewer = TokenViewer.knowing(rsa)) {
            rsaViewer.refuses(RefusalReason.ALGORITHM_NOT_ACCEPTED, input + "." + mac);
        }
    }

    @Test
    @DisplayName("J03 refuses an algorithm that is not this organisation's, even with its own key")
    void refusesAnotherAlgorithm() {
        Epr registered = Epr.of("northgate", Epr.Keys.RSA, JWSAlgorithm.PS256);
        try (TokenViewer rsaViewer = TokenViewer.knowing(registered)) {
            rsaViewer.accepts(registered.token());
            Epr other = Epr.of("northgate", Epr.Keys.RSA, JWSAlgorithm.RS256);
            rsaViewer.refuses(RefusalReason.ALGORITHM_NOT_ACCEPTED, other.token());
        }
    }

    @Test
    @DisplayName("J03 accepts each of the five algorithms when it is the registered one")
    void acceptsEachAlgorithm() {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256, JWSAlgorithm.RS384)) {
            Epr rsa = Epr.of("northgate", Epr.Keys.RSA, algorithm);
            TokenViewer.knowing(rsa).accepts(rsa.token());
        }
        Epr p384 = Epr.of("northgate", Epr.Keys.P384, JWSAlgorithm.ES384);
        TokenViewer.knowing(p384).accepts(p384.token());
        viewer.accepts(epr.token());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jku", "x5u", "x5c", "jwk"})
    @DisplayName("J04 refuses a token that brings or points to a key, and connects nowhere")
    void fetchesNothingTheTokenPointsTo(String parameter) throws Exception {
        try (ServerSocketChannel trap = ServerSocketChannel.open()) {
            trap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            trap.configureBlocking(false);
            String url = "http://127.0.0.1:" + ((InetSocketAddress) trap.getLocalAddress()).getPort() + "/keys.json";
            Object value = switch (parameter) {
                case "x5c" -> List.of("AAAA");
                case "jwk" -> Epr.Keys.OTHER_P256.toPublicJWK().toJSONObject();
                default -> url;
            };
            viewer.refuses(
                    RefusalReason.HEADER_NOT_ALLOWED,
                    epr.withHeader(parameter, value).token());
            assertNull(trap.accept(), "somebody connected");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../../etc/passwd",
                "' OR '1'='1",
                "2026-11\u0000",
                "2026-12",
                "2026-11 ",
                "\u202e11-6202",
                "${jndi:ldap://127.0.0.1/a}"
            })
    @DisplayName("J05 refuses a hostile or unknown kid")
    void refusesHostileKeyIds(String kid) {
        RefusalReason reason =
                viewer.refusal(epr.withHeader("kid", kid).token()).reason();
        assertEquals(
                kid.contains("\u0000")
                        ? RefusalReason.TOKEN_MALFORMED
                        : kid.chars().allMatch(c -> c > ' ' && c < 0x7f) && !kid.isEmpty()
                                ? RefusalReason.KEY_UNKNOWN
                                : RefusalReason.KEY_ID_MISSING,
                reason);
    }

    @Test
    @DisplayName("J05 never tries all keys: no kid, a kid that is no text, or one too long is refused")
    void refusesATokenWithoutKeyId() {
        viewer.refuses(
                RefusalReason.KEY_ID_MISSING, Epr.northgate().without("kid").token());
        viewer.refuses(
                RefusalReason.KEY_ID_MISSING,
                epr.withHeader("kid", List.of("2026-11")).token());
        viewer.refuses(
                RefusalReason.KEY_ID_MISSING,
                epr.withHeader("kid", "k".repeat(201)).token());
    }

    @Test
    @DisplayName("J05 refuses another organisation's key under our issuer")
    void refusesAnotherOrganisationsKey() {
        Epr southgate = Epr.of("southgate", Epr.Keys.OTHER_P256, JWSAlgorithm.ES256);
        try (TokenViewer both = TokenViewer.knowing(epr.registration(), southgate.registration())) {
            both.accepts(southgate.token());
            both.refuses(
                    RefusalReason.KEY_UNKNOWN,
                    southgate.with("iss", epr.issuer()).token());
            both.refuses(
                    RefusalReason.SIGNATURE_INVALID,
                    southgate.withHeader("kid", epr.key.getKeyID()).token());
        }
    }

    @Test
    @DisplayName("J06 refuses crit, empty or not, b64 and zip")
    void refusesExtensions() {
        Map<String, Object> extensions =
                Map.of("crit", List.of("exp"), "b64", false, "zip", "DEF", "nonce", "x", "url", "https://x.example");
        extensions.forEach((name, value) -> viewer.refuses(
                RefusalReason.HEADER_NOT_ALLOWED,
                Epr.northgate().withHeader(name, value).token()));
        viewer.refuses(
                RefusalReason.HEADER_NOT_ALLOWED,
                Epr.northgate().withHeader("crit", List.of()).token());
    }

    @Test
    void letsCertificateThumbprintsThroughUnread() {
        viewer.accepts(
                epr.withHeader("x5t", "AAAA").withHeader("x5t#S256", "AAAA").token());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"JWT", "at+jwt", "application/launch+jwt", "LAUNCH+JWT", "launch+jwt ", ""})
    @DisplayName("J09 refuses another typ")
    void refusesAnotherType(String type) {
        viewer.refuses(
                RefusalReason.TYPE_NOT_ACCEPTED, epr.withHeader("typ", type).token());
    }

    @Test
    @DisplayName("J09 refuses a token without typ")
    void refusesATokenWithoutType() {
        viewer.refuses(RefusalReason.TYPE_NOT_ACCEPTED, epr.without("typ").token());
    }

    @Test
    @DisplayName("J16 refuses an ECDSA signature of zeros")
    void refusesTheZeroSignature() {
        String[] parts = epr.token().split("\\.");
        viewer.refuses(RefusalReason.SIGNATURE_INVALID, parts[0] + "." + parts[1] + "." + Epr.base64url(new byte[64]));
        viewer.refuses(RefusalReason.SIGNATURE_INVALID, parts[0] + "." + parts[1] + "." + Epr.base64url(new byte[0]));
        viewer.refuses(RefusalReason.SIGNATURE_INVALID, parts[0] + "." + parts[1] + "." + Epr.base64url(new byte[66]));
    }

    @Test
    void refusesClaimsThatWereChangedAfterSigning() {
        String[] parts = epr.token().split("\\.");
        String others = epr.with("sub", "mallory").token().split("\\.")[1];
        viewer.refuses(RefusalReason.SIGNATURE_INVALID, parts[0] + "." + others + "." + parts[2]);
    }
}
