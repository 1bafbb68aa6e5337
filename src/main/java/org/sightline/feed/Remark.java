package org.sightline.feed;

import java.util.List;
import java.util.Set;
import org.sightline.feed.FeedAnswer.Unavailable;

/**
 * One thing that happened while a search was answered, as it was and not as something like it. Whoever puts it into
 * words has to branch on it.
 */
public sealed interface Remark {

    /** Whether the search may hold more than was read: then nothing may be said to be absent. */
    boolean isLack();

    /** The feed holds more than it sent, or more than may be read at once. */
    record FirstOnly() implements Remark {
        @Override
        public boolean isLack() {
            return true;
        }
    }

    /**
     * There are more pages, at an address that is not the feed's, that was read before, or that holds what may stand in
     * no address.
     */
    record NoMorePages() implements Remark {
        @Override
        public boolean isLack() {
            return true;
        }
    }

    /** A page did not come, or not in a form that can be read; the detail is for operators and never shown. */
    record Broken(Unavailable.Reason reason, String detail) implements Remark {
        @Override
        public boolean isLack() {
            return true;
        }
    }

    /**
     * The feed answered with an OperationOutcome.
     *
     * @param words what it says, empty if nothing
     * @param isLack whether it says that something is missing, or may be
     */
    record OwnNotice(String words, boolean isLack) implements Remark {}

    /** Entries that cannot be read, by type and id as far as they say so; the others are there. */
    record Unread(List<String> names) implements Remark {
        public Unread {
            names = List.copyOf(names);
        }

        @Override
        public boolean isLack() {
            return true;
        }
    }

    /** Entries that do not say whom they are about, and are not there for it. */
    record NobodyNamed(int entries) implements Remark {
        @Override
        public boolean isLack() {
            return true;
        }
    }

    /**
     * One resource came more than once, and not the same.
     *
     * @param older times that a newer one is shown in its place
     * @param undecided times that nothing says which is newer: the first is shown
     */
    record SentTwice(int older, int undecided) implements Remark {
        @Override
        public boolean isLack() {
            return undecided > 0;
        }
    }

    /** Our leave is for a part of these entries, and nobody can say for how much. */
    record LeaveForPart() implements Remark {
        @Override
        public boolean isLack() {
            return true;
        }
    }

    /**
     * The feed does not search by these parameters: it gave more than was asked for, and what was not asked for has been
     * left out here.
     *
     * @param parameters such as {@code date}, {@code date:missing} or {@code _include}
     */
    record LeftOut(Set<String> parameters, How how) implements Remark {
        public LeftOut {
            parameters = Set.copyOf(parameters);
        }

        /** How that showed. */
        public enum How {
            /** Its dialect does not have them: they were not sent. */
            NOT_SENT,
            /** It would not answer with them, and was asked again without. */
            REFUSED,
            /** It answered as if they had not been sent. */
            IGNORED
        }

        @Override
        public boolean isLack() {
            return false;
        }
    }

    /** The feed answers only what is asked by this parameter, and was asked for these values; for nothing else. */
    record AskedOnly(String parameter, Set<String> values) implements Remark {
        public AskedOnly {
            values = Set.copyOf(values);
        }

        @Override
        public boolean isLack() {
            return true;
        }
    }

    /** The feed does not know these values of a parameter by which it has to be asked, and was not asked for them. */
    record NotKnown(String parameter, Set<String> values) implements Remark {
        public NotKnown {
            values = Set.copyOf(values);
        }

        @Override
        public boolean isLack() {
            return true;
        }
    }

    /** The feed answers only what is asked by one of these parameters, and this is not: it was not asked. */
    record NeedsFilter(Set<String> parameters) implements Remark {
        public NeedsFilter {
            parameters = Set.copyOf(parameters);
        }

        @Override
        public boolean isLack() {
            return true;
        }
    }
}
