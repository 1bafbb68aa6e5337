package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.registration.KeySource;
import org.sightline.registration.SigningKeyRules;

/** Keys written into a registration. */
class StaticKeysTest {

    private static final String FILE = "organisations/northgate.yaml";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    void readsAJwkUnderItsKidAndItsLastDayInUkTime() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();
        register("ES256", entry("k1", jwk(key), "2027-06-30"));
        KeySource.StaticKeys keys = (KeySource.StaticKeys)
                folder.load().organisations().getFirst().token().orElseThrow().keys();
        assertEquals("k1", keys.keys().getFirst().jwk().getKeyID());
        assertEquals(key.computeThumbprint(), keys.keys().getFirst().jwk().computeThumbprint());
        assertEquals(
                Instant.parse("2027-06-30T23:00:00Z"), keys.keys().getFirst().notAfter());
    }

    @Test
    void readsPublicKeysAndCertificatesAsPem() throws Exception {
        ECKey elliptic = new ECKeyGenerator(Curve.P_384).generate();
        register("ES384", entry("k1", pem("PUBLIC KEY", elliptic.toPublicKey().getEncoded()), "2027-06-30"));
        assertEquals(List.of(), folder.problems());
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        register("RS384", entry("k1", pem("PUBLIC KEY", rsa.toPublicKey().getEncoded()), "2027-06-30T12:00:00Z"));
        assertEquals(List.of(), folder.problems());
    }

    @Test
    @DisplayName("K03 a certificate's own end counts, also when it has passed")
    void holdsCertificatesToTheirEnd() throws Exception {
        register(
                "ES256",
                "    - kid: k1\n      "
                        + Certificates.of("2026-11-01", "2027-11-01").yaml());
        KeySource.StaticKeys keys = (KeySource.StaticKeys)
                folder.load().organisations().getFirst().token().orElseThrow().keys();
        assertEquals(
                Instant.parse("2027-11-01T00:00:00Z"), keys.keys().getFirst().notAfter());
        register(
                "ES256",
                "    - kid: k1\n      "
                        + Certificates.of("2025-11-01", "2026-11-01").yaml());
        endedAt("2026-11-01T00:00:00Z");
    }

    @Test
    @DisplayName("J17 weak keys, other curves and keys of another kind than the algorithm are refused")
    void refusesUnfitKeys() throws Exception {
        register(
                "RS256",
                entry("k1", jwk(new RSAKeyGenerator(1024, true).generate().toPublicJWK()), "2027-06-30"));
        refuses("the key is an RSA key of 1024 bits; at least 2048 and at most 8192 are needed");
        register(
                "ES256",
                entry("k1", jwk(new ECKeyGenerator(Curve.P_521).generate().toPublicJWK()), "2027-06-30"));
        refuses("keys.static[0].jwk.crv: has to be P-256 or P-384");
        register(
                "ES256",
                entry(
                        "k1",
                        "jwk: {kty: EC, crv: secp256k1, x: eb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5g, y: SDradyajxGVdpPv8DhEIqP0XtEimhVQZnEfQj_sQ1Lg}",
                        "2027-06-30"));
        refuses("keys.static[0].jwk.crv: has to be P-256 or P-384");
        register(
                "ES256",
                entry("k1", jwk(new ECKeyGenerator(Curve.P_384).generate().toPublicJWK()), "2027-06-30"));
        refuses("the key is on curve P-384 and does not fit the algorithm ES256");
        register(
                "RS256",
                entry("k1", jwk(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()), "2027-06-30"));
        refuses("the key is on curve P-256 and does not fit the algorithm RS256");
        register("ES256", entry("k1", jwk(new RSAKeyGenerator(2048).generate().toPublicJWK()), "2027-06-30"));
        refuses("the key is an RSA key and does not fit the algorithm ES256");
        register("ES256", entry("k1", "jwk: {kty: EC, crv: P-256, x: AAAA, y: AAAA}", "2027-06-30"));
        refuses("is not a public JWK");
    }

    @Test
    @DisplayName("J17 private and symmetric key material is refused and not repeated")
    void refusesSecretKeys() throws Exception {
        ECKey secret = new ECKeyGenerator(Curve.P_256).generate();
        register("ES256", entry("k1", jwk(secret), "2027-06-30"));
        refuses("is private or symmetric key material");
        assertTrue(folder.problems().stream()
                .noneMatch(p -> p.contains(secret.getD().toString())));
        register("ES256", entry("k1", jwk(new OctetSequenceKeyGenerator(256).generate()), "2027-06-30"));
        refuses("is private or symmetric key material");
        register("ES256", entry("k1", pem("PRIVATE KEY", secret.toPrivateKey().getEncoded()), "2027-06-30"));
        refuses("is private key material");
    }

    @Test
    @DisplayName("J17 one key in two organisations is refused, in whatever form it is written")
    void refusesOneKeyInTwoOrganisations() throws Exception {
        PublicKey key = new ECKeyGenerator(Curve.P_256).generate().toPublicKey();
        register(
                "ES256",
                entry(
                        "k1",
                        jwk(new ECKey.Builder(Curve.P_256, (java.security.interfaces.ECPublicKey) key).build()),
                        "2027-06-30"));
        String other = organisation("ES256", entry("another-name", pem("PUBLIC KEY", key.getEncoded()), "2028-01-01"))
                .replace("RNG01", "RSG01")
                .replace("epr.northgate", "epr.southgate");
        folder.write("organisations/southgate.yaml", other);
        assertEquals(1, folder.problems().size());
        assertTrue(
                folder.problems()
                        .getFirst()
                        .matches("organisations/southgate.yaml:7:7: keys.static\\[0]: the key with"
                                + " thumbprint .* is already claimed in organisations/northgate.yaml:7:7"),
                folder.problems()::toString);
    }

    @Test
    @DisplayName("K03 a key past its end is told of and stays known as ended; one without an end is refused")
    void refusesKeysPastTheirEnd() throws Exception {
        JWK key = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();
        register("ES256", entry("k1", jwk(key), "2026-11-19"));
        endedAt("2026-11-20T00:00:00Z");
        register("ES256", entry("k1", jwk(key), "soon"));
        refuses("has to be a date such as 2027-11-30");
        register("ES256", "    - kid: k1\n      " + jwk(key));
        refuses("keys.static[0].notAfter: is missing");
    }

    /** An error to whoever checks, and in nobody's way; the door refuses what it opens. */
    private void endedAt(String end) {
        CheckedConfig checked = ConfigFolder.loader(false).check(folder.root);
        KeySource.StaticKeys keys = (KeySource.StaticKeys) checked.config()
                .orElseThrow()
                .organisations()
                .getFirst()
                .token()
                .orElseThrow()
                .keys();
        assertEquals(Instant.parse(end), keys.keys().getFirst().notAfter());
        assertEquals(1, checked.errors().size());
        assertTrue(checked.errors().getFirst().message().startsWith("the key ended at " + end));
    }

    @Test
    void refusesAKidGivenTwiceAndAKidThatDiffersInside() throws Exception {
        JWK first = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();
        JWK second = new ECKeyGenerator(Curve.P_256).keyID("inside").generate().toPublicJWK();
        register("ES256", entry("k1", jwk(first), "2027-06-30") + "\n" + entry("k1", jwk(second), "2027-06-30"));
        refuses("the kid inside jwk differs from the kid beside it");
        JWK third = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();
        register("ES256", entry("k1", jwk(first), "2027-06-30") + "\n" + entry("k1", jwk(third), "2027-06-30"));
        refuses("the kid k1 is given twice");
    }

    @Test
    void objectsToPrivateKeysAndOtherKindsOfKey() throws Exception {
        JWK key = new ECKeyGenerator(Curve.P_256).generate();
        assertEquals(
                "holds private key material",
                SigningKeyRules.objectionTo(key, com.nimbusds.jose.JWSAlgorithm.ES256)
                        .orElseThrow());
        assertTrue(SigningKeyRules.objectionTo(
                        JWK.parse(
                                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwaaPJHURo\"}"),
                        com.nimbusds.jose.JWSAlgorithm.ES256)
                .isPresent());
    }

    private void register(String algorithm, String entries) {
        folder.write(FILE, organisation(algorithm, entries));
    }

    private static String organisation(String algorithm, String entries) {
        return ConfigFolder.ORGANISATION
                .replace("ES256", algorithm)
                .replace("  jwksUrl: https://epr.northgate.example/jwks.json", "  static:\n" + entries);
    }

    private static String entry(String kid, String key, String notAfter) {
        return "    - kid: " + kid + "\n      notAfter: " + notAfter + "\n      " + key;
    }

    private static String jwk(JWK key) {
        return "jwk: " + key.toJSONString();
    }

    private static String pem(String label, byte[] der) {
        return "pem: |\n        -----BEGIN " + label + "-----\n        "
                + Base64.getEncoder().encodeToString(der) + "\n        -----END " + label + "-----";
    }

    private void refuses(String message) {
        List<String> problems = folder.problems();
        assertTrue(
                problems.stream().anyMatch(p -> p.startsWith(FILE + ":") && p.contains(message)), problems::toString);
    }
}
