package org.sightline.registration.loading;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.Coded;
import org.sightline.context.NhsNumber;
import org.sightline.context.OdsCode;
import org.sightline.context.PurposeOfUse;
import org.sightline.registration.ClientAuthentication;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.RoleSource;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.SmartRegistration.Client;
import org.sightline.registration.SmartRegistration.ScopeSyntax;
import org.sightline.registration.SmartRegistration.Server;
import org.sightline.registration.SmartRegistration.User;
import org.sightline.registration.acting.ActingForReader;

/** Reads the {@code smart} block of an organisation. */
final class SmartReader {

    private final Addresses addresses;
    private final NamedSecrets secrets;
    private final Instant now;
    private final ExclusiveClaims claims;

    SmartReader(Addresses addresses, NamedSecrets secrets, Instant now, ExclusiveClaims claims) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.now = now;
        this.claims = claims;
    }

    /** What the schema cannot hold of the block, if the organisation has one. */
    void check(ConfigValue organisation) {
        organisation.find("smart", "fhirBaseUrl").ifPresent(base -> {
            addresses.check(base);
            claims.claim("the EHR's FHIR base", Addresses.base(base).toString(), base);
        });
        organisation.find("smart", "authentication", "secret").ifPresent(secrets::check);
        organisation
                .find("smart", "authentication")
                .filter(block -> block.has("keys"))
                .ifPresent(block -> secrets.checkSigningKeys(block.field("keys"), algorithm(block), now));
        organisation.find("smart", "feed").ifPresent(DialectReader::check);
        organisation.find("smart", "tokenKeys").ifPresent(keys -> secrets.checkTokenKeys(keys, now));
        organisation
                .find("smart", "odsCode")
                .filter(code -> !organisation.texts("odsCodes").contains(code.text()))
                .ifPresent(code -> code.error("has to be one of the organisation's own odsCodes"));
    }

    static SmartRegistration read(ConfigValue block, LaunchRegistration owner) {
        SmartRegistration ehr = new SmartRegistration(
                server(block),
                new Client(
                        block.text("clientId"),
                        authentication(block.field("authentication")),
                        ScopeSyntax.valueOf(block.text("scopes", "auto").toUpperCase(Locale.ROOT)),
                        block.flag("requireNonce", false),
                        block.flag("authorizeByPost", false)),
                block.text("patientIdentifierSystem", NhsNumber.SYSTEM),
                user(block, owner.odsCodes()),
                NamedSecrets.reference(block.field("tokenKeys")),
                null);
        return block.has("feed") ? ehr.withFeed(FeedFileReader.ofEhr(owner, ehr, block.field("feed"))) : ehr;
    }

    private static Server server(ConfigValue block) {
        URI base = Addresses.base(block.field("fhirBaseUrl"));
        Set<String> hosts = new LinkedHashSet<>(block.texts("endpointHosts"));
        hosts.add(base.getRawAuthority().toLowerCase(Locale.ROOT));
        return new Server(base, hosts, block.text("tls", ""));
    }

    private static ClientAuthentication authentication(ConfigValue block) {
        return block.has("secret")
                ? new ClientSecretBasic(NamedSecrets.reference(block.field("secret")), block.flag("plain", false))
                : new PrivateKeyJwt(algorithm(block), NamedSecrets.reference(block.field("keys")));
    }

    private static JWSAlgorithm algorithm(ConfigValue block) {
        return JWSAlgorithm.parse(block.text("algorithm"));
    }

    private static User user(ConfigValue block, List<OdsCode> odsCodes) {
        return new User(
                block.has("odsCode") ? new OdsCode(block.text("odsCode")) : odsCodes.getFirst(),
                PurposeOfUse.ofCode(block.text("purposeOfUse", "TREAT")).orElseThrow(),
                role(block.field("role")),
                block.has(ActingForReader.CLAIM) ? block.text(ActingForReader.CLAIM) : null);
    }

    private static RoleSource role(ConfigValue block) {
        return switch (block.text("from")) {
            case "claim" -> new RoleSource.Claim(block.text("claim"), block.text("system"));
            case "fixed" ->
                new RoleSource.Fixed(new Coded(block.text("system"), block.text("code"), block.text("display", "")));
            default -> new RoleSource.PractitionerRole(block.texts("systems"));
        };
    }
}
