package org.sightline.feed.probe;

import java.util.Set;

/** What came of one question of a probe; nothing of what the feed holds but how much. */
sealed interface ProbeAnswer {

    /**
     * A page came.
     *
     * @param ignored the parameters that the server passed over, as far as it shows
     * @param included how many resources came along
     * @param refersToMore whether a match refers to what was to come along
     */
    record Answered(int entries, Set<String> ignored, int included, boolean refersToMore) implements ProbeAnswer {
        public Answered {
            ignored = Set.copyOf(ignored);
        }
    }

    /** The server would not answer what was asked. */
    record Refused(String words) implements ProbeAnswer {}

    /** Nothing came that says anything of what was asked. */
    record None(String words) implements ProbeAnswer {}
}
