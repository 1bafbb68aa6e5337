package org.sightline.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.audit.AttemptEvent;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditTrail.Caller;

/**
 * Which refused attempts get a row of their own between two turns, and how many more like each came. Like are those for
 * the same reason at the same launch from the same client address. However many come, the rows of a turn are bounded:
 * those beyond are counted, first without their client address, then without their launch.
 */
final class AttemptTally {

    /** Client addresses with a row of their own at one launch, or in one place. */
    static final int ADDRESSES_OF_A_SUBJECT = 5;

    /** Launches or places with a row of their own for one client address. */
    static final int SUBJECTS_OF_AN_ADDRESS = 10;

    /** Rows of their own in all; each may have another row that counts what came after it. */
    static final int ROWS = 100;

    private static final Caller SEVERAL = Caller.OURSELVES;

    private record Kind(String subject, String address, AttemptReason reason) {}

    /** @param more how many came that have no row */
    record Counted(AttemptEvent attempt, Caller caller, Instant since, int more) {
        private Counted oneMore() {
            return new Counted(attempt, caller, since, more + 1);
        }
    }

    private final Map<Kind, Counted> kinds = new LinkedHashMap<>();
    private final Map<String, Integer> bySubject = new HashMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();

    /** @return whether it is the first of its kind since the last turn and gets a row now */
    synchronized boolean note(AttemptEvent attempt, Caller caller, Instant now) {
        Kind own = new Kind(subject(attempt), caller.ip(), attempt.reason());
        if (kinds.containsKey(own)) {
            count(own, attempt, caller, now);
            return false;
        }
        if (kinds.size() >= ROWS || byAddress.getOrDefault(own.address(), 0) >= SUBJECTS_OF_AN_ADDRESS) {
            AttemptEvent anywhere = new AttemptEvent.OfPlace("", attempt.reason());
            count(new Kind("", "", attempt.reason()), anywhere, SEVERAL, now);
            return false;
        }
        if (bySubject.getOrDefault(own.subject(), 0) >= ADDRESSES_OF_A_SUBJECT) {
            count(new Kind(own.subject(), "", attempt.reason()), attempt, SEVERAL, now);
            return false;
        }
        kinds.put(own, new Counted(attempt, withoutRequest(caller), now, 0));
        bySubject.merge(own.subject(), 1, Integer::sum);
        byAddress.merge(own.address(), 1, Integer::sum);
        return true;
    }

    /** Those that could not be looked at or written count on, so that their number is written later. */
    synchronized void countAgain(Counted counted) {
        Kind kind = new Kind(
                subject(counted.attempt()),
                counted.caller().ip(),
                counted.attempt().reason());
        kinds.merge(
                kind,
                counted,
                (there, back) ->
                        new Counted(there.attempt(), there.caller(), back.since(), there.more() + back.more()));
    }

    /** Begins anew. @return those that came more often than they have rows */
    synchronized List<Counted> turn() {
        List<Counted> more = new ArrayList<>(
                kinds.values().stream().filter(one -> one.more() > 0).toList());
        kinds.clear();
        bySubject.clear();
        byAddress.clear();
        return more;
    }

    private void count(Kind kind, AttemptEvent attempt, Caller caller, Instant now) {
        kinds.put(
                kind,
                kinds.getOrDefault(kind, new Counted(attempt, withoutRequest(caller), now, 0))
                        .oneMore());
    }

    /** What counts several requests names none of them. */
    private static Caller withoutRequest(Caller caller) {
        return new Caller(caller.ip(), "", "");
    }

    private static String subject(AttemptEvent attempt) {
        return switch (attempt) {
            case AttemptEvent.OfLaunch at -> at.launchId().value();
            case AttemptEvent.OfPlace at -> at.place();
            case AttemptEvent.OfSystem at -> at.place() + " " + at.registration();
        };
    }
}
