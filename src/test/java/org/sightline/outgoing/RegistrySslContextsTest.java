package org.sightline.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which TLS configurations of the application a feed or an EHR may name. */
class RegistrySslContextsTest {

    @Test
    @DisplayName("K04 a TLS configuration that trusts everybody is never used")
    void refusesAConfigurationThatTrustsEverybody() throws IOException {
        assertNotNull(contexts(false).named("southbank"));
        SSLException refusal =
                assertThrows(SSLException.class, () -> contexts(true).named("southbank"));
        assertEquals("TLS configuration southbank trusts everybody (trust-all)", refusal.getMessage());
        assertThrows(SSLException.class, () -> contexts(false).named("other"));
    }

    private static RegistrySslContexts contexts(boolean trustAll) {
        return new RegistrySslContexts(new TlsConfigurationRegistry() {
            @Override
            public Optional<TlsConfiguration> get(String name) {
                return "southbank".equals(name) ? Optional.of(configuration(trustAll)) : Optional.empty();
            }

            @Override
            public Optional<TlsConfiguration> getDefault() {
                return Optional.empty();
            }

            @Override
            public void register(String name, TlsConfiguration configuration) {}
        });
    }

    private static TlsConfiguration configuration(boolean trustAll) {
        return new BaseTlsConfiguration() {
            @Override
            public boolean isTrustAll() {
                return trustAll;
            }

            @Override
            public SSLContext createSSLContext() throws NoSuchAlgorithmException {
                return SSLContext.getDefault();
            }
        };
    }
}
