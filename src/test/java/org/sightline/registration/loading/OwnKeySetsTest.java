package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.configuration.ConfigProblem;

/** Our own key sets, looked into when the folder is checked. */
class OwnKeySetsTest {

    private static final String FILE = "organisations/eastfield.yaml";

    @TempDir
    Path temporary;

    private ConfigFolder folder;
    private Path signing;
    private Path tokens;

    @BeforeEach
    void writeSoundFolder() throws Exception {
        signing = temporary.resolve("signing.json");
        tokens = temporary.resolve("tokens.json");
        write(signing, signer("k1", Instant.EPOCH));
        write(tokens, new OctetSequenceKeyGenerator(256).keyID("t1").generate());
        folder = ConfigFolder.sound(temporary.resolve("config")).write(FILE, """
                name: Eastfield Hospital
                odsCodes: [REF01]
                serviceDesk: {name: Desk, phone: 01604 555 0300, email: desk@eastfield.example}
                smart:
                  fhirBaseUrl: https://fhir.eastfield.example/r4/
                  clientId: sightline
                  authentication: {kind: private-key-jwt, algorithm: ES384, keys: 'file:%s'}
                  role: {from: practitioner-role}
                  tokenKeys: file:%s
                """.formatted(signing, tokens));
    }

    @Test
    void soundSetsAreNothingToTell() {
        assertEquals(List.of(), problems());
    }

    @Test
    @DisplayName("K01 a key set that cannot be used is found when the folder is checked, not by the first launch")
    void aSetThatCannotBeUsedIsAnError() throws Exception {
        Files.writeString(signing, "{not a set");
        tells("smart.authentication.keys: names a secret that is not a JWK Set");
        write(signing, signer("k1", Instant.EPOCH).toPublicJWK());
        tells("smart.authentication.keys: names a JWK Set without a private key with a kid and alg ES384");
        write(
                signing,
                new ECKeyGenerator(Curve.P_384).algorithm(JWSAlgorithm.ES384).generate());
        tells("smart.authentication.keys: names a JWK Set without a private key with a kid and alg ES384");
        write(signing, signer("k1", Instant.EPOCH));
        write(tokens, new OctetSequenceKeyGenerator(128).keyID("t1").generate());
        tells("smart.tokenKeys: names a JWK Set without a secret key with a kid and 256 bits");
    }

    @Test
    void aSetThatIsNotInForceYetIsAWarning() throws Exception {
        write(signing, signer("k1", Instant.now().plus(Duration.ofDays(1))));
        CheckedConfig checked = check();
        assertTrue(checked.config().isPresent());
        assertEquals(1, checked.problems().size());
        assertTrue(checked.problems().getFirst().message().contains("not in force yet"));
    }

    @Test
    void nothingOfASetIsRepeated() throws Exception {
        Files.writeString(signing, "-----BEGIN PRIVATE KEY----- MIGHsecret");
        assertFalse(problems().toString().contains("MIGH"));
    }

    private void tells(String expected) {
        assertEquals(1, problems().size(), problems()::toString);
        assertTrue(problems().getFirst().contains(expected), problems().getFirst());
    }

    private List<String> problems() {
        return check().problems().stream().map(ConfigProblem::toString).toList();
    }

    private CheckedConfig check() {
        return new LaunchConfigLoader(false, Instant::now).check(folder.root);
    }

    private static JWK signer(String kid, Instant from) throws JOSEException {
        return new ECKeyGenerator(Curve.P_384)
                .keyID(kid)
                .algorithm(JWSAlgorithm.ES384)
                .notBeforeTime(Date.from(from))
                .generate();
    }

    private static void write(Path file, JWK key) throws IOException {
        Files.writeString(file, new JWKSet(key).toString(false));
    }
}
