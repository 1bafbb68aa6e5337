package org.sightline.registration.loading;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.UkZone;
import org.sightline.registration.KeySource.StaticKey;
import org.sightline.registration.SigningKeyRules;

/** Reads the entries of {@code keys.static}: what a schema cannot tell of a key, as it takes its mathematics. */
final class StaticKeyReader {

    private static final Duration NOTICE = Duration.ofDays(30);

    private final Instant now;
    private final ExclusiveClaims claims;

    StaticKeyReader(Instant now, ExclusiveClaims claims) {
        this.now = now;
        this.claims = claims;
    }

    /** The organisation's keys that can be read. */
    List<StaticKey> read(ConfigValue organisation) {
        Optional<JWSAlgorithm> algorithm = organisation.find("algorithm").map(name -> JWSAlgorithm.parse(name.text()));
        List<StaticKey> keys = new ArrayList<>();
        Set<String> kids = new HashSet<>();
        for (ConfigValue entry : organisation.items("keys", "static")) {
            key(entry).ifPresent(key -> {
                algorithm
                        .flatMap(chosen -> SigningKeyRules.objectionTo(key.jwk(), chosen))
                        .ifPresent(objection -> entry.error("the key " + objection));
                check(key, entry);
                if (!kids.add(key.jwk().getKeyID())) {
                    entry.error("the kid " + key.jwk().getKeyID() + " is given twice");
                }
                keys.add(key);
            });
        }
        return keys;
    }

    private static Optional<StaticKey> key(ConfigValue entry) {
        try {
            PublicPem pem =
                    entry.has("pem") ? PublicPem.parse(entry.text("pem")) : new PublicPem(jwk(entry), Instant.MAX);
            if (pem.jwk().getKeyID() != null && !pem.jwk().getKeyID().equals(entry.text("kid"))) {
                entry.error("the kid inside jwk differs from the kid beside it");
                return Optional.empty();
            }
            Instant notAfter =
                    entry.find("notAfter").map(StaticKeyReader::notAfter).orElse(Instant.MAX);
            Date own = pem.jwk().getExpirationTime();
            Instant end = Stream.of(notAfter, pem.certifiedUntil(), own == null ? Instant.MAX : own.toInstant())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return Optional.of(new StaticKey(named(pem.jwk(), entry.text("kid")), end));
        } catch (PublicPem.NotPublicPemException e) {
            entry.field("pem").error(e.getMessage());
        } catch (ParseException | IllegalArgumentException | IllegalStateException _) {
            entry.field("jwk").error("is not a public JWK: a member is missing or is not what its kind of key needs");
        }
        return Optional.empty();
    }

    private static JWK jwk(ConfigValue entry) throws ParseException {
        Map<String, Object> members = new HashMap<>();
        entry.fields("jwk").forEach((name, member) -> members.put(name, member.text()));
        return JWK.parse(members);
    }

    private void check(StaticKey key, ConfigValue entry) {
        try {
            claims.claim(
                    "the key with thumbprint", key.jwk().computeThumbprint().toString(), entry);
        } catch (JOSEException _) {
            entry.error("the key has no thumbprint");
        }
        if (entry.isSound()) {
            warnOfEnd(entry.find("notAfter").orElse(entry), key.notAfter());
        }
    }

    /** In time for the organisation to hand over its next key and to overlap the two. */
    private void warnOfEnd(ConfigValue place, Instant end) {
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

    /** A day counts to its end. */
    private static Instant notAfter(ConfigValue value) {
        String text = value.text();
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).plusDays(1).atStartOfDay(UkZone.ID).toInstant();
    }

    private static JWK named(JWK jwk, String kid) {
        return switch (jwk) {
            case ECKey ec -> new ECKey.Builder(ec).keyID(kid).build();
            case RSAKey rsa -> new RSAKey.Builder(rsa).keyID(kid).build();
            default -> jwk;
        };
    }
}
