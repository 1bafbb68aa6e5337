package org.sightline.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FairSharesTest {

    private final FairShares shares = new FairShares(64);

    @Test
    @DisplayName("L03 whoever takes all they can leaves a quarter to others, and two leave a seventh")
    void aFloodLeavesPlaces() {
        assertEquals(48, takeAll("northgate"));
        int south = takeAll("southgate");
        assertTrue(south >= 10, south + " for the second");
        assertTrue(shares.take("easton"), "the third has a place as well");
        assertTrue(shares.taken() < 64);
    }

    @Test
    @DisplayName("L03 what is given back can be taken again, by others too")
    void whatIsGivenBackCanBeTaken() {
        int most = takeAll("northgate");
        assertFalse(shares.take("northgate"));
        for (int i = 0; i < most; i++) {
            shares.giveBack("northgate");
        }
        assertEquals(0, shares.taken());
        shares.giveBack("northgate");
        assertEquals(0, shares.taken(), "nothing is given back twice");
        assertEquals(most, takeAll("southgate"));
    }

    @Test
    void onePlaceIsOnePlace() {
        FairShares one = new FairShares(1);
        assertTrue(one.take("northgate"));
        assertFalse(one.take("southgate"));
        one.giveBack("northgate");
        assertTrue(one.take("southgate"));
    }

    private int takeAll(String holder) {
        int taken = 0;
        while (shares.take(holder)) {
            taken++;
        }
        return taken;
    }
}
