package org.sightline.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SigningKeyRules;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.testing.MachineCommand;

/** What is offered to copy is run as it stands, with each algorithm, by each language that is on the machine. */
class SnippetsRunTest {

    private static final String KEY_ID = "2026-11";
    private static final String LAUNCH = "https://viewer.example.nhs.uk/launch";
    private static final String NOT_HERE = " is not on this machine: its snippet is not run";

    private static final Map<String, Object> CLAIMS = Map.of(
            "iss",
            "https://epr.northgate.example/launch",
            "aud",
            LAUNCH,
            "sub",
            "rita.okafor",
            "patient",
            Map.of(
                    "system", "https://fhir.nhs.uk/Id/nhs-number",
                    "value", "9990000018",
                    "birthDate", "1945-03-12"),
            "practitioner",
            Map.of(
                    "identifier",
                    List.of(Map.of("system", "https://fhir.nhs.uk/Id/sds-user-id", "value", "555000000001")),
                    "name",
                    "Rita Okafor",
                    "role",
                    Map.of(
                            "system", "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
                            "code", "R8001",
                            "display", "Nurse")),
            "organization",
            Map.of("ods", "RNG01"),
            "purpose_of_use",
            "TREAT");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "RS256", "RS384", "PS256"})
    @DisplayName("JOIN-03 the Node that is offered signs launch tokens")
    void nodeSigns(String algorithm) throws Exception {
        assertSigns(algorithm, "launch_token.mjs", "node");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "RS256", "RS384"})
    @DisplayName("JOIN-03 the PHP that is offered signs launch tokens")
    void phpSigns(String algorithm) throws Exception {
        assumeTrue(MachineCommand.isHere("php", "--version"), "PHP" + NOT_HERE);
        assertSigns(algorithm, "launch_token.php", "php");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "PS256"})
    @DisplayName("JOIN-03 the Python that is offered signs launch tokens")
    void pythonSigns(String algorithm) throws Exception {
        String python = "";
        for (String each : List.of("python3", "/usr/bin/python3")) {
            python = MachineCommand.isHere(each, "-c", "import jwt, cryptography") ? each : python;
        }
        assumeFalse(python.isEmpty(), "PyJWT" + NOT_HERE);
        assertSigns(algorithm, "launch_token.py", python);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "RS256", "RS384", "PS256"})
    @DisplayName("JOIN-03 openssl and a shell make the JWKS of a key")
    void opensslMakesTheKeySet(String algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        JWK published = JWKSet.parse(run("sh", written("jwks.sh", algorithm), pem(pair)))
                .getKeys()
                .getFirst();
        assertEquals(publicKey(pair).computeThumbprint(), published.computeThumbprint());
        assertEquals(KEY_ID, published.getKeyID());
        assertEquals(Optional.empty(), SigningKeyRules.objectionTo(published, JWSAlgorithm.parse(algorithm)));
    }

    @Test
    void phpIsNotOfferedWhereItCannotSign() {
        assertFalse(code("PS256").containsKey("launch_token.php"));
    }

    /** No engine with JavaScript on Java is on the machine: its claims are those that Node signs. */
    @Test
    void theIntegrationEngineSignsTheSameClaimsAsNode() {
        assertEquals(claims("launch_token.mjs"), claims("launch_token.engine.js"));
    }

    @Test
    @DisplayName("JOIN-03 the guide has the same code as the page, with the values of its example")
    void theGuideHasTheSameCode() throws Exception {
        String guide = Files.readString(Path.of("docs/registering-a-launch.md"));
        Map<String, String> page = code("ES256");
        page.remove("pushed.sh");
        page.forEach((file, code) -> assertTrue(guide.contains(code.strip()), file));
    }

    private void assertSigns(String algorithm, String file, String language) throws Exception {
        KeyPair pair = pair(algorithm);
        Instant before = Instant.now();
        SignedJWT token = SignedJWT.parse(
                run(language, written(file, algorithm), pem(pair)).strip());
        JWSVerifier verifier = new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), pair.getPublic());
        assertTrue(token.verify(verifier), "signed with the key");
        assertEquals(
                Map.of("alg", algorithm, "kid", KEY_ID, "typ", "launch+jwt"),
                token.getHeader().toJSONObject());
        Map<String, Object> claims = token.getPayload().toJSONObject();
        long issued = (long) claims.remove("iat");
        assertEquals(issued + 60, claims.remove("exp"));
        assertTrue(Math.abs(issued - before.getEpochSecond()) < 60, "made now");
        assertFalse(String.valueOf(claims.remove("jti")).isEmpty());
        assertEquals(CLAIMS, claims);
    }

    private String claims(String file) {
        String code = code("ES256").get(file);
        return code.substring(code.indexOf("patient: {"), code.indexOf("purpose_of_use"))
                .replaceAll("\\s", "");
    }

    private Map<String, String> code(String algorithm) {
        LaunchRegistration registration = ConfigFolder.sound(folder.resolve(algorithm))
                .write("organisations/northgate.yaml", ConfigFolder.ORGANISATION.replace("ES256", algorithm))
                .load()
                .organisations()
                .getFirst();
        return new Snippets()
                .of(registration, registration.token().orElseThrow(), KEY_ID, LAUNCH).stream()
                        .collect(Collectors.toMap(Snippet::id, Snippet::code));
    }

    private String written(String file, String algorithm) throws IOException {
        return Files.writeString(folder.resolve(file), code(algorithm).get(file))
                .toString();
    }

    private String pem(KeyPair pair) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return Files.writeString(
                        folder.resolve("launch-key.pem"),
                        "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n")
                .toString();
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        boolean elliptic = algorithm.startsWith("ES");
        KeyPairGenerator generator = KeyPairGenerator.getInstance(elliptic ? "EC" : "RSA");
        if (elliptic) {
            generator.initialize(new ECGenParameterSpec(algorithm.equals("ES384") ? "secp384r1" : "secp256r1"));
        } else {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    private static JWK publicKey(KeyPair pair) {
        return switch (pair.getPublic()) {
            case ECPublicKey ec -> new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build();
            case RSAPublicKey rsa -> new RSAKey.Builder(rsa).build();
            default -> throw new IllegalArgumentException();
        };
    }

    private String run(String... command) throws IOException, InterruptedException {
        return MachineCommand.said(folder, Map.of(), command);
    }
}
