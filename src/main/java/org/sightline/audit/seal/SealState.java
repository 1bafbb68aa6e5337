package org.sightline.audit.seal;

import java.time.Duration;

/** How well the trail is sealed at this moment. */
sealed interface SealState {

    /** One word, for health and log. */
    String word();

    /** How long the oldest row without a seal has waited. */
    Duration behind();

    /** Somebody has accepted that there are no seals. */
    record Unsealed(String acceptedBy) implements SealState {
        @Override
        public String word() {
            return "unsealed";
        }

        @Override
        public Duration behind() {
            return Duration.ZERO;
        }
    }

    record Current(Duration behind) implements SealState {
        @Override
        public String word() {
            return "current";
        }
    }

    /** Somebody has to look. */
    record Late(Duration behind, String why) implements SealState {
        @Override
        public String word() {
            return "late";
        }
    }

    /** Nothing is opened any more. */
    record Stalled(Duration behind, String why) implements SealState {
        @Override
        public String word() {
            return "stalled";
        }
    }
}
