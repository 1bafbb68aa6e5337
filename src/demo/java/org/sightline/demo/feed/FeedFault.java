package org.sightline.demo.feed;

import java.util.Arrays;
import java.util.Optional;

/** How a trainer makes a feed behave. */
public enum FeedFault {
    NONE("normal"),
    /** Takes its time to say whom it knows, and no longer for the rest: late as a whole, but within most deadlines. */
    SLOW("slow"),
    /** Closes the connection instead of answering. */
    DOWN("down"),
    /** Answers break off in the middle, so that they are no JSON. */
    GARBLED("garbled"),
    /** Knows the patient who is looked up, and then sends entries that name another. */
    WRONG_PATIENT("wrong");

    /** How late a slow feed is, unless {@code sightline.demo.slow} says otherwise. */
    public static final int DELAY_SECONDS = 3;

    private final String id;

    FeedFault(String id) {
        this.id = id;
    }

    /** The fault's name in addresses and forms. */
    public String id() {
        return id;
    }

    public static Optional<FeedFault> byId(String id) {
        return Arrays.stream(values()).filter(fault -> fault.id.equals(id)).findFirst();
    }
}
