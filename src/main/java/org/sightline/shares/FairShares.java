package org.sightline.shares;

import java.util.HashMap;
import java.util.Map;

/**
 * Places that nobody waits for: who does not get one hears so at once. A holder may hold up to three times what is free,
 * so that one who takes all it can leaves a quarter to others, two a seventh, and none can take the last.
 *
 * @see <a href="https://doi.org/10.1109/90.664262">Choudhury and Hahne: Dynamic Queue Length Thresholds</a>
 */
public final class FairShares {

    private static final int TIMES_THE_FREE = 3;

    private final int places;
    private final Map<String, Integer> held = new HashMap<>();
    private int taken;

    public FairShares(int places) {
        this.places = places;
    }

    /** Whether the holder has one more now; then it has to be given back. */
    public synchronized boolean take(String holder) {
        int own = held.getOrDefault(holder, 0);
        if (own >= TIMES_THE_FREE * (places - taken)) {
            return false;
        }
        held.put(holder, own + 1);
        taken++;
        return true;
    }

    /** One that the holder had. */
    public synchronized void giveBack(String holder) {
        if (held.containsKey(holder)) {
            held.computeIfPresent(holder, (_, own) -> own == 1 ? null : own - 1);
            taken--;
        }
    }

    /** How many are taken. */
    public synchronized int taken() {
        return taken;
    }

    /** How many there are. */
    public int places() {
        return places;
    }
}
