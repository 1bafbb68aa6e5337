package org.sightline.check;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sightline.registration.SigningKeyRules;
import org.sightline.registration.loading.PublicPem;
import org.sightline.terminal.Arguments;
import org.sightline.terminal.NotUnderstoodException;
import org.sightline.terminal.Terminal;

/** {@code ./sightline keys jwks}: the public keys of an organisation that launches, as it publishes or hands them over. */
public final class LaunchKeySet {

    private static final String SEE = " See ./sightline keys --help.";

    private final Terminal terminal;

    LaunchKeySet(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(new LaunchKeySet(Terminal.ofThisProcess()).run(arguments));
    }

    /** 0 if it was printed, 2 if something is in the way. */
    int run(String... arguments) {
        try {
            Arguments given = Arguments.of(List.of(arguments), Set.of("kid", "algorithm"), Set.of("jwk"));
            List<JWK> keys = keys(given);
            terminal.out().println(given.has("jwk") ? keys.getFirst().toJSONString() : new JWKSet(keys).toString(true));
            return 0;
        } catch (NotUnderstoodException e) {
            terminal.err().println(e.getMessage() + SEE);
        } catch (IOException | JOSEException e) {
            terminal.err().println(e.getMessage());
        }
        return 2;
    }

    private static List<JWK> keys(Arguments given) throws NotUnderstoodException, IOException, JOSEException {
        List<String> names = List.copyOf(given.all("kid"));
        if (given.words().isEmpty() || (given.has("jwk") && given.words().size() > 1)) {
            throw new NotUnderstoodException(
                    "keys jwks takes files with a public key or certificate each; with --jwk, one.");
        }
        if (!names.isEmpty() && names.size() != given.words().size()) {
            throw new NotUnderstoodException("Each file has a --kid of its own, in the same order.");
        }
        List<JWK> keys = new ArrayList<>();
        for (String file : given.words()) {
            keys.add(key(
                    file,
                    names.isEmpty() ? "" : names.get(keys.size()),
                    given.option("algorithm").orElse("")));
        }
        return keys;
    }

    private static JWK key(String file, String name, String asked)
            throws NotUnderstoodException, IOException, JOSEException {
        JWK bare = read(file);
        String kid = name.isEmpty() ? bare.computeThumbprint().toString() : name;
        JWSAlgorithm algorithm = asked.isEmpty() ? usual(bare) : JWSAlgorithm.parse(asked);
        if (!SigningKeyRules.ALGORITHMS.contains(algorithm)) {
            throw new NotUnderstoodException("--algorithm is ES256, ES384, PS256, RS256 or RS384.");
        }
        Optional<String> objection = SigningKeyRules.objectionTo(bare, algorithm);
        if (objection.isPresent()) {
            throw new NotUnderstoodException("The key in " + file + " " + objection.get() + ".");
        }
        return switch (bare) {
            case ECKey ec ->
                new ECKey.Builder(ec)
                        .keyID(kid)
                        .algorithm(algorithm)
                        .keyUse(KeyUse.SIGNATURE)
                        .build();
            case RSAKey rsa ->
                new RSAKey.Builder(rsa)
                        .keyID(kid)
                        .algorithm(algorithm)
                        .keyUse(KeyUse.SIGNATURE)
                        .build();
            default -> bare;
        };
    }

    private static JWK read(String file) throws IOException {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new IOException("There is no file " + file + ".");
        }
        String text = Files.readString(path);
        if (text.contains("PRIVATE KEY")) {
            throw new IOException(file + " holds a private key, which stays where it is. Make its public part with"
                    + " openssl pkey -in " + file + " -pubout -out " + file + ".pub, and give that.");
        }
        try {
            return PublicPem.parse(text).jwk();
        } catch (PublicPem.NotPublicPemException e) {
            throw new IOException(file + " " + e.getMessage() + ".");
        }
    }

    private static JWSAlgorithm usual(JWK key) {
        return switch (key) {
            case ECKey ec when ec.getCurve().getName().equals("P-384") -> JWSAlgorithm.ES384;
            case ECKey _ -> JWSAlgorithm.ES256;
            default -> JWSAlgorithm.PS256;
        };
    }
}
