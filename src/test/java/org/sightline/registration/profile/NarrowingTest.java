package org.sightline.registration.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;

/** Whatever is added to an organisation's file, nobody is shown more by it. */
class NarrowingTest {

    private static final List<TabId> TABS = List.of(new TabId("a"), new TabId("b"), new TabId("c"));
    private static final List<String> PANELS = List.of("p", "q", "r", "s");

    private final Random random = new Random(17);

    @Test
    @DisplayName("no rule added ever shows more, of any panel of any tab, in whatever order rules stand")
    void noRuleAddedEverShowsMore() {
        int less = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            RoleProfile before = profile();
            List<Narrowing> rules = new ArrayList<>(List.of(narrowing(), narrowing(), narrowing()));
            RoleProfile after = before;
            for (Narrowing rule : rules) {
                RoleProfile next = rule.of(after);
                less += assertNoMore(after, next);
                after = next;
            }
            Collections.shuffle(rules, random);
            RoleProfile otherwise = before;
            for (Narrowing rule : rules) {
                otherwise = rule.of(otherwise);
            }
            assertEquals(after, otherwise);
        }
        assertTrue(less > 1_000, "the rules did take something away");
    }

    /** How many panels are shown less. */
    private static int assertNoMore(RoleProfile before, RoleProfile after) {
        int less = 0;
        for (TabId tab : TABS) {
            for (String panel : PANELS) {
                Showing was = before.showing(tab, panel);
                Showing is = after.showing(tab, panel);
                assertTrue(is.compareTo(was) <= 0, () -> tab + " " + panel + ": " + was + ", then " + is);
                less += is == was ? 0 : 1;
            }
        }
        assertTrue(before.tabs().keySet().containsAll(after.tabs().keySet()));
        return less;
    }

    private RoleProfile profile() {
        Map<TabId, TabShown> tabs = new HashMap<>();
        some(TABS).forEach(tab -> {
            List<String> shows = new ArrayList<>(some(PANELS));
            Collections.shuffle(shows, random);
            tabs.put(tab, new TabShown(shows, Set.of(), some(PANELS)));
        });
        return new RoleProfile("role", tabs);
    }

    private Narrowing narrowing() {
        Map<TabId, Narrowing.Less> panels = new HashMap<>();
        some(TABS).forEach(tab -> panels.put(tab, new Narrowing.Less(some(PANELS), some(PANELS))));
        return new Narrowing("role", random.nextInt(4) == 0 ? some(TABS) : Set.of(), panels);
    }

    private <T> Set<T> some(List<T> all) {
        Set<T> some = new HashSet<>(all);
        some.removeIf(_ -> random.nextBoolean());
        return some;
    }
}
