package org.sightline.registration;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sightline.registration.KeySource.StaticKey;

/** Reads one entry of {@code keys.static}. */
final class StaticKeyReader {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final Duration NOTICE = Duration.ofDays(30);
    private static final List<String> JWK_FIELDS =
            List.of("kty", "crv", "x", "y", "n", "e", "alg", "use", "kid", "d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final Set<String> SECRET_FIELDS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final Instant now;
    private final Claims claims;

    StaticKeyReader(Instant now, Claims claims) {
        this.now = now;
        this.claims = claims;
    }

    /** A key as it was read, with the end its certificate states, if it came in one. */
    private record Material(JWK jwk, Optional<Instant> certifiedUntil) {}

    Optional<StaticKey> read(YamlValue entry, Optional<JWSAlgorithm> algorithm) {
        return entry.fields(List.of("kid", "jwk", "pem", "notAfter")).flatMap(fields -> {
            Optional<String> kid = fields.text("kid");
            Optional<Material> material = material(fields);
            boolean certified = material.flatMap(Material::certifiedUntil).isPresent();
            Optional<Instant> notAfter = (certified ? fields.optional("notAfter") : fields.required("notAfter"))
                    .flatMap(StaticKeyReader::notAfter);
            material.ifPresent(m -> check(m, fields, algorithm));
            material.ifPresent(m -> claimKey(m.jwk(), entry));
            if (kid.isEmpty() || material.isEmpty() || (notAfter.isEmpty() && !certified)) {
                return Optional.empty();
            }
            JWK jwk = material.get().jwk();
            if (jwk.getKeyID() != null && !jwk.getKeyID().equals(kid.get())) {
                return fields.block().problem("the kid inside jwk differs from the kid beside it");
            }
            Instant end = notAfter.orElse(Instant.MAX);
            Instant certifiedUntil = material.get().certifiedUntil().orElse(Instant.MAX);
            Instant last = end.isBefore(certifiedUntil) ? end : certifiedUntil;
            warnOfEnd(fields, last);
            return Optional.of(new StaticKey(named(jwk, kid.get()), last));
        });
    }

    /** In time for the organisation to hand over its next key and to overlap the two. */
    private void warnOfEnd(YamlFields fields, Instant end) {
        YamlValue place = fields.optional("notAfter").orElse(fields.block());
        if (!end.isAfter(now)) {
            place.ended("the key ended at " + end + " and opens no launch: ask the organisation for its next key and"
                    + " replace this one");
        } else if (end.isBefore(now.plus(NOTICE))) {
            long days = Duration.between(now, end).toDays();
            place.warning("the key ends "
                    + (days == 0 ? "within a day" : days == 1 ? "in 1 day" : "in " + days + " days")
                    + ": ask the organisation for its next key and add it beside this one");
        }
    }

    private Optional<Material> material(YamlFields fields) {
        Optional<YamlValue> jwk = fields.optional("jwk");
        Optional<YamlValue> pem = fields.optional("pem");
        if (jwk.isPresent() == pem.isPresent()) {
            return fields.block().problem("needs either jwk or pem");
        }
        return jwk.isPresent() ? jwk.flatMap(this::jwk) : pem.flatMap(this::pem);
    }

    private Optional<Material> jwk(YamlValue value) {
        return value.fields(JWK_FIELDS).flatMap(fields -> {
            Map<String, Object> members = new HashMap<>();
            boolean secret = false;
            for (Map.Entry<String, YamlValue> field : fields.all().entrySet()) {
                if (SECRET_FIELDS.contains(field.getKey())) {
                    field.getValue().problem("is private or symmetric key material: remove it and replace the key");
                    secret = true;
                } else {
                    field.getValue().text().ifPresent(text -> members.put(field.getKey(), text));
                }
            }
            if (secret) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Material(JWK.parse(members), Optional.empty()));
            } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
                return value.problem("is not a public JWK: " + e.getMessage());
            }
        });
    }

    private Optional<Material> pem(YamlValue value) {
        return value.text().flatMap(text -> {
            try {
                PublicPem pem = PublicPem.parse(text);
                return Optional.of(new Material(pem.jwk(), pem.certifiedUntil()));
            } catch (PublicPem.NotPublicPemException e) {
                return value.problem(e.getMessage());
            }
        });
    }

    private void check(Material material, YamlFields fields, Optional<JWSAlgorithm> algorithm) {
        algorithm
                .flatMap(chosen -> SigningKeyRules.objectionTo(material.jwk(), chosen))
                .ifPresent(objection -> fields.block().problem("the key " + objection));
    }

    private void claimKey(JWK jwk, YamlValue where) {
        try {
            String thumbprint = jwk.computeThumbprint().toString();
            claims.claim("the key with thumbprint", thumbprint, where);
        } catch (JOSEException e) {
            where.problem("the key has no thumbprint: " + e.getMessage());
        }
    }

    private static Optional<Instant> notAfter(YamlValue value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(
                        text.contains("T")
                                ? Instant.parse(text)
                                : LocalDate.parse(text)
                                        .plusDays(1)
                                        .atStartOfDay(UK)
                                        .toInstant());
            } catch (DateTimeParseException e) {
                return value.problem("has to be a date such as 2027-11-30 or a moment such as 2027-11-30T12:00:00Z");
            }
        });
    }

    private static JWK named(JWK jwk, String kid) {
        return switch (jwk) {
            case ECKey ec -> new ECKey.Builder(ec).keyID(kid).build();
            case RSAKey rsa -> new RSAKey.Builder(rsa).keyID(kid).build();
            default -> jwk;
        };
    }
}
