package org.sightline.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sightline.context.LaunchId;
import org.sightline.context.ListPart;

/**
 * What the trail says of one registration's launches, for that organisation's own officers: every method names the
 * registration and answers about no other. Never about a patient or a user.
 */
public interface LaunchHistory {

    /** When the latest launch by a signed token was accepted, posted or pushed. */
    Optional<Instant> lastByToken(String registration);

    /** When the latest SMART App Launch was accepted. */
    Optional<Instant> lastBySmart(String registration);

    /** When a key was first and last used for an accepted launch. */
    Optional<KeyUse> use(String registration, String keyId);

    /** How many launches were refused since then, by reason, the most frequent first. */
    List<RefusalCount> refusalsByReason(String registration, Proof proof, Instant since);

    /** Whose refused launches are. */
    enum Proof {
        /** Of the registration itself. */
        PROVED,
        /** Of somebody who named it, as anybody can. */
        NAMED
    }

    /**
     * Refused launches, the latest first.
     *
     * @param after the number of the last row of the page before; 0 for the first page
     */
    ListPart<RefusedLaunch> refused(String registration, Proof proof, long after);

    /** The refused launch of a reference number, if it is this registration's. */
    Optional<RefusedLaunch> refused(String registration, String reference);

    /**
     * Refused attempts at records of its launches, the latest first.
     *
     * @param after the number of the last row of the page before; 0 for the first page
     */
    ListPart<RefusedAttempt> attempts(String registration, long after);

    /**
     * How each feed answered the first page of an accepted launch; empty until it has.
     *
     * @param since not later than the launch was accepted
     */
    List<FeedOfLaunch> feeds(String registration, LaunchId launchId, Instant since);

    /**
     * The latest accepted launches whose first opening showed nothing of a record: it was refused, or no feed gave
     * anything; the latest first.
     *
     * @param launches how many of the latest accepted ones are looked at, from {@code since} on
     */
    List<EmptyLaunch> empty(String registration, Instant since, int launches);

    /**
     * A launch that succeeded and showed nothing.
     *
     * @param role its user's, as code and name
     * @param refusal the reason of a refused opening; empty if it was opened
     * @param feeds how each answered; none if it was refused
     */
    record EmptyLaunch(Instant at, String door, String role, String refusal, List<FeedOfLaunch> feeds) {
        public EmptyLaunch {
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * @param outcome one word, such as {@code answered} or {@code patient-mismatch}
     * @param kind in which way, such as {@code BIRTH_DATE}; empty if there is none
     */
    record FeedOfLaunch(String feed, String outcome, String kind) {}

    /**
     * A refused attempt, or how many more like it came.
     *
     * @param ip the client address; empty for several
     * @param reason the code of an {@link AttemptReason}
     * @param detail how many more since when; empty for one alone
     */
    record RefusedAttempt(Instant at, String ip, String reason, String detail) {}

    /** Two accepted launches, or twice the same. */
    record KeyUse(Instant first, Instant last) {}

    /** @param reason the code of the exact reason */
    record RefusalCount(String reason, int count) {}

    /**
     * One refused launch.
     *
     * @param reference what its user was shown
     * @param reason the code of the exact reason
     * @param detail what was expected and what came, without secrets or patient data
     */
    record RefusedLaunch(String reference, Instant at, String door, String reason, String detail) {}
}
