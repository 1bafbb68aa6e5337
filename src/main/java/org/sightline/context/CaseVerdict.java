package org.sightline.context;

import java.util.Optional;

/**
 * What an officer finds about a case: an alert, or an override that is reviewed.
 *
 * @param reference of the case
 * @param words the officer's own
 */
public record CaseVerdict(String reference, Outcome outcome, String words) {

    /** The most characters of an officer's words. */
    public static final int MOST_WORDS = 1_000;

    /** How a case ends. */
    public enum Outcome implements ByCode {
        JUSTIFIED("justified", "Justified"),
        BREACH("breach", "Breach of confidentiality");

        private final String code;
        private final String words;

        Outcome(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** The word in the database and in the form. */
        @Override
        public String code() {
            return code;
        }

        public String words() {
            return words;
        }

        public static Optional<Outcome> ofCode(String code) {
            return ByCode.find(Outcome.class, code);
        }
    }
}
