package org.sightline.outbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.context.UkZone;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.watch.Recipient.Detail;

/** What a message says: that there is something, where to look, its reference, and what the configuration adds. */
@Singleton
class MessageWords {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm", Locale.ENGLISH).withZone(UkZone.ID);

    private final String publicUrl;
    private final LaunchConfigSource config;

    @Inject
    MessageWords(@ConfigProperty(name = "sightline.public-url") String publicUrl, LaunchConfigSource config) {
        this.publicUrl = publicUrl;
        this.config = config;
    }

    /** Where an officer looks it up. */
    String where(Message message) {
        return publicUrl
                + switch (message.about().occasion()) {
                    case OVERRIDE -> "/office/overrides";
                    case RELATIONSHIP -> "/office/relationships";
                    case ALERT -> "/office/alerts/" + message.about().reference();
                };
    }

    String subject(Message message) {
        return "Sightline: "
                + switch (message.about().occasion()) {
                    case OVERRIDE -> "an override to review";
                    case RELATIONSHIP -> "a stated relationship to look at";
                    case ALERT -> "an alert to look at";
                }
                + ", " + message.about().reference();
    }

    String text(Message message) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (message.about().occasion()) {
                    case OVERRIDE ->
                        "A user of " + organisation(message)
                                + " opened a record in spite of an objection or a label. It has to be reviewed.";
                    case RELATIONSHIP ->
                        "A user of " + organisation(message)
                                + " stated their relationship to a patient whom no feed of the organisation knew.";
                    case ALERT ->
                        "A rule found something to look at in what users of " + organisation(message) + " did.";
                });
        lines.add("");
        lines.add("Reference: " + message.about().reference());
        lines.add("When: " + MOMENT.format(message.writtenAt()));
        line(message, Detail.USER, "Who").ifPresent(lines::add);
        line(message, Detail.REASON, "Why").ifPresent(lines::add);
        lines.add("Where to look: " + where(message));
        lines.add("");
        lines.add("Sightline sent this message. Nobody reads what is answered to it.");
        return String.join("\n", lines) + "\n";
    }

    private static Optional<String> line(Message message, Detail detail, String label) {
        return Optional.ofNullable(message.details().get(detail)).map(text -> label + ": " + text);
    }

    private String organisation(Message message) {
        String id = message.about().registration();
        return config.current().byId(id).map(LaunchRegistration::name).orElse(id);
    }
}
