package org.sightline.registration;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sightline.context.NhsNumber;
import org.sightline.context.OdsCode;
import org.sightline.context.PurposeOfUse;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.SmartRegistration.ScopeSyntax;

/** Reads the {@code smart} block of an organisation. */
final class SmartReader {

    private static final List<String> FIELDS = List.of(
            "fhirBaseUrl",
            "clientId",
            "authentication",
            "endpointHosts",
            "scopes",
            "requireNonce",
            "patientIdentifierSystem",
            "odsCode",
            "purposeOfUse",
            "role",
            "tokenKeys",
            "tls",
            "feed");
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?");

    private final Addresses addresses;
    private final SecretReader secrets;
    private final OwnKeySets keySets;
    private final Claims claims;

    SmartReader(Addresses addresses, SecretReader secrets, OwnKeySets keySets, Claims claims) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.keySets = keySets;
        this.claims = claims;
    }

    /** The organisation whose block it is, as far as it has been read. */
    record Owner(String id, String name, List<OdsCode> odsCodes) {}

    Optional<SmartRegistration> read(YamlValue block, Owner owner) {
        return block.fields(FIELDS).flatMap(fields -> read(fields, owner));
    }

    private Optional<SmartRegistration> read(YamlFields fields, Owner owner) {
        Optional<URI> base = fields.required("fhirBaseUrl").flatMap(this::base);
        Optional<String> clientId = fields.required("clientId").flatMap(SmartReader::clientId);
        Optional<ClientAuthentication> authentication =
                fields.required("authentication").flatMap(this::authentication);
        Set<String> hosts = hosts(fields);
        ScopeSyntax scopes =
                fields.optional("scopes").flatMap(SmartReader::scopes).orElse(ScopeSyntax.AUTO);
        boolean requireNonce = fields.flag("requireNonce", false);
        String system = fields.optional("patientIdentifierSystem")
                .flatMap(Addresses::system)
                .orElse(NhsNumber.SYSTEM);
        Optional<SmartRegistration.User> user = user(fields, owner);
        Optional<SecretReference> tokenKeys = fields.required("tokenKeys").flatMap(this::tokenKeys);
        Optional<String> tls = fields.optional("tls").flatMap(FeedReader::tlsName);
        Optional<FeedRegistration> feed = base.flatMap(b -> user.flatMap(u -> fields.optional("feed")
                .flatMap(value -> new SmartFeedReader(b, system, u.odsCode(), tls).read(value, owner))));
        return base.flatMap(b -> clientId.flatMap(id ->
                authentication.flatMap(a -> user.flatMap(u -> tokenKeys.map(keys -> new SmartRegistration(
                        b, id, a, with(hosts, b), scopes, requireNonce, system, u, keys, feed, tls))))));
    }

    private Optional<URI> base(YamlValue value) {
        Optional<URI> base = addresses.base(value);
        base.ifPresent(url -> claims.claim("the EHR's FHIR base", url.toString(), value));
        return base;
    }

    private static Optional<String> clientId(YamlValue value) {
        return value.text()
                .flatMap(text -> CLIENT_ID.matcher(text).matches()
                        ? Optional.of(text)
                        : value.problem("has to be 1 to 200 visible ASCII characters"));
    }

    private Optional<ClientAuthentication> authentication(YamlValue block) {
        Optional<String> kind =
                block.fields(List.of("kind", "algorithm", "keys", "secret")).flatMap(fields -> fields.text("kind"));
        return kind.flatMap(k -> switch (k) {
            case "private-key-jwt" ->
                block.fields(List.of("kind", "algorithm", "keys")).flatMap(this::privateKeyJwt);
            case "client-secret-basic" ->
                block.fields(List.of("kind", "secret"))
                        .flatMap(fields -> fields.required("secret"))
                        .flatMap(secrets::read)
                        .map(ClientSecretBasic::new);
            default -> block.problem("kind has to be private-key-jwt or client-secret-basic");
        });
    }

    private Optional<ClientAuthentication> privateKeyJwt(YamlFields fields) {
        Optional<JWSAlgorithm> algorithm = fields.required("algorithm")
                .flatMap(value -> value.text().flatMap(text -> switch (text) {
                    case "ES384" -> Optional.of(JWSAlgorithm.ES384);
                    case "RS384" -> Optional.of(JWSAlgorithm.RS384);
                    default -> value.problem("has to be ES384 or RS384");
                }));
        Optional<SecretReference> keys = fields.required("keys").flatMap(value -> {
            Optional<SecretReference> set = secrets.read(value);
            set.ifPresent(reference -> algorithm.ifPresent(a -> keySets.checkSigning(value, reference, a)));
            return set;
        });
        return algorithm.flatMap(a -> keys.map(k -> new PrivateKeyJwt(a, k)));
    }

    private Optional<SecretReference> tokenKeys(YamlValue value) {
        Optional<SecretReference> set = secrets.read(value);
        set.ifPresent(reference -> keySets.checkTokens(value, reference));
        return set;
    }

    private static Set<String> hosts(YamlFields fields) {
        Set<String> hosts = new LinkedHashSet<>();
        for (YamlValue item :
                fields.optional("endpointHosts").flatMap(YamlValue::list).orElse(List.of())) {
            item.text().ifPresent(text -> {
                if (!HOST.matcher(text).matches()) {
                    item.problem("has to be a host as it stands in an address, such as login.example.nhs.uk or"
                            + " login.example.nhs.uk:8443 (lower case, no wildcard)");
                } else if (!hosts.add(text)) {
                    item.problem("names " + text + " twice");
                }
            });
        }
        return hosts;
    }

    private static Set<String> with(Set<String> hosts, URI base) {
        Set<String> all = new LinkedHashSet<>(hosts);
        all.add(base.getRawAuthority().toLowerCase(Locale.ROOT));
        return all;
    }

    private static Optional<ScopeSyntax> scopes(YamlValue value) {
        return value.text().flatMap(text -> switch (text) {
            case "auto" -> Optional.of(ScopeSyntax.AUTO);
            case "v1" -> Optional.of(ScopeSyntax.V1);
            case "v2" -> Optional.of(ScopeSyntax.V2);
            default -> value.problem("has to be auto, v1 or v2");
        });
    }

    private static Optional<SmartRegistration.User> user(YamlFields fields, Owner owner) {
        Optional<OdsCode> odsCode =
                fields.optional("odsCode").map(value -> odsCode(value, owner)).orElseGet(() -> onlyOne(fields, owner));
        PurposeOfUse purpose =
                fields.optional("purposeOfUse").flatMap(SmartReader::purpose).orElse(PurposeOfUse.TREAT);
        Optional<RoleSource> role = fields.required("role").flatMap(RoleSourceReader::read);
        return odsCode.flatMap(code -> role.map(source -> new SmartRegistration.User(code, purpose, source)));
    }

    private static Optional<OdsCode> odsCode(YamlValue value, Owner owner) {
        return OrganisationReader.odsCode(value)
                .flatMap(code -> owner.odsCodes().contains(code)
                        ? Optional.of(code)
                        : value.problem("has to be one of the organisation's own odsCodes"));
    }

    private static Optional<OdsCode> onlyOne(YamlFields fields, Owner owner) {
        if (owner.odsCodes().size() > 1) {
            return fields.block().problem("needs odsCode, as the organisation has more than one");
        }
        return owner.odsCodes().stream().findFirst();
    }

    private static Optional<PurposeOfUse> purpose(YamlValue value) {
        return value.text()
                .flatMap(text -> PurposeOfUse.ofCode(text)
                        .or(() -> value.problem("has to be one of "
                                + String.join(
                                        ", ",
                                        java.util.Arrays.stream(PurposeOfUse.values())
                                                .map(PurposeOfUse::name)
                                                .toList()))));
    }
}
