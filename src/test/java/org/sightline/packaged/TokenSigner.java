package org.sightline.packaged;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs launch tokens as an organisation's system would. */
public record TokenSigner(ECKey key, String audience) {

    public String next() {
        return next("rita");
    }

    /** @param user as the organisation's system knows them */
    public String next(String user) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("https://epr.northgate.example/launch")
                .audience(audience)
                .subject(user)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .claim(
                        "patient",
                        Map.of(
                                "system", "https://fhir.nhs.uk/Id/nhs-number",
                                "value", SyntheticResources.NHS_NUMBER,
                                "birthDate", SyntheticResources.BIRTH_DATE))
                .claim(
                        "practitioner",
                        Map.of(
                                "identifier",
                                List.of(Map.of(
                                        "system", "https://fhir.nhs.uk/Id/sds-user-id", "value", "999000000001")),
                                "name",
                                "Rita Okafor",
                                "role",
                                Map.of(
                                        "system", "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
                                        "code", "R8001",
                                        "display", "Nurse")))
                .claim("organization", Map.of("ods", "RNG01"))
                .claim("purpose_of_use", "TREAT")
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("launch+jwt"))
                .keyID(key.getKeyID())
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
