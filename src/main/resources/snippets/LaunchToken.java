import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Prints a launch token for a fictional user and patient: put your own in their place. */
public class LaunchToken {

    public static void main(String[] args) throws Exception {
        System.out.println(sign(Files.readString(Path.of(args[0]))));
    }

    /** The private key is PKCS #8 in PEM, as "openssl genpkey" writes it. */
    static String sign(String pem) throws Exception {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        PrivateKey key = KeyFactory.getInstance("${keyKind}")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("${tokenIssuer}")
                .audience("${launchUrl}")
                .subject("rita.okafor")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(${lifetime})))
                .jwtID(UUID.randomUUID().toString())
                .claim("patient", Map.of(
                        "system", "https://fhir.nhs.uk/Id/nhs-number",
                        "value", "9990000018",
                        "birthDate", "1945-03-12"))
                .claim("practitioner", Map.of(
                        "identifier", List.of(Map.of(
                                "system", "https://fhir.nhs.uk/Id/sds-user-id",
                                "value", "555000000001")),
                        "name", "Rita Okafor",
                        "role", Map.of(
                                "system", "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
                                "code", "R8001",
                                "display", "Nurse")))
                // Only if this user acts for somebody else, and your registration allows it:
                // .claim("acting_for", Map.of(
                //         "identifier", Map.of(
                //                 "system", "https://fhir.nhs.uk/Id/sds-user-id",
                //                 "value", "555000000002"),
                //         "name", "Dr Priya Nair"))
                .claim("organization", Map.of("ods", "${ods}"))
                .claim("purpose_of_use", "TREAT")
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.parse("${algorithm}"))
                        .keyID("${keyId}")
                        .type(new JOSEObjectType("launch+jwt"))
                        .build(),
                claims);
        token.sign(${signer});
        return token.serialize();
    }
}
