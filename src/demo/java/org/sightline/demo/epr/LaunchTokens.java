package org.sightline.demo.epr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.context.NhsNumber;
import org.sightline.demo.story.Story;

/** Signs launch tokens the way an organisation's system does: one user, one patient, one minute. */
@ApplicationScoped
class LaunchTokens {

    private final EprKeys keys;
    private final String audience;

    LaunchTokens(EprKeys keys, @ConfigProperty(name = "sightline.public-url") String publicUrl) {
        this.keys = keys;
        this.audience = publicUrl + "/launch";
    }

    String sign(EprUser user, Story patient) throws JOSEException {
        return sign(user, patient, "");
    }

    /** @param view the id of the tab to open first, empty for the viewer's own choice */
    String sign(EprUser user, Story patient, String view) throws JOSEException {
        EprOrganisation organisation = user.organisation();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(organisation.algorithm())
                        .keyID(keys.keyId(organisation))
                        .type(new JOSEObjectType("launch+jwt"))
                        .build(),
                claims(user, patient, view, Clock.systemUTC().instant()));
        token.sign(keys.signer(organisation));
        return token.serialize();
    }

    private JWTClaimsSet claims(EprUser user, Story patient, String view, Instant now) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(user.organisation().tokenIssuer())
                .audience(audience)
                .subject(user.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .claim(
                        "patient",
                        Map.of(
                                "system", NhsNumber.SYSTEM,
                                "value", patient.nhsNumber().digits(),
                                "birthDate", patient.born().toString()))
                .claim("practitioner", practitioner(user))
                .claim("organization", Map.of("ods", user.organisation().odsCode()))
                .claim("purpose_of_use", "TREAT");
        user.actingFor().ifPresent(whom -> claims.claim("acting_for", whom));
        return (view.isEmpty() ? claims : claims.claim("view", view)).build();
    }

    private static Map<String, Object> practitioner(EprUser user) {
        return Map.of(
                "identifier",
                List.of(Map.of("system", "https://fhir.nhs.uk/Id/sds-user-id", "value", user.sdsUserId())),
                "name",
                user.name(),
                "role",
                Map.of(
                        "system", user.role().system(),
                        "code", user.role().code(),
                        "display", user.role().display()));
    }
}
