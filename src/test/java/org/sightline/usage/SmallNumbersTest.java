package org.sightline.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.usage.UsageFigures.Share;

class SmallNumbersTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,fewer than 5", "4,fewer than 5", "5,5", "'12345','12,345'"})
    void numbersFromOneToFourAreNotTold(long number, String words) {
        assertEquals(words, SmallNumbers.words(number));
    }

    @Test
    void noUserIsNotFew() {
        assertFalse(SmallNumbers.areFew(0));
        assertTrue(SmallNumbers.areFew(1));
        assertFalse(SmallNumbers.areFew(5));
    }

    @Test
    @DisplayName("one with too few users is put together with the next, so that it is not what is left of the whole")
    void oneThatIsSmallIsNotWhatIsLeft() {
        List<Share> shown = SmallNumbers.together(List.of(share("a", 900, 40), share("b", 70, 6), share("c", 9, 2)));

        assertEquals(List.of(share("a", 900, 40), share(SmallNumbers.OTHERS, 79, 8)), shown);
    }

    @Test
    void thoseWithEnoughUsersStandAsTheyAre() {
        assertEquals(
                List.of(share("b", 700, 5), share("a", 90, 40)),
                SmallNumbers.together(List.of(share("a", 90, 40), share("b", 700, 5))));
        assertEquals(List.of(), SmallNumbers.together(List.of()));
    }

    @Test
    @DisplayName("whatever the figures: nothing is lost, and nothing of fewer than five users is told apart")
    void nothingIsLostAndNobodyIsToldApart() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Share> all = IntStream.range(0, random.nextInt(7))
                    .mapToObj(i -> share("s" + i, 1 + random.nextInt(90), 1 + random.nextInt(12)))
                    .toList();
            List<Share> shown = SmallNumbers.together(all);

            assertEquals(openings(all), openings(shown));
            boolean enough = all.stream().mapToInt(Share::users).sum() >= SmallNumbers.FEWEST;
            assertTrue(
                    !enough || shown.stream().allMatch(share -> share.users() >= SmallNumbers.FEWEST), all.toString());
        }
    }

    private static long openings(List<Share> shares) {
        return shares.stream().mapToLong(Share::openings).sum();
    }

    private static Share share(String id, long openings, int users) {
        return new Share(id, "", openings, users);
    }
}
