package org.sightline.policy.relationship;

import java.util.List;
import org.sightline.context.FeedId;

/** What stands between the user of a launch and its patient. */
public sealed interface Relationship {

    /** What the trail says of it; empty where nothing has to stand. */
    default String rule() {
        return "";
    }

    /** Their organisation asks for nothing. */
    record NotNeeded() implements Relationship {}

    /**
     * The launch names what the patient is seen for.
     *
     * @param what an encounter or a referral
     */
    record OfLaunch(String what) implements Relationship {
        @Override
        public String rule() {
            return "relationship: " + what + " named by the launch";
        }
    }

    /** A feed of the organisation knows the patient. */
    record KnownTo(FeedId feed) implements Relationship {
        @Override
        public String rule() {
            return "relationship: known to " + feed.value();
        }
    }

    /**
     * The user stated it.
     *
     * @param code of what they stated
     * @param words of it, as they were shown
     * @param reference of its entry
     */
    record Stated(String code, String words, String reference) implements Relationship {
        @Override
        public String rule() {
            return "relationship: stated, " + code + ", " + reference;
        }
    }

    /**
     * None is known, so that nothing of the record may be shown.
     *
     * @param notHeard the names of the organisation's feeds that could not say whether they know the patient
     * @param mayState whether the user may state one
     */
    record Missing(List<String> notHeard, boolean mayState) implements Relationship {
        public Missing {
            notHeard = List.copyOf(notHeard);
        }
    }
}
