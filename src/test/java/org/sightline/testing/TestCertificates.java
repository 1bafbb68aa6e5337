package org.sightline.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of its own and certificates signed by it, made anew for each test run. */
public final class TestCertificates {

    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final char[] PASSWORD = "test".toCharArray();

    private final KeyPair authorityKeys = keys();
    private final X509Certificate authority;

    public TestCertificates() {
        byte[] basicConstraints = sequence(
                oid(0x55, 0x1D, 0x13), der(0x01, new byte[] {-1}), der(0x04, sequence(der(0x01, new byte[] {-1}))));
        authority = issue("Test authority", authorityKeys, Instant.now().plus(Duration.ofDays(1)), basicConstraints);
    }

    /** Knows a key with a certificate for {@code host}, and trusts the authority. */
    public SSLContext identity(String host, Instant notAfter) {
        KeyPair keys = keys();
        return context(keys, issue(host, keys, notAfter, named(host)));
    }

    /** A key and its certificate as files hold them (RFC 7468). */
    public record PemFiles(String certificate, String key) {}

    public PemFiles identityAsPem(String host) {
        KeyPair keys = keys();
        X509Certificate certificate = issue(host, keys, Instant.now().plus(Duration.ofDays(1)), named(host));
        return new PemFiles(
                certificatePem(certificate),
                pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    public String authorityAsPem() {
        return certificatePem(authority);
    }

    private static String certificatePem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    private static byte[] named(String host) {
        byte[] name = der(0x82, host.getBytes(StandardCharsets.US_ASCII));
        return sequence(oid(0x55, 0x1D, 0x11), der(0x04, sequence(name)));
    }

    public SSLContext identity(String host) {
        return identity(host, Instant.now().plus(Duration.ofDays(1)));
    }

    /** Trusts the authority and has no certificate of its own. */
    public SSLContext trustOnly() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key with a certificate for {@code host}, locked with {@link #password}. */
    public KeyStore keyStore(String host) {
        KeyPair keys = keys();
        return keyStore(keys, issue(host, keys, Instant.now().plus(Duration.ofDays(1)), named(host)));
    }

    public static char[] password() {
        return PASSWORD.clone();
    }

    private KeyStore keyStore(KeyPair keys, X509Certificate certificate) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry("own", keys.getPrivate(), PASSWORD, new Certificate[] {certificate, authority});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext context(KeyPair keys, X509Certificate certificate) {
        try {
            KeyStore store = keyStore(keys, certificate);
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TrustManagerFactory trust() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setCertificateEntry("authority", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            return trust;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate issue(String name, KeyPair keys, Instant notAfter, byte[] extension) {
        byte[] toBeSigned = sequence(
                der(0xA0, der(0x02, new byte[] {2})),
                der(0x02, BigInteger.valueOf(System.nanoTime()).toByteArray()),
                ECDSA_WITH_SHA256,
                name("Test authority"),
                sequence(time(notAfter.minus(Duration.ofDays(2))), time(notAfter)),
                name(name),
                keys.getPublic().getEncoded(),
                der(0xA3, sequence(extension)));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(authorityKeys.getPrivate());
            signature.update(toBeSigned);
            byte[] bits = concat(new byte[] {0}, signature.sign());
            byte[] certificate = sequence(toBeSigned, ECDSA_WITH_SHA256, der(0x03, bits));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] name(String commonName) {
        byte[] text = der(0x0C, commonName.getBytes(StandardCharsets.UTF_8));
        return sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), text)));
    }

    private static byte[] time(Instant instant) {
        return der(0x17, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return der(0x06, bytes);
    }

    private static byte[] sequence(byte[]... parts) {
        return der(0x30, concat(parts));
    }

    private static byte[] der(int tag, byte[] content) {
        int length = content.length;
        byte[] head;
        if (length < 128) {
            head = new byte[] {(byte) tag, (byte) length};
        } else if (length < 256) {
            head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
        } else {
            head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        }
        return concat(head, content);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
