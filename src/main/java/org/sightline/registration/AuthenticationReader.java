package org.sightline.registration;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.registration.FeedAuthentication.BackendServices;
import org.sightline.registration.FeedAuthentication.Header;
import org.sightline.registration.FeedAuthentication.None;

/** Reads the {@code authentication} block of a feed. */
final class AuthenticationReader {

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,59}");

    private final Addresses addresses;
    private final SecretReader secrets;

    AuthenticationReader(Addresses addresses, SecretReader secrets) {
        this.addresses = addresses;
        this.secrets = secrets;
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
        Optional<SecretReference> secret = fields.required("value").flatMap(secrets::read);
        return name.flatMap(n -> secret.map(s -> new Header(n, s)));
    }

    private Optional<FeedAuthentication> backendServices(YamlFields fields) {
        Optional<URI> tokenUrl = fields.required("tokenUrl").flatMap(addresses::endpoint);
        Optional<String> clientId = fields.text("clientId");
        Optional<SecretReference> key = fields.required("privateKey").flatMap(secrets::read);
        List<String> scopes = new ArrayList<>();
        for (YamlValue scope :
                fields.required("scopes").flatMap(YamlValue::filledList).orElse(List.of())) {
            scope.text().ifPresent(scopes::add);
        }
        return tokenUrl.flatMap(url -> clientId.flatMap(id -> key.map(k -> new BackendServices(url, id, k, scopes))));
    }
}
