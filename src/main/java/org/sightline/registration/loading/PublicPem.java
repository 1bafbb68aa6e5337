package org.sightline.registration.loading;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key or a certificate in PEM form (RFC 7468).
 *
 * @param certifiedUntil the end of the certificate; {@link Instant#MAX} for a bare public key
 */
public record PublicPem(JWK jwk, Instant certifiedUntil) {

    private static final Pattern FORM =
            Pattern.compile("\\s*-----BEGIN (PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");

    /** The text is not one public key or certificate; the message says so in words for the operator. */
    public static final class NotPublicPemException extends Exception {
        NotPublicPemException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    public static PublicPem parse(String text) throws NotPublicPemException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new NotPublicPemException("has to be one PEM block, PUBLIC KEY or CERTIFICATE");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
            if ("PUBLIC KEY".equals(matcher.group(1))) {
                return new PublicPem(jwk(publicKey(der)), Instant.MAX);
            }
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            Instant end = certificate.getNotAfter().toInstant();
            return new PublicPem(jwk(certificate.getPublicKey()), end);
        } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
            throw new NotPublicPemException(
                    "cannot be read as a public key or certificate: copy the whole of it again, from BEGIN to END");
        }
    }

    private static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(der);
        try {
            return KeyFactory.getInstance("EC").generatePublic(spec);
        } catch (InvalidKeySpecException notElliptic) {
            return KeyFactory.getInstance("RSA").generatePublic(spec);
        }
    }

    private static JWK jwk(PublicKey key) throws NotPublicPemException {
        return switch (key) {
            case RSAPublicKey rsa -> new RSAKey.Builder(rsa).build();
            case ECPublicKey ec
            when Curve.forECParameterSpec(ec.getParams()) != null ->
                new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build();
            default -> throw new NotPublicPemException("is neither an RSA key nor on the curve P-256 or P-384");
        };
    }
}
