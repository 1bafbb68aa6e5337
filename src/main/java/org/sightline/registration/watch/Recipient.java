package org.sightline.registration.watch;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of something, and by which way.
 *
 * @param name by which what has to be sent names it
 * @param organisations those whose users it is about, by their registrations; empty for all
 * @param occasions of what they are told
 * @param adds what a message says besides that there is something, where to look, and its reference
 */
public record Recipient(String name, Set<String> organisations, Set<Occasion> occasions, Way way, Set<Detail> adds) {

    public Recipient {
        organisations = Set.copyOf(organisations);
        occasions = Set.copyOf(occasions);
        adds = Set.copyOf(adds);
    }

    /** Whether they are told of this. */
    public boolean isToldOf(Occasion occasion, String registration) {
        return occasions.contains(occasion) && (organisations.isEmpty() || organisations.contains(registration));
    }

    /** How it reaches them. */
    public sealed interface Way {}

    /** One e-mail to all of these. */
    public record Email(List<String> addresses) implements Way {
        public Email {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * A request to a server of theirs.
     *
     * @param secret refers to what signs it
     * @param tlsConfigurationOrNull the name of one; null for the platform's own
     */
    public record Webhook(
            URI address, String secret, @Nullable String tlsConfigurationOrNull) implements Way {

        public Optional<String> tlsConfiguration() {
            return Optional.ofNullable(tlsConfigurationOrNull);
        }
    }

    /** What somebody can be told of. */
    public enum Occasion {
        /** A user opens a record in spite of an objection or a label. */
        OVERRIDE("override"),
        /** A user states their relationship to a patient whom no feed of their organisation knows. */
        RELATIONSHIP("relationship"),
        /** A rule found something in the audit trail. */
        ALERT("alert");

        private final String code;

        Occasion(String code) {
            this.code = code;
        }

        /** Its word in files, in the database and in messages. */
        public String code() {
            return code;
        }

        public static Occasion ofCode(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What a message may say besides. */
    public enum Detail {
        /** The user's name and role. */
        USER("user"),
        /** Why, in the words of the configuration. */
        REASON("reason"),
        /** The patient's NHS number. */
        PATIENT("patient");

        private final String code;

        Detail(String code) {
            this.code = code;
        }

        /** Its word in files and in messages. */
        public String code() {
            return code;
        }

        public static Detail ofCode(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
