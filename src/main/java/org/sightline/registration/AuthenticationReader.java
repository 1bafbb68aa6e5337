package org.sightline.registration;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.sightline.registration.FeedAuthentication.BackendServices;
import org.sightline.registration.FeedAuthentication.Header;
import org.sightline.registration.FeedAuthentication.None;

/** Reads the {@code authentication} block of a feed. */
final class AuthenticationReader {

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,59}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private final Addresses addresses;
    private final Predicate<SecretReference> secretExists;

    AuthenticationReader(Addresses addresses, Predicate<SecretReference> secretExists) {
        this.addresses = addresses;
        this.secretExists = secretExists;
    }

    Optional<FeedAuthentication> read(YamlValue block) {
        Optional<String> kind = block.fields(
                        List.of("kind", "name", "value", "tokenUrl", "clientId", "privateKey", "scopes"))
                .flatMap(fields -> fields.text("kind"));
        return kind.flatMap(k -> switch (k) {
            case "none" -> block.fields(List.of("kind")).map(fields -> new None());
            case "header" -> block.fields(List.of("kind", "name", "value")).flatMap(this::header);
            case "backend-services" ->
                block.fields(List.of("kind", "tokenUrl", "clientId", "privateKey", "scopes"))
                        .flatMap(this::backendServices);
            default -> block.problem("kind has to be none, header or backend-services");
        });
    }

    private Optional<FeedAuthentication> header(YamlFields fields) {
        Optional<String> name = fields.required("name")
                .flatMap(value -> value.text()
                        .flatMap(text -> HEADER_NAME.matcher(text).matches()
                                ? Optional.of(text)
                                : value.problem("is not the name of an HTTP header")));
        Optional<SecretReference> secret = fields.required("value").flatMap(this::secret);
        return name.flatMap(n -> secret.map(s -> new Header(n, s)));
    }

    private Optional<FeedAuthentication> backendServices(YamlFields fields) {
        Optional<URI> tokenUrl = fields.required("tokenUrl").flatMap(addresses::endpoint);
        Optional<String> clientId = fields.text("clientId");
        Optional<SecretReference> key = fields.required("privateKey").flatMap(this::secret);
        List<String> scopes = new ArrayList<>();
        for (YamlValue scope :
                fields.required("scopes").flatMap(YamlValue::filledList).orElse(List.of())) {
            scope.text().ifPresent(scopes::add);
        }
        return tokenUrl.flatMap(url -> clientId.flatMap(id -> key.map(k -> new BackendServices(url, id, k, scopes))));
    }

    /** The reference; the value itself is never repeated in a message, as it may be the secret. */
    private Optional<SecretReference> secret(YamlValue value) {
        return value.text().flatMap(text -> {
            Optional<SecretReference> reference = reference(text);
            if (reference.isEmpty()) {
                return value.problem("has to be a reference, env:NAME or file:/absolute/path, never the secret itself");
            }
            if (!secretExists.test(reference.get())) {
                return value.problem("names a secret that is not there: " + text);
            }
            return reference;
        });
    }

    private static Optional<SecretReference> reference(String text) {
        if (text.startsWith("env:") && VARIABLE.matcher(text.substring(4)).matches()) {
            return Optional.of(new SecretReference(SecretReference.Kind.ENV, text.substring(4)));
        }
        if (text.startsWith("file:/") && Path.of(text.substring(5)).isAbsolute()) {
            return Optional.of(new SecretReference(SecretReference.Kind.FILE, text.substring(5)));
        }
        return Optional.empty();
    }
}
