package org.sightline.feed.probe;

/**
 * What a feed made of one question.
 *
 * @param about the resource type
 * @param asked what it was asked by; empty for the patient alone
 * @param words how much came, or what was said instead; nothing of any patient
 */
public record ProbeFinding(String about, String asked, Result result, String words) {

    /** How it went. */
    public enum Result {
        ANSWERED,
        REFUSED,
        /** Answered as if a part of the question had not been asked. */
        IGNORED,
        /** Nothing that came shows it. */
        NOT_SEEN,
        NO_ANSWER;

        /** In plain words. */
        public String word() {
            return switch (this) {
                case ANSWERED -> "answered";
                case REFUSED -> "refused";
                case IGNORED -> "ignored";
                case NOT_SEEN -> "not seen";
                case NO_ANSWER -> "no answer";
            };
        }
    }
}
