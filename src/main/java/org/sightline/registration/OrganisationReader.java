package org.sightline.registration;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sightline.context.OdsCode;
import org.sightline.registration.KeySource.StaticKey;
import org.sightline.registration.SmartReader.Owner;

/** Reads {@code organisations/<id>.yaml}. */
final class OrganisationReader {

    private static final List<String> FIELDS = List.of(
            "name",
            "odsCodes",
            "tokenIssuer",
            "algorithm",
            "keys",
            "allowedOrigins",
            "allowNullOrigin",
            "maxTokenLifetime",
            "serviceDesk",
            "framedBy",
            "smart");
    /** Any of these says that the organisation sends launch tokens; then the needed ones of them are needed. */
    private static final List<String> TOKEN_FIELDS =
            List.of("tokenIssuer", "algorithm", "keys", "allowedOrigins", "allowNullOrigin", "maxTokenLifetime");

    private static final Duration USUAL_LIFETIME = Duration.ofSeconds(60);
    private static final Duration MOST_LIFETIME = Duration.ofMinutes(5);

    private final Addresses addresses;
    private final StaticKeyReader staticKeys;
    private final SmartReader smartReader;
    private final Claims claims;

    OrganisationReader(Addresses addresses, StaticKeyReader staticKeys, SmartReader smartReader, Claims claims) {
        this.addresses = addresses;
        this.staticKeys = staticKeys;
        this.smartReader = smartReader;
        this.claims = claims;
    }

    Optional<LaunchRegistration> read(String id, YamlValue root) {
        int before = root.problems().count();
        Optional<YamlFields> block = root.fields(FIELDS);
        if (block.isEmpty()) {
            return Optional.empty();
        }
        YamlFields fields = block.get();
        Optional<String> name = fields.text("name");
        List<OdsCode> odsCodes = odsCodes(fields);
        Optional<YamlValue> smartBlock = fields.optional("smart");
        boolean sendsTokens =
                TOKEN_FIELDS.stream().anyMatch(key -> fields.optional(key).isPresent());
        if (!sendsTokens && smartBlock.isEmpty()) {
            return root.problem("has no way to launch: needs tokenIssuer, algorithm, keys and allowedOrigins for signed"
                    + " launch tokens, or smart for SMART App Launch, or both");
        }
        Optional<TokenRegistration> token = sendsTokens ? token(fields) : Optional.empty();
        Optional<SmartRegistration> smart =
                smartBlock.flatMap(value -> smartReader.read(value, new Owner(id, name.orElse(id), odsCodes)));
        Optional<ServiceDesk> desk = fields.required("serviceDesk").flatMap(OrganisationReader::serviceDesk);
        List<URI> framedBy = framedBy(fields);
        if (root.problems().count() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new LaunchRegistration(id, name.orElseThrow(), odsCodes, desk.orElseThrow(), framedBy, token, smart));
    }

    private Optional<TokenRegistration> token(YamlFields fields) {
        Optional<String> tokenIssuer = tokenIssuer(fields);
        Optional<JWSAlgorithm> algorithm = fields.required("algorithm").flatMap(OrganisationReader::algorithm);
        Optional<KeySource> keys = fields.required("keys").flatMap(v -> keys(v, algorithm));
        List<URI> origins = origins(fields);
        boolean nullOrigin = fields.flag("allowNullOrigin", false);
        Duration lifetime = fields.optional("maxTokenLifetime")
                .flatMap(v -> Durations.read(v, MOST_LIFETIME))
                .orElse(USUAL_LIFETIME);
        return tokenIssuer.flatMap(issuer -> algorithm.flatMap(chosen ->
                keys.map(source -> new TokenRegistration(issuer, chosen, source, origins, nullOrigin, lifetime))));
    }

    private Optional<String> tokenIssuer(YamlFields fields) {
        return fields.required("tokenIssuer").flatMap(value -> {
            Optional<String> issuer = addresses.issuer(value);
            issuer.ifPresent(text -> claims.claim("token issuer", text, value));
            return issuer;
        });
    }

