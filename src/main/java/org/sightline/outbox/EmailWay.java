package org.sightline.outbox;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.sightline.database.Database;
import org.sightline.registration.watch.Recipient;

/** By the mail server that {@code quarkus.mailer} names. */
@Singleton
class EmailWay implements MessageWay<Recipient.Email> {

    private final Mailer mailer;
    private final MessageWords words;

    @Inject
    EmailWay(Mailer mailer, MessageWords words) {
        this.mailer = mailer;
        this.words = words;
    }

    @Override
    public void send(Message message, Recipient.Email email) throws IOException {
        Database.requireNoneHeld();
        Mail mail = new Mail()
                .addTo(email.addresses().toArray(String[]::new))
                .setSubject(words.subject(message))
                .setText(words.text(message))
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Sightline-Message", Long.toString(message.id()));
        try {
            mailer.send(mail);
        } catch (RuntimeException e) { // the library declares no narrower one
            throw new IOException("the mail server did not take it: " + innermost(e), e);
        }
    }

    private static String innermost(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
