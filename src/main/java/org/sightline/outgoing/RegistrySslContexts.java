package org.sightline.outgoing;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** TLS configurations of {@code quarkus.tls.<name>.*}: client certificates and private authorities. */
@ApplicationScoped
class RegistrySslContexts implements SslContexts {

    private final TlsConfigurationRegistry registry;

    RegistrySslContexts(TlsConfigurationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public SSLContext named(String configuration) throws IOException {
        TlsConfiguration tls = registry.get(configuration)
                .orElseThrow(() -> new SSLException("no TLS configuration " + configuration));
        if (tls.isTrustAll()) {
            throw new SSLException("TLS configuration " + configuration + " trusts everybody (trust-all)");
        }
        try {
            return tls.createSSLContext();
        } catch (Exception e) { // the registry declares no narrower one
            throw new SSLException("TLS configuration " + configuration + " cannot be used", e);
        }
    }
}
