package org.sightline.doctor;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a snippet says otherwise for each signing algorithm, by the {@code ${names}} of the files. */
final class SigningWords {

    private static final String PHP_ELLIPTIC = """
            openssl_sign($signed, $der, $key, '${hash}');
                // OpenSSL writes two numbers in DER; a token has their plain bytes, ${half} each.
                $first = ord($der[3]);
                $signature = '';
                foreach ([substr($der, 4, $first), substr($der, 6 + $first)] as $number) {
                    $signature .= str_pad(ltrim($number, "\\0"), ${half}, "\\0", STR_PAD_LEFT);
                }""";

    private static final String JWKS_ELLIPTIC = """
            point() { openssl pkey -in "$1" -pubout -outform DER | tail -c ${whole}; }
            x=$(point "$1" | head -c ${half} | part)
            y=$(point "$1" | tail -c ${half} | part)
            printf '{"keys": [{"kty": "EC", "crv": "${curve}", "x": "%s", "y": "%s",' "$x" "$y"
            """;

    private static final String JWKS_RSA = """
            size=$(($(openssl rsa -in "$1" -noout -modulus | cut -d= -f2 | tr -d '\\n' | wc -c) / 2))
            n=$(openssl pkey -in "$1" -pubout -outform DER | tail -c $((size + 5)) | head -c "$size" | part)
            printf '{"keys": [{"kty": "RSA", "n": "%s", "e": "AQAB",' "$n"
            """;

    private static final String PSS_PARAMETERS = """
            signature.setParameter(new java.security.spec.PSSParameterSpec(
                    'SHA-256', 'MGF1', java.security.spec.MGF1ParameterSpec.SHA256, 32, 1));
                """;

    private SigningWords() {}

    static Map<String, String> of(JWSAlgorithm algorithm) {
        Map<String, String> words = new LinkedHashMap<>();
        if (JWSAlgorithm.Family.EC.contains(algorithm)) {
            addElliptic(words, algorithm);
        } else {
            addRsa(words, algorithm.equals(JWSAlgorithm.PS256));
        }
        words.put("bits", algorithm.getName().substring(2));
        words.put("hash", "sha" + words.get("bits"));
        words.put("algorithm", algorithm.getName());
        return words;
    }

    private static void addElliptic(Map<String, String> words, JWSAlgorithm algorithm) {
        int half = algorithm.equals(JWSAlgorithm.ES384) ? 48 : 32;
        words.put("keyKind", "EC");
        words.put("signer", "new ECDSASigner((ECPrivateKey) key)");
        words.put("securityKey", "ECDsaSecurityKey");
        words.put("keyType", "ECDsa");
        words.put("nodeImports", "");
        words.put("nodeKey", "dsaEncoding: 'ieee-p1363'");
        words.put("javaSignature", "SHA${bits}withECDSAinP1363Format");
        words.put("javaParameters", "");
        words.put("phpSign", PHP_ELLIPTIC);
        words.put("jwks", JWKS_ELLIPTIC);
        words.put(
                "curve",
                Curve.forJWSAlgorithm(algorithm).stream()
                        .map(Curve::getName)
                        .findFirst()
                        .orElseThrow());
        words.put("half", Integer.toString(half));
        words.put("whole", Integer.toString(2 * half));
    }

    private static void addRsa(Map<String, String> words, boolean pss) {
        words.put("keyKind", "RSA");
        words.put("signer", "new RSASSASigner(key)");
        words.put("securityKey", "RsaSecurityKey");
        words.put("keyType", "RSA");
        words.put("nodeImports", "constants, ");
        words.put(
                "nodeKey",
                pss
                        ? "padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32"
                        : "padding: constants.RSA_PKCS1_PADDING");
        words.put("javaSignature", pss ? "RSASSA-PSS" : "SHA${bits}withRSA");
        words.put("javaParameters", pss ? PSS_PARAMETERS : "");
        words.put("phpSign", "openssl_sign($signed, $signature, $key, '${hash}');");
        words.put("jwks", JWKS_RSA);
    }
}