    private List<OdsCode> odsCodes(YamlFields fields) {
        List<OdsCode> codes = new ArrayList<>();
        for (YamlValue value :
                fields.required("odsCodes").flatMap(YamlValue::filledList).orElse(List.of())) {
            odsCode(value).ifPresent(code -> {
                claims.claim("ODS code", code.value(), value);
                codes.add(code);
            });
        }
        return codes;
    }

    static Optional<OdsCode> odsCode(YamlValue value) {
        return value.text()
                .flatMap(text -> OdsCode.isValid(text)
                        ? Optional.of(new OdsCode(text))
                        : value.problem("is not an ODS code: 3 to 12 capital letters and digits"));
    }

    private static Optional<JWSAlgorithm> algorithm(YamlValue value) {
        return value.text()
                .flatMap(text -> SigningKeyRules.ALGORITHMS.stream()
                        .filter(a -> a.getName().equals(text))
                        .findFirst()
                        .or(() -> value.problem("has to be one of "
                                + SigningKeyRules.ALGORITHMS.stream()
                                        .map(JWSAlgorithm::getName)
                                        .sorted()
                                        .collect(Collectors.joining(", ")))));
    }

    private Optional<KeySource> keys(YamlValue value, Optional<JWSAlgorithm> algorithm) {
        return value.fields(List.of("jwksUrl", "static")).flatMap(fields -> {
            Optional<YamlValue> url = fields.optional("jwksUrl");
            Optional<YamlValue> entries = fields.optional("static");
            if (url.isPresent() == entries.isPresent()) {
                return value.problem("needs either jwksUrl or static");
            }
            return url.isPresent() ? url.flatMap(this::jwksUrl) : entries.flatMap(v -> staticKeys(v, algorithm));
        });
    }

    private Optional<KeySource> jwksUrl(YamlValue value) {
        return addresses.endpoint(value).map(url -> {
            claims.claim("the JWKS document", url.toString(), value);
            return new KeySource.JwksUrl(url);
        });
    }

    private Optional<KeySource> staticKeys(YamlValue value, Optional<JWSAlgorithm> algorithm) {
        List<StaticKey> keys = new ArrayList<>();
        Set<String> kids = new HashSet<>();
        for (YamlValue entry : value.filledList().orElse(List.of())) {
            staticKeys.read(entry, algorithm).ifPresent(key -> {
                if (!kids.add(key.jwk().getKeyID())) {
                    entry.problem("the kid " + key.jwk().getKeyID() + " is given twice");
                }
                keys.add(key);
            });
        }
        return Optional.of(new KeySource.StaticKeys(keys));
    }

    private List<URI> origins(YamlFields fields) {
        List<URI> origins = new ArrayList<>();
        for (YamlValue value :
                fields.required("allowedOrigins").flatMap(YamlValue::list).orElse(List.of())) {
            addresses.origin(value).ifPresent(origins::add);
        }
        return origins;
    }

    private List<URI> framedBy(YamlFields fields) {
        List<URI> origins = new ArrayList<>();
        for (YamlValue value :
                fields.optional("framedBy").flatMap(YamlValue::filledList).orElse(List.of())) {
            addresses.origin(value).ifPresent(origin -> {
                if (origins.contains(origin)) {
                    value.problem("names " + origin + " twice");
                }
                origins.add(origin);
            });
        }
        return origins;
    }

    private static Optional<ServiceDesk> serviceDesk(YamlValue value) {
        return value.fields(List.of("name", "phone", "email")).flatMap(fields -> {
            Optional<String> name = fields.text("name");
            Optional<String> phone = fields.text("phone");
            Optional<String> email = fields.text("email");
            return name.flatMap(n -> phone.flatMap(p -> email.map(e -> new ServiceDesk(n, p, e))));
        });
    }
}
