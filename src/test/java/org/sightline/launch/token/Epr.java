package org.sightline.launch.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sightline.context.OdsCode;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.TokenRegistration;

/** An organisation's system: it signs sound launch tokens unless a test spoils one. */
final class Epr {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final String AUDIENCE = "https://viewer.example.nhs.uk/launch";

    private static final ObjectMapper JSON = new ObjectMapper();

    final String id;
    final JWK key;
    final JWSAlgorithm algorithm;
    final Map<String, Object> header = new LinkedHashMap<>();
    final Map<String, Object> claims = new LinkedHashMap<>();

    private Epr(String id, JWK key, JWSAlgorithm algorithm) {
        this.id = id;
        this.key = key;
        this.algorithm = algorithm;
        header.put("alg", algorithm.getName());
        header.put("kid", key.getKeyID());
        header.put("typ", "launch+jwt");
        claims.put("iss", issuer());
        claims.put("aud", AUDIENCE);
        claims.put("sub", "rita");
        claims.put("iat", NOW.getEpochSecond());
        claims.put("exp", NOW.getEpochSecond() + 60);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("patient", patient("9990000018", "1945-03-02"));
        claims.put("practitioner", practitioner("R8001"));
        claims.put("organization", new LinkedHashMap<>(Map.of("ods", "RNG01")));
        claims.put("purpose_of_use", "TREAT");
    }

    static Epr northgate() {
        return new Epr("northgate", Keys.P256, JWSAlgorithm.ES256);
    }

    static Epr of(String id, JWK key, JWSAlgorithm algorithm) {
        return new Epr(id, key, algorithm);
    }

    /** Made once: keys are slow to make and no test changes them. */
    static final class Keys {
        static final ECKey P256 = elliptic(Curve.P_256, "2026-11");
        static final ECKey OTHER_P256 = elliptic(Curve.P_256, "2027-01");
        static final ECKey P384 = elliptic(Curve.P_384, "p384");
        static final RSAKey RSA = rsa(2048, "rsa");

        private Keys() {}

        static ECKey elliptic(Curve curve, String kid) {
            try {
                return new ECKeyGenerator(curve).keyID(kid).generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        static RSAKey rsa(int bits, String kid) {
            try {
                return new RSAKeyGenerator(bits, true).keyID(kid).generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Map<String, Object> patient(String nhsNumber, String birthDate) {
        return new LinkedHashMap<>(
                Map.of("system", "https://fhir.nhs.uk/Id/nhs-number", "value", nhsNumber, "birthDate", birthDate));
    }

    static Map<String, Object> practitioner(String roleCode) {
        return new LinkedHashMap<>(Map.of(
                "identifier",
                List.of(Map.of("system", "https://fhir.nhs.uk/Id/sds-user-id", "value", "999000000001")),
                "name",
                "Rita Okafor",
                "role",
                Map.of(
                        "system",
                        "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
                        "code",
                        roleCode,
                        "display",
                        "Nurse Access Role")));
    }

    /** Whom a user may act for. */
    static Map<String, Object> professional() {
        return new LinkedHashMap<>(Map.of(
                "identifier",
                new LinkedHashMap<>(Map.of("system", "https://fhir.nhs.uk/Id/sds-user-id", "value", "999000000002")),
                "name",
                "Dr Priya Nair"));
    }

    String issuer() {
        return "https://epr." + id + ".example/launch";
    }

    LaunchRegistration registration() {
        return registration(
                new KeySource.StaticKeys(List.of(new KeySource.StaticKey(key.toPublicJWK(), NOW.plusSeconds(86_400)))));
    }

    LaunchRegistration registration(KeySource keys) {
        return registration(new TokenRegistration(
                issuer(),
                algorithm,
                keys,
                List.of(URI.create("https://epr." + id + ".example")),
                false,
                Set.of(),
                Duration.ofSeconds(60)));
    }

    /** The same whose pages say {@code Origin: null}. */
    LaunchRegistration fromNullOrigins() {
        TokenRegistration usual = registration().token().orElseThrow();
        return registration(new TokenRegistration(
                usual.tokenIssuer(),
                usual.algorithm(),
                usual.keys(),
                usual.allowedOrigins(),
                true,
                Set.of(),
                usual.maxTokenLifetime()));
    }

    LaunchRegistration registration(TokenRegistration sender) {
        return new LaunchRegistration(
                id,
                "Northgate Hospital",
                List.of(new OdsCode("RNG01"), new OdsCode("RNG02")),
                new ServiceDesk("Desk", "01604 555 0100", "desk@northgate.example"),
                List.of(),
                sender,
                null);
    }

    Epr withHeader(String name, Object value) {
        header.put(name, value);
        return this;
    }

    Epr without(String name) {
        header.remove(name);
        claims.remove(name);
        return this;
    }

    Epr with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    String token() {
        return signed(json(header), json(claims));
    }

    /** Signs whatever it is given, however malformed. */
    String signed(String headerText, String claimsText) {
        return signed(headerText.getBytes(StandardCharsets.UTF_8), claimsText.getBytes(StandardCharsets.UTF_8));
    }

    String signed(byte[] headerBytes, byte[] claimsBytes) {
        String input = base64url(headerBytes) + "." + base64url(claimsBytes);
        try {
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
            return input + "." + signer.sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
