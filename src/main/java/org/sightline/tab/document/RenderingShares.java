package org.sightline.tab.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sightline.context.LaunchContext;

/**
 * Places in which files are rendered, shared out: no user holds more than half of the places or waits for more than a
 * quarter of the turns, no organisation waits for more than half of them, and the next turn is that of whoever has the
 * fewest places and had none for the longest, first among organisations and then among their users.
 */
final class RenderingShares {

    private final int places;
    private final int turns;
    private int free;
    private long served;
    private final List<Turn> waiting = new ArrayList<>();
    private final Map<String, Share> shares = new HashMap<>();

    /** @param turns how many may wait at a time */
    RenderingShares(int places, int turns) {
        this.places = places;
        this.turns = turns;
        this.free = places;
    }

    /**
     * For whom a file is rendered.
     *
     * @param organisation its ODS code
     * @param user the user's id in the organisation's own system
     */
    record Owner(String organisation, String user) {

        static Owner of(LaunchContext launch) {
            return new Owner(
                    launch.organisation().value(), launch.practitioner().subject());
        }

        private String ofUser() {
            return organisation + " " + user;
        }
    }

    /** What one user or one organisation has at present. */
    private record Share(int held, int waiting, long lastServed) {}

    private static final Share NOTHING = new Share(0, 0, 0);

    private static final class Turn {

        private final Owner owner;
        private final CountDownLatch come = new CountDownLatch(1);

        private Turn(Owner owner) {
            this.owner = owner;
        }
    }

    /** Whether there came a place for this owner in time; then it has to be given back. */
    boolean take(Owner owner, Duration longest) {
        Turn turn = queued(owner);
        if (turn == null) {
            return false;
        }
        try {
            if (turn.come.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return !left(turn);
    }

    /** Gives a place back that its owner no longer uses. */
    synchronized void giveBack(Owner owner) {
        free++;
        settled(owner);
    }

    /** Gives a place to the next, although what its owner began there goes on and counts as the owner's still. */
    synchronized void lend() {
        free++;
        callNext();
    }

    /** What went on in a place that was lent has ended. */
    synchronized void settled(Owner owner) {
        count(owner, -1, 0);
        callNext();
    }

    private synchronized @Nullable Turn queued(Owner owner) {
        Turn turn = new Turn(owner);
        if (free > 0 && mayHold(owner)) {
            serve(turn);
            return turn;
        }
        boolean isRoom = waiting.size() < turns
                && of(owner.ofUser()).waiting < Math.max(1, turns / 4)
                && of(owner.organisation).waiting < Math.max(1, turns / 2);
        if (!isRoom) {
            return null;
        }
        waiting.add(turn);
        count(owner, 0, 1);
        return turn;
    }

    private synchronized boolean left(Turn turn) {
        boolean left = waiting.remove(turn);
        if (left) {
            count(turn.owner, 0, -1);
        }
        return left;
    }

    private void callNext() {
        while (free > 0) {
            Optional<Turn> next = waiting.stream()
                    .filter(turn -> mayHold(turn.owner))
                    .min(Comparator.<Turn>comparingInt(turn -> of(turn.owner.organisation).held)
                            .thenComparingLong(turn -> of(turn.owner.organisation).lastServed)
                            .thenComparingInt(turn -> of(turn.owner.ofUser()).held)
                            .thenComparingLong(turn -> of(turn.owner.ofUser()).lastServed));
            if (next.isEmpty()) {
                return;
            }
            waiting.remove(next.get());
            serve(next.get());
            count(next.get().owner, 0, -1);
        }
    }

    private void serve(Turn turn) {
        free--;
        served++;
        count(turn.owner, 1, 0);
        turn.come.countDown();
    }

    private boolean mayHold(Owner owner) {
        return of(owner.ofUser()).held < Math.max(1, places / 2);
    }

    private Share of(String name) {
        return shares.getOrDefault(name, NOTHING);
    }

    /** Who has nothing and waits for nothing is forgotten. */
    private void count(Owner owner, int held, int turnsMore) {
        for (String name : List.of(owner.organisation, owner.ofUser())) {
            Share before = of(name);
            Share now =
                    new Share(before.held + held, before.waiting + turnsMore, held > 0 ? served : before.lastServed);
            if (now.held == 0 && now.waiting == 0) {
                shares.remove(name);
            } else {
                shares.put(name, now);
            }
        }
    }

    synchronized int taken() {
        return places - free;
    }

    synchronized int waitingTurns() {
        return waiting.size();
    }
}
