package org.sightline.launch.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A launch through the other door, by the organisation whose EHR is also a SMART server. */
final class SignedLaunch {

    private SignedLaunch() {}

    static String token(String nhsNumber) throws JOSEException {
        return token(nhsNumber, SmartFolder.PUBLIC_URL + "/launch");
    }

    static String token(String nhsNumber, String audience) throws JOSEException {
        Date now = Date.from(Instant.now());
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("https://epr.eastfield.example/launch")
                .audience(audience)
                .subject("rita")
                .issueTime(now)
                .expirationTime(Date.from(now.toInstant().plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .claim(
                        "patient",
                        Map.of(
                                "system",
                                "https://fhir.nhs.uk/Id/nhs-number",
                                "value",
                                nhsNumber,
                                "birthDate",
                                "1931-02-01"))
                .claim(
                        "practitioner",
                        Map.of(
                                "identifier",
                                        List.of(Map.of(
                                                "system",
                                                "https://fhir.nhs.uk/Id/sds-user-id",
                                                "value",
                                                "555000000001")),
                                "name", "Rita Okafor",
                                "role",
                                        Map.of(
                                                "system",
                                                "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
                                                "code",
                                                "R8001")))
                .claim("organization", Map.of("ods", "REF01"))
                .claim("purpose_of_use", "TREAT")
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384)
                        .keyID("signer")
                        .type(new JOSEObjectType("launch+jwt"))
                        .build(),
                claims);
        jwt.sign(new ECDSASigner(SmartFolder.tokenSigner().toECKey()));
        return jwt.serialize();
    }
}
