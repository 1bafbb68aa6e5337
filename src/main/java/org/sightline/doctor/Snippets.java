package org.sightline.doctor;

import com.nimbusds.jose.JWSAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/** The files under {@code snippets/} with an organisation's values in the place of their {@code ${names}}. */
@ApplicationScoped
class Snippets {

    private enum File {
        FORM("form.html", "The button: an HTML form", "any web page on one of your registered origins"),
        PUSHED("pushed.sh", "Pushed launch: curl", "curl, on your server"),
        JAVA("LaunchToken.java", "Make and sign the token: Java", "Java 17 and com.nimbusds:nimbus-jose-jwt"),
        PYTHON("launch_token.py", "Make and sign the token: Python", "Python 3.9, PyJWT and cryptography"),
        CSHARP(
                "LaunchToken.cs",
                "Make and sign the token: C#",
                ".NET 8 and the package Microsoft.IdentityModel.JsonWebTokens");

        private final String name;
        private final String title;
        private final String needs;

        File(String name, String title, String needs) {
            this.name = name;
            this.title = title;
            this.needs = needs;
        }
    }

    /**
     * @param keyId the key to sign with
     * @param launchUrl the viewer's launch address, which is also the audience
     */
    List<Snippet> of(LaunchRegistration registration, TokenRegistration sender, String keyId, String launchUrl) {
        Map<String, String> values = values(registration, sender, keyId, launchUrl);
        return List.of(File.values()).stream()
                .map(file -> new Snippet(file.name, file.title, file.needs, filled(read(file.name), values)))
                .toList();
    }

    private static Map<String, String> values(
            LaunchRegistration registration, TokenRegistration sender, String keyId, String launchUrl) {
        boolean elliptic = JWSAlgorithm.Family.EC.contains(sender.algorithm());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("launchUrl", launchUrl);
        values.put("tokenIssuer", sender.tokenIssuer());
        values.put("algorithm", sender.algorithm().getName());
        values.put("keyId", keyId);
        values.put("ods", registration.odsCodes().getFirst().value());
        values.put("lifetime", Long.toString(sender.maxTokenLifetime().toSeconds()));
        values.put("keyKind", elliptic ? "EC" : "RSA");
        values.put("signer", elliptic ? "new ECDSASigner((ECPrivateKey) key)" : "new RSASSASigner(key)");
        values.put("securityKey", elliptic ? "ECDsaSecurityKey" : "RsaSecurityKey");
        values.put("keyType", elliptic ? "ECDsa" : "RSA");
        return values;
    }

    static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    static String read(String name) {
        try (InputStream file = Objects.requireNonNull(Snippets.class.getResourceAsStream("/snippets/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
