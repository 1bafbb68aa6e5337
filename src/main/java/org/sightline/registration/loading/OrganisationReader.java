package org.sightline.registration.loading;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.OdsCode;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.KeySource;
import org.sightline.registration.KeySource.StaticKey;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.TokenRegistration;
import org.sightline.registration.TokenRegistration.Use;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.registration.narrowed.ChangedFolder.OrganisationFile;

/** Reads {@code organisations/<id>.yaml}. */
final class OrganisationReader {

    static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/organisation.schema.json");

    private final Addresses addresses;
    private final StaticKeyReader staticKeys;
    private final SmartReader smartReader;
    private final ExclusiveClaims claims;
    private final TermsReader terms;
    private final Map<String, OrganisationFile> files = new HashMap<>();

    OrganisationReader(
            Addresses addresses,
            StaticKeyReader staticKeys,
            SmartReader smartReader,
            ExclusiveClaims claims,
            TermsReader terms) {
        this.addresses = addresses;
        this.staticKeys = staticKeys;
        this.smartReader = smartReader;
        this.claims = claims;
        this.terms = terms;
    }

    Optional<LaunchRegistration> read(String id, ConfigValue root) {
        root.items("odsCodes").forEach(code -> claims.claim("ODS code", code));
        root.find("tokenIssuer").ifPresent(issuer -> claim("token issuer", issuer));
        root.find("keys", "jwksUrl").ifPresent(url -> claim("the JWKS document", url));
        Stream.of("allowedOrigins", "framedBy")
                .flatMap(field -> root.items(field).stream())
                .forEach(addresses::check);
        List<StaticKey> keys = staticKeys.read(root);
        smartReader.check(root);
        terms.read(id, root);
        Optional<LaunchRegistration> sound =
                root.isSound() ? Optional.of(organisation(id, root, keys)) : Optional.empty();
        files.put(id, new OrganisationFile(root, keys, sound.orElse(null)));
        return sound;
    }

    /** What the files read so far make stricter, by the organisation's id. */
    Map<String, OrganisationTerms> termsOf(List<LaunchRegistration> organisations, List<FeedRegistration> feeds) {
        return terms.of(organisations, feeds);
    }

    /** Those read so far, sound or not, by the organisation's id. */
    Map<String, OrganisationFile> files() {
        return files;
    }

    private void claim(String what, ConfigValue address) {
        addresses.check(address);
        claims.claim(what, address);
    }

    private static LaunchRegistration organisation(String id, ConfigValue root, List<StaticKey> keys) {
        ConfigValue desk = root.field("serviceDesk");
        LaunchRegistration organisation = new LaunchRegistration(
                id,
                root.text("name"),
                root.texts("odsCodes").stream().map(OdsCode::new).toList(),
                new ServiceDesk(desk.text("name"), desk.text("phone"), desk.text("email")),
                origins(root, "framedBy"),
                token(root, keys),
                null);
        return root.has("smart")
                ? organisation.withSmart(SmartReader.read(root.field("smart"), organisation))
                : organisation;
    }

    private static @Nullable TokenRegistration token(ConfigValue root, List<StaticKey> keys) {
        if (!root.has("tokenIssuer")) {
            return null;
        }
        ConfigValue source = root.field("keys");
        return new TokenRegistration(
                root.text("tokenIssuer"),
                JWSAlgorithm.parse(root.text("algorithm")),
                source.has("jwksUrl")
                        ? new KeySource.JwksUrl(Addresses.uri(source.field("jwksUrl")), source.text("tls", ""))
                        : new KeySource.StaticKeys(keys),
                origins(root, "allowedOrigins"),
                root.flag("allowNullOrigin", false),
                uses(root),
                FeedFileReader.duration(root.text("maxTokenLifetime", "60s")));
    }

    private static Set<Use> uses(ConfigValue root) {
        Set<Use> uses = EnumSet.noneOf(Use.class);
        if (root.flag("objectionIntake", false)) {
            uses.add(Use.OBJECTION_INTAKE);
        }
        if (root.flag("accessLog", false)) {
            uses.add(Use.ACCESS_LOG);
        }
        String search = root.text("auditSearch", "");
        if (!search.isEmpty()) {
            uses.add(Use.AUDIT_SEARCH);
        }
        if (search.equals("everybody")) {
            uses.add(Use.AUDIT_SEARCH_OF_ALL);
        }
        return uses;
    }

    private static List<URI> origins(ConfigValue root, String field) {
        return root.items(field).stream().map(Addresses::uri).toList();
    }
}
