package org.sightline.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.sightline.audit.Trails;
import org.sightline.policy.override.Overrides;
import org.sightline.registration.OverrideRules;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;
import org.sightline.testing.Waiting;
import org.sightline.trail.repository.RepositoryServer;

/** An override reaches its privacy officer by a real mail server, over TLS, within seconds. */
@QuarkusTest
@TestProfile(MailProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class MailedMessageTest {

    private static final String WORDS = "Collapsed in the street, no relative can be reached.";

    GreenMail server;
    RepositoryServer repository;

    @Inject
    Overrides overrides;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.mailer.start-tls")
    String startTls;

    @Test
    void anOverrideIsMailedAtOnceWithoutThePatient() throws Exception {
        overrides.begin(
                new Overrides.Begun(
                        Launches.newId(),
                        Launches.ritaOpensIvy(),
                        new OverrideRules.Reason("best-interests", "Emergency"),
                        WORDS,
                        "abcdefghijklmnopqrstuv"),
                org.sightline.audit.AuditTrail.Caller.OURSELVES);
        // one for each address
        Waiting.untilEqual(2, () -> server.getReceivedMessages().length);

        MimeMessage mail = server.getReceivedMessages()[0];
        String whole = GreenMailUtil.getWholeMessage(mail);
        String reference = new TestDatabase(url)
                .asOwner()
                .withHandle(h -> h.createQuery("SELECT reference FROM override_entry")
                        .mapTo(String.class)
                        .one());
        assertEquals("Sightline: an override to review, " + reference, mail.getSubject());
        assertEquals(
                List.of("privacy@northgate.example", "deputy@northgate.example"),
                List.of(mail.getRecipients(RecipientType.TO)).stream()
                        .map(Object::toString)
                        .toList());
        String text = String.valueOf(mail.getContent()).replace("\r\n", "\n");
        assertTrue(text.contains("Where to look: https://viewer.example.nhs.uk/office/overrides\n"), text);
        assertTrue(text.contains("A user of Northgate Hospital opened a record"), text);
        assertFalse(whole.contains("9990000018") || whole.contains("Okafor") || whole.contains(WORDS), whole);
        assertEquals("REQUIRED", startTls, "never in clear");
        Waiting.untilEqual(
                "sent",
                () -> new TestDatabase(url)
                        .asOwner()
                        .withHandle(h -> h.createQuery(
                                        "SELECT CASE WHEN sent_at IS NULL THEN 'no' ELSE 'sent' END FROM outbox_message")
                                .mapTo(String.class)
                                .one()));
    }

    @Test
    void everyEntryIsSentOn() throws Exception {
        TestDatabase database = new TestDatabase(url);
        Waiting.untilEqual(
                1,
                () -> database.asOwner()
                        .withHandle(h -> h.createQuery("SELECT count(*) FROM audit_repository")
                                .mapTo(Integer.class)
                                .one()));
        long opened = Trails.open(database.database(), Launches.newId());

        Waiting.untilEqual(true, () -> repository.taken().contains(opened));
    }
}
