package org.sightline.outbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.sightline.testing.TestCertificates;

/** A mail server that speaks TLS with a certificate of its own authority, in a field of type {@link GreenMail}. */
public final class MailServerResource implements QuarkusTestResourceLifecycleManager {

    private GreenMail server;

    @Override
    public Map<String, String> start() {
        try {
            TestCertificates certificates = new TestCertificates();
            Path folder = Files.createTempDirectory("mail-server");
            Path authority = Files.writeString(folder.resolve("authority.pem"), certificates.authorityAsPem());
            Path keys = folder.resolve("keys.p12");
            try (OutputStream out = Files.newOutputStream(keys)) {
                certificates.keyStore("localhost").store(out, TestCertificates.password());
            }
            System.setProperty("greenmail.tls.keystore.file", keys.toString());
            System.setProperty("greenmail.tls.keystore.password", new String(TestCertificates.password()));
            server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS));
            server.start();
            return Map.of(
                    "quarkus.mailer.mock", "false",
                    "quarkus.mailer.host", "localhost",
                    "quarkus.mailer.port", Integer.toString(server.getSmtps().getPort()),
                    "quarkus.mailer.tls", "true",
                    "quarkus.mailer.from", "sightline@viewer.example.nhs.uk",
                    "quarkus.mailer.tls-configuration-name", "mail",
                    "quarkus.tls.mail.trust-store.pem.certs", authority.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(GreenMail.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
