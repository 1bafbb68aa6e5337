package org.sightline.outgoing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS configurations where no application runs: {@code quarkus.tls.<name>.*} as environment variables give them, PEM,
 * PKCS#12 or JKS.
 *
 * @see <a href="https://quarkus.io/guides/tls-registry-reference">Quarkus: TLS registry</a>
 */
public final class EnvironmentSslContexts implements SslContexts {

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final Map<String, String> environment;

    public EnvironmentSslContexts(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public SSLContext named(String configuration) throws IOException {
        Settings settings = new Settings("quarkus.tls." + configuration + ".");
        try {
            Optional<Keys> own = settings.keys();
            Optional<KeyStore> trusted = settings.trusted();
            if (own.isEmpty() && trusted.isEmpty()) {
                throw new SSLException("no TLS configuration " + configuration + " here");
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    own.isEmpty() ? null : managers(own.get()).getKeyManagers(),
                    trusted.isEmpty() ? null : trust(trusted.get()).getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SSLException("the TLS configuration " + configuration + " cannot be used", e);
        }
    }

    private record Keys(KeyStore store, char[] password) {}

    private static KeyManagerFactory managers(Keys keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys.store(), keys.password());
        return managers;
    }

    private static TrustManagerFactory trust(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    /** The settings below one prefix. */
    private final class Settings {

        private final String prefix;

        private Settings(String prefix) {
            this.prefix = prefix;
        }

        /** As MicroProfile Config names environment variables: what is no letter or digit is an underscore. */
        private Optional<String> get(String name) {
            String variable = (prefix + name).replaceAll("[^A-Za-z0-9]", "_");
            return Optional.ofNullable(environment.get(variable.toUpperCase(Locale.ROOT)));
        }

        private Optional<Keys> keys() throws IOException, GeneralSecurityException {
            Optional<String> certificate = get("key-store.pem.0.cert");
            Optional<String> key = get("key-store.pem.0.key");
            if (certificate.isPresent() && key.isPresent()) {
                KeyStore store = empty();
                char[] none = new char[0];
                store.setKeyEntry("own", privateKey(key.get()), none, certificates(certificate.get()));
                return Optional.of(new Keys(store, none));
            }
            for (String type : new String[] {"p12", "jks"}) {
                Optional<String> path = get("key-store." + type + ".path");
                if (path.isPresent()) {
                    char[] password =
                            get("key-store." + type + ".password").orElse("").toCharArray();
                    return Optional.of(new Keys(stored(path.get(), password), password));
                }
            }
            return Optional.empty();
        }

        private Optional<KeyStore> trusted() throws IOException, GeneralSecurityException {
            Optional<String> certificates = get("trust-store.pem.certs");
            if (certificates.isPresent()) {
                KeyStore store = empty();
                int count = 0;
                for (String file : certificates.get().split(",")) {
                    for (Certificate one : certificates(file.strip())) {
                        store.setCertificateEntry("authority-" + count++, one);
                    }
                }
                return Optional.of(store);
            }
            for (String type : new String[] {"p12", "jks"}) {
                Optional<String> path = get("trust-store." + type + ".path");
                if (path.isPresent()) {
                    String password = get("trust-store." + type + ".password").orElse("");
                    return Optional.of(stored(path.get(), password.toCharArray()));
                }
            }
            return Optional.empty();
        }
    }

    private static KeyStore stored(String path, char[] password) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(Path.of(path).toFile(), password);
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Certificate[] certificates(String file) throws IOException, GeneralSecurityException {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(Path.of(file)))) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
        }
    }

    private static PrivateKey privateKey(String file) throws IOException, GeneralSecurityException {
        Matcher pem = PRIVATE_KEY.matcher(Files.readString(Path.of(file), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IOException("a key has to be a PEM block, PRIVATE KEY");
        }
        PKCS8EncodedKeySpec key =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        try {
            return KeyFactory.getInstance("EC").generatePrivate(key);
        } catch (InvalidKeySpecException _) {
            return KeyFactory.getInstance("RSA").generatePrivate(key);
        }
    }
}
