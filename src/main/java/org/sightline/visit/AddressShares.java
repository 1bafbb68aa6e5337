package org.sightline.visit;

import java.util.HashMap;
import java.util.Map;

/** How many places of a queue each client address has, so that a flood from one of them leaves places to the others. */
final class AddressShares {

    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();

    /** @param most places of one address */
    AddressShares(int most) {
        this.most = most;
    }

    /** @return whether there was one left for the address */
    synchronized boolean take(String address) {
        int before = taken.getOrDefault(address, 0);
        if (before < most) {
            taken.put(address, before + 1);
        }
        return before < most;
    }

    synchronized void giveBack(String address) {
        taken.computeIfPresent(address, (_, before) -> before > 1 ? before - 1 : null);
    }
}
