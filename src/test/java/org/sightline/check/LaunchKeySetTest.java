package org.sightline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.registration.SigningKeyRules;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.terminal.Terminal;

/** What {@code ./sightline keys jwks} prints of an organisation's public keys. */
class LaunchKeySetTest {

    @TempDir
    Path folder;

    private String printed = "";

    @Test
    @DisplayName("JOIN-04 a JWKS of public keys comes out of one command, fit to sign launch tokens")
    void printsAKeySet() throws Exception {
        String one = file("one.pub", "EC", 256);
        String other = file("other.pub", "RSA", 2048);
        assertEquals(0, run("--kid", "2026-11", "--kid=2027-01", one, other));
        List<JWK> keys = JWKSet.parse(printed).getKeys();
        assertEquals(
                List.of("2026-11", "2027-01"), keys.stream().map(JWK::getKeyID).toList());
        assertEquals(Optional.empty(), SigningKeyRules.objectionTo(keys.getFirst(), JWSAlgorithm.ES256));
        assertEquals(Optional.empty(), SigningKeyRules.objectionTo(keys.getLast(), JWSAlgorithm.PS256));
    }

    @Test
    @DisplayName("JOIN-04 a JWK goes into a registration as it is printed")
    void printsAKeyThatARegistrationTakes() throws Exception {
        assertEquals(0, run("--jwk", "--kid", "k1", file("one.pub", "EC", 384)));
        CheckedFolder config = new CheckedFolder(folder.resolve("config"));
        config.write(
                "organisations/northgate.yaml",
                ConfigFolder.ORGANISATION
                        .replace("ES256", "ES384")
                        .replace(
                                "jwksUrl: https://epr.northgate.example/jwks.json",
                                "static:\n    - kid: k1\n      notAfter: 2027-11-30\n      jwk: " + printed.strip()));
        assertEquals(
                List.of(config + ": no errors, no warnings"),
                CheckedFolder.check(Map.of(), config.toString()).lines());
    }

    @Test
    @DisplayName("JOIN-04 a private key is not taken, and what to do is said")
    void saysWhatIsInTheWay() throws Exception {
        Path secret = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nQUJD\n");
        assertEquals(2, run(secret.toString()));
        assertTrue(printed.contains("holds a private key") && printed.contains("-pubout"), printed);
        assertFalse(printed.contains("QUJD"), printed);
        assertEquals(2, run(folder + "/none"));
        assertEquals("There is no file " + folder + "/none.", printed.strip());
        assertEquals(2, run());
        assertEquals(2, run("--kid", "a", file("a.pub", "EC", 256), file("b.pub", "EC", 256)));
        assertEquals(2, run("--algorithm", "RS256", file("a.pub", "EC", 256)));
        assertTrue(printed.contains("does not fit the algorithm RS256"), printed);
        assertEquals(2, run("--algorithm", "none", file("a.pub", "EC", 256)));
    }

    private int run(String... arguments) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        int code = new LaunchKeySet(new Terminal(stream, stream, Map.of(), ConfigFolder.CLOCK)).run(arguments);
        printed = written.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String file(String name, String kind, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(size);
        KeyPair pair = generator.generateKeyPair();
        return Files.writeString(
                        folder.resolve(name),
                        "-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(pair.getPublic().getEncoded())
                                + "\n-----END PUBLIC KEY-----\n")
                .toString();
    }
}
