package org.sightline.registration.narrowed;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.OdsCode;
import org.sightline.registration.KeySource;
import org.sightline.registration.KeySource.StaticKey;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.TokenRegistration;
import org.sightline.registration.narrowed.ChangedFolder.OrganisationFile;

/** What is left of an organisation in force by what can be read of its changed file. */
final class NarrowedOrganisation {

    private static final String ISSUER = "tokenIssuer";
    private static final String KEYS = "keys";
    private static final String STATIC = "static";
    private static final String SMART = "smart";

    private final OrganisationFile file;
    private final ConfigValue root;
    private final PartsKept parts;

    NarrowedOrganisation(OrganisationFile file, PartsKept parts) {
        this.file = file;
        this.root = file.root();
        this.parts = parts;
    }

    /** Empty if nothing is left by which it could launch. */
    Optional<LaunchRegistration> of(LaunchRegistration inForce) {
        List<OdsCode> codes = parts.keep(
                inForce.odsCodes(),
                code -> PartsKept.has(root, "odsCodes", code.value()),
                code -> "ODS code " + code.value());
        TokenRegistration token = inForce.token().flatMap(this::token).orElse(null);
        SmartRegistration smart =
                inForce.smart().flatMap(ehr -> smart(ehr, codes)).orElse(null);
        return codes.isEmpty() || (token == null && smart == null)
                ? Optional.empty()
                : Optional.of(new LaunchRegistration(
                        inForce.id(),
                        inForce.name(),
                        codes,
                        inForce.serviceDesk(),
                        origins(inForce.framedBy(), "framedBy", "frames of "),
                        token,
                        smart));
    }

    private List<URI> origins(List<URI> inForce, String field, String words) {
        return parts.keep(inForce, one -> PartsKept.has(root, field, one.toString()), one -> words + one);
    }

    private Optional<TokenRegistration> token(TokenRegistration inForce) {
        Optional<KeySource> keys = PartsKept.differs(root, ISSUER, inForce.tokenIssuer())
                        || PartsKept.differs(
                                root, "algorithm", inForce.algorithm().getName())
                ? Optional.empty()
                : keys(inForce.keys());
        if (keys.isEmpty()) {
            parts.note("launches by signed token");
        }
        return keys.map(left -> new TokenRegistration(
                inForce.tokenIssuer(),
                inForce.algorithm(),
                left,
                origins(inForce.allowedOrigins(), "allowedOrigins", "launches from "),
                parts.both(inForce.allowNullOrigin(), nullOrigin(inForce), "launches of desktop applications"),
                uses(inForce),
                inForce.maxTokenLifetime()));
    }

    private boolean nullOrigin(TokenRegistration inForce) {
        return root.has("allowNullOrigin") || root.isSound()
                ? root.flag("allowNullOrigin", false)
                : inForce.allowNullOrigin();
    }

    private Set<TokenRegistration.Use> uses(TokenRegistration inForce) {
        return parts.keepAll(
                inForce.uses(),
                use -> Optional.ofNullable(file.soundOrNull())
                        .map(sound ->
                                sound.token().filter(token -> token.may(use)).isPresent())
                        .orElse(true),
                TokenRegistration.Use::words);
    }

    private Optional<KeySource> keys(KeySource inForce) {
        ConfigValue block = root.has(KEYS) ? root.field(KEYS) : root;
        return switch (inForce) {
            case KeySource.JwksUrl(URI url, String tls) ->
                block == root
                                || (!PartsKept.differs(block, "jwksUrl", url.toString())
                                        && block.text("tls", "").equals(tls)
                                        && !block.has(STATIC))
                        ? Optional.of(inForce)
                        : Optional.empty();
            case KeySource.StaticKeys(List<StaticKey> all) -> {
                List<StaticKey> left = parts.keep(
                        all,
                        key -> block == root || isThere(block, key.jwk()),
                        key -> "key " + key.jwk().getKeyID());
                yield left.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new KeySource.StaticKeys(
                                left.stream().map(this::ending).toList()));
            }
        };
    }

    /** One that stands there under its name and cannot be read may still be the same. */
    private boolean isThere(ConfigValue block, JWK key) {
        if (!block.has(STATIC) || !block.field(STATIC).isList()) {
            return !block.isSound() && !block.has("jwksUrl");
        }
        return file.keys().stream().anyMatch(now -> now.jwk().equals(key))
                || block.allItems(STATIC).stream()
                        .filter(item -> !item.isSound())
                        .anyMatch(item -> item.text("kid", "").equals(key.getKeyID()));
    }

    private StaticKey ending(StaticKey inForce) {
        Instant end = file.keys().stream()
                .filter(now -> now.jwk().equals(inForce.jwk()))
                .map(StaticKey::notAfter)
                .filter(inForce.notAfter()::isAfter)
                .findFirst()
                .orElse(inForce.notAfter());
        if (end.isBefore(inForce.notAfter())) {
            parts.note("key " + inForce.jwk().getKeyID() + " after " + end);
        }
        return new StaticKey(inForce.jwk(), end);
    }

    private Optional<SmartRegistration> smart(SmartRegistration inForce, List<OdsCode> codes) {
        if (!codes.contains(inForce.user().odsCode()) || isAnother(inForce)) {
            parts.note("launches by SMART App Launch");
            return Optional.empty();
        }
        if (!root.has(SMART)) {
            return Optional.of(inForce);
        }
        String own = inForce.fhirBaseUrl().getRawAuthority();
        Set<String> hosts = parts.keepAll(
                inForce.hosts(),
                host -> host.equalsIgnoreCase(own) || PartsKept.has(root.field(SMART), "endpointHosts", host),
                host -> "the EHR's host " + host);
        return Optional.of(inForce.at(hosts));
    }

    /** Another server, another client of it, or users of another kind. */
    private boolean isAnother(SmartRegistration inForce) {
        if (!root.has(SMART)) {
            return root.isSound();
        }
        ConfigValue block = root.field(SMART);
        LaunchRegistration sound = file.soundOrNull();
        return PartsKept.differs(block, "clientId", inForce.clientId())
                || block.find("fhirBaseUrl")
                        .filter(base -> !inForce.isNamedBy(base.text()))
                        .isPresent()
                || (sound != null
                        && sound.smart()
                                .filter(now -> now.user().equals(inForce.user()))
                                .isEmpty());
    }
}
