package org.sightline.registration.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.TabId;
import org.sightline.display.Age;
import org.sightline.registration.profile.Narrowing;
import org.sightline.registration.profile.RoleProfile;

class LifeRulesTest {

    private static final TabId GP_DATA = new TabId("gp-data");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Narrowing NO_GP_DATA = new Narrowing("", Set.of(GP_DATA), Map.of());
    private static final RoleProfile NURSE = RoleProfile.whole("Nurse", Set.of(TabId.SUMMARY, GP_DATA));
    private static final Whom NURSES_AT_NORTHGATE = new Whom(Set.of("Nurse"), Set.of("northgate"));
    private static final Whom EVERYBODY = new Whom(Set.of(), Set.of());

    private final LifeRules rules = new LifeRules(
            List.of(
                    new AgeRule("under 16", 16, NURSES_AT_NORTHGATE, NO_GP_DATA, true),
                    new AgeRule("under 5", 5, EVERYBODY, new Narrowing("", Set.of(TabId.SUMMARY), Map.of()), false)),
            List.of());

    @ParameterizedTest(name = "born {0}")
    @DisplayName("a rule for children ends with the birthday")
    @CsvSource({
        "2010-12-01, 2026-11-30, true",
        "2010-12-01, 2026-12-01, false",
        "2010-12-02, 2026-12-01, true",
        "2012-02-29, 2028-02-28, true",
        "2012-02-29, 2028-02-29, false",
        "2011-02-28, 2027-02-28, false"
    })
    void endsWithTheBirthday(LocalDate born, LocalDate today, boolean counts) {
        AgeRule rule = rules.ages().getFirst();
        assertEquals(counts, rule.isFor(born, today));
    }

    @Test
    @DisplayName("where there is no 29-Feb, who was born on it has their birthday on 1-Mar, as their age is told")
    void endsOnTheFirstOfMarchWhereTheBirthdayIsMissing() {
        AgeRule rule = new AgeRule("under 18", 18, EVERYBODY, NO_GP_DATA, true);
        LocalDate born = LocalDate.of(2012, 2, 29);
        LocalDate lastDay = LocalDate.of(2030, 2, 28);
        assertTrue(rule.isFor(born, lastDay), Age.on(lastDay, born));
        assertFalse(rule.isFor(born, lastDay.plusDays(1)));
    }

    @Test
    void takesAwayFromThoseItIsAboutAndNamesItself() {
        RoleProfile left = shown("Nurse", "northgate", LocalDate.of(2015, 1, 1), false);
        assertEquals("Nurse, under 16", left.rule());
        assertEquals(Set.of(TabId.SUMMARY), left.tabs().keySet());

        assertEquals(NURSE, shown("Nurse", "elsewhere", LocalDate.of(2015, 1, 1), false));
        assertEquals(NURSE, shown("Doctor", "northgate", LocalDate.of(2015, 1, 1), false));
        assertEquals(NURSE, shown("Nurse", "northgate", LocalDate.of(2001, 1, 1), false));
    }

    @Test
    void allOfThemCountAndAnOverrideLiftsOnlyThoseThatSaySo() {
        RoleProfile small = shown("Nurse", "northgate", LocalDate.of(2025, 1, 1), false);
        assertEquals("Nurse, under 16, under 5", small.rule());
        assertEquals(Set.of(), small.tabs().keySet());

        RoleProfile overridden = shown("Nurse", "northgate", LocalDate.of(2025, 1, 1), true);
        assertEquals("Nurse, under 5", overridden.rule());
        assertEquals(Set.of(GP_DATA), overridden.tabs().keySet());
    }

    @ParameterizedTest(name = "died {0}, {1} months")
    @CsvSource({
        "2026-11-30, 0, false",
        "2026-12-01, 0, false",
        "2026-11-30, 1, true",
        "2026-11-01, 1, false",
        "2023-12-02, 36, true",
        "2023-12-01, 36, false",
        ", 1200, false"
    })
    @DisplayName("the record of somebody who died is shown for its months, and not where nobody says when they died")
    void isShownForItsMonths(LocalDate died, int months, boolean shown) {
        assertEquals(shown, new DeathRule("d", EVERYBODY, months, false).isShown(died, TODAY));
    }

    @Test
    void theFirstRuleThatIsAboutALaunchCounts() {
        DeathRule nurses = new DeathRule("nurses", NURSES_AT_NORTHGATE, 12, true);
        DeathRule others = new DeathRule("others", EVERYBODY, 0, false);
        LifeRules deaths = new LifeRules(List.of(), List.of(nurses, others));
        assertEquals(Optional.of(nurses), deaths.death("Nurse", "northgate"));
        assertEquals(Optional.of(others), deaths.death("Nurse", "elsewhere"));
        assertEquals(Optional.empty(), LifeRules.NONE.death("Nurse", "northgate"));
    }

    @Test
    void everybodyCoversAllAndNobodyCoversEverybody() {
        assertTrue(EVERYBODY.covers(NURSES_AT_NORTHGATE));
        assertFalse(NURSES_AT_NORTHGATE.covers(EVERYBODY));
        assertTrue(new Whom(Set.of("Nurse", "Doctor"), Set.of()).covers(NURSES_AT_NORTHGATE));
        assertFalse(new Whom(Set.of("Doctor"), Set.of()).covers(NURSES_AT_NORTHGATE));
    }

    private RoleProfile shown(String role, String organisation, LocalDate born, boolean overridden) {
        return rules.of(NURSE, role, organisation, new LifeRules.Asked(born, TODAY, overridden));
    }
}
