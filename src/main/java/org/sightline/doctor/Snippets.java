package org.sightline.doctor;

import com.nimbusds.jose.JWSAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        JWKS("jwks.sh", "Publish your key as a JWKS: openssl", "a shell and OpenSSL 1.1.1 or newer"),
        JAVA("LaunchToken.java", "Make and sign the token: Java", "Java 17 and com.nimbusds:nimbus-jose-jwt"),
        PYTHON("launch_token.py", "Make and sign the token: Python", "Python 3.9, PyJWT and cryptography"),
        CSHARP(
                "LaunchToken.cs",
                "Make and sign the token: C#",
                ".NET 8 and the package Microsoft.IdentityModel.JsonWebTokens"),
        NODE("launch_token.mjs", "Make and sign the token: JavaScript on Node", "Node 18, and no package"),
        PHP("launch_token.php", "Make and sign the token: PHP", "PHP 7.4 with its openssl extension"),
        ENGINE(
                "launch_token.engine.js",
                "Make and sign the token: an integration engine",
                "an engine with JavaScript steps on Java 9 or newer, such as Mirth Connect or Rhapsody");

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
                // PHP's openssl_sign knows no PSS
                .filter(file -> file != File.PHP || !sender.algorithm().equals(JWSAlgorithm.PS256))
                .map(file -> new Snippet(file.name, file.title, file.needs, filled(read(file.name), values)))
                .toList();
    }

    private static Map<String, String> values(
            LaunchRegistration registration, TokenRegistration sender, String keyId, String launchUrl) {
        Map<String, String> values = SigningWords.of(sender.algorithm());
        values.put("launchUrl", launchUrl);
        values.put("tokenIssuer", sender.tokenIssuer());
        values.put("keyId", keyId);
        values.put("ods", registration.odsCodes().getFirst().value());
        values.put("lifetime", Long.toString(sender.maxTokenLifetime().toSeconds()));
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
