package org.sightline.operations;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.outgoing.HttpClients;
import org.sightline.registration.LaunchConfigSource;

/** The certificates that the viewer shows or believes, as they lie on disk now. */
@Singleton
class ViewerCertificates {

    private static final Logger LOG = Logger.getLogger(ViewerCertificates.class);
    private static final String PUBLIC = "public";

    private final Config config;
    private final TlsConfigurationRegistry registry;
    private final LaunchConfigSource launches;

    @Inject
    ViewerCertificates(Config config, TlsConfigurationRegistry registry, LaunchConfigSource launches) {
        this.config = config;
        this.registry = registry;
        this.launches = launches;
    }

    /**
     * The certificate of a chain that ends first.
     *
     * @param name of its TLS configuration, or {@code public} for the one that users see
     * @param use {@code own} if we show it, {@code authority} if we believe it
     */
    record Ending(String name, String use, Instant end) {}

    List<Ending> all() {
        List<Ending> all = new ArrayList<>();
        for (String file : config.getOptionalValues("quarkus.http.ssl.certificate.files", String.class)
                .orElse(List.of())) {
            try {
                first(ofFile(Path.of(file))).ifPresent(end -> all.add(new Ending(PUBLIC, "own", end)));
            } catch (IOException | GeneralSecurityException e) {
                LOG.warnf("The certificate %s cannot be read: %s", file, e.getMessage());
            }
        }
        TreeSet<String> names = new TreeSet<>(HttpClients.named(launches.current()));
        config.getOptionalValue("quarkus.http.tls-configuration-name", String.class)
                .ifPresent(names::add);
        for (String name : names) {
            registry.get(name).ifPresent(tls -> all.addAll(ofConfiguration(name, tls)));
        }
        return all;
    }

    private static List<Ending> ofConfiguration(String name, TlsConfiguration tls) {
        List<Ending> all = new ArrayList<>();
        try {
            first(ofStore(tls.getKeyStore())).ifPresent(end -> all.add(new Ending(name, "own", end)));
            first(ofStore(tls.getTrustStore())).ifPresent(end -> all.add(new Ending(name, "authority", end)));
        } catch (GeneralSecurityException e) {
            LOG.warnf("The certificates of the TLS configuration %s cannot be read: %s", name, e.getMessage());
        }
        return all;
    }

    private static Collection<X509Certificate> ofFile(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    private static Collection<X509Certificate> ofStore(@Nullable KeyStore store) throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        if (store != null) {
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate one) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private static Optional<Instant> first(Collection<X509Certificate> chain) {
        return chain.stream().map(one -> one.getNotAfter().toInstant()).min(Instant::compareTo);
    }
}
