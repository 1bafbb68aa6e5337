package org.sightline.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.UkZone;
import org.sightline.testing.TestDatabase;
import org.sightline.usage.UsageFigures.By;
import org.sightline.usage.UsageFigures.Day;
import org.sightline.usage.UsedTrail.Look;

/** Days of the trail, counted. */
class UsageCountingTest {

    private static final Look RITA = Look.of("northgate", "rita");
    private static final Look BRAM = Look.of("northgate", "bram").as("R8010");
    private static final Look GAIL = Look.of("greenfield", "gail");

    private final TestDatabase database = TestDatabase.migrated();
    private final UsedTrail trail = new UsedTrail(database);
    private final UsageFigures figures = new UsageFigures(database.database());
    private final LocalDate yesterday = UsedTrail.today().minusDays(1);

    @Test
    @DisplayName(
            "a day is counted by organisation, role, tab and hour, and users and patients each once in each of these")
    void countsADay() {
        trail.opens(yesterday.atTime(9, 10), RITA)
                .opens(yesterday.atTime(9, 50), RITA.in("medicines"))
                .opens(yesterday.atTime(23, 59), RITA.at("9990000026"))
                .opens(yesterday.atTime(10, 0), BRAM)
                .opens(yesterday.atTime(10, 0), GAIL)
                .counted();

        assertEquals(List.of(new Day(yesterday, 5, 3, 2)), figures.days(question("", "", "")));
        assertEquals(List.of(new Day(yesterday, 4, 2, 2)), figures.days(question("northgate", "", "")));
        assertEquals(List.of(new Day(yesterday, 2, 1, 2)), figures.days(question("northgate", "R8000", "summary")));
        assertEquals(Map.of(9, 2L, 10, 1L, 23, 1L), figures.hours(question("northgate", "", "")));
        assertEquals(
                Map.of("R8000", 3L, "R8010", 1L),
                figures.shares(By.ROLE, question("northgate", "", "")).stream()
                        .collect(Collectors.toMap(UsageFigures.Share::id, UsageFigures.Share::openings)));
        assertEquals(
                Map.of("summary", 3, "medicines", 1),
                figures.shares(By.TAB, question("", "", "")).stream()
                        .collect(Collectors.toMap(UsageFigures.Share::id, UsageFigures.Share::users)));
        assertEquals(3, figures.users(question("", "", "")));
        assertEquals(1, figures.users(question("", "", "medicines")));
    }

    @Test
    @DisplayName("days begin at midnight in the United Kingdom, and the hour that comes twice in October is one")
    void daysAreThoseOfTheUnitedKingdom() {
        LocalDate october = LocalDate.of(2026, 10, 25);
        InstantSource then = InstantSource.fixed(Instant.parse("2026-10-27T12:00:00Z"));
        database.asOwner().useHandle(owner -> owner.execute("""
                CREATE TABLE IF NOT EXISTS audit_entry_2026_10 PARTITION OF audit_entry
                FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2026-11-01 00:00:00+00')
                """));
        trail.opens(october.atTime(0, 30), RITA);
        insertAt("2026-10-25T00:30:00Z");
        insertAt("2026-10-25T01:30:00Z");
        insertAt("2026-10-25T23:59:59.999Z");
        insertAt("2026-10-26T00:00:00Z");
        trail.countedOn(then);

        UsageQuestion question =
                new UsageQuestion("northgate", "", "", UsageQuestion.Span.ofWeeks(4, LocalDate.of(2026, 10, 27)));
        assertEquals(List.of(new Day(october, 4, 1, 1), new Day(october.plusDays(1), 1, 1, 1)), figures.days(question));
        assertEquals(Map.of(0, 2L, 1, 2L, 23, 1L), figures.hours(question));
    }

    @Test
    @DisplayName("what is counted again is the same, a day that is missing is counted, and the current day goes on")
    void isTheSameHoweverOftenItIsCounted() {
        LocalDateTime now = LocalDateTime.now(UkZone.ID).minusSeconds(1);
        trail.opens(yesterday.atTime(9, 0), RITA).opens(now, GAIL).counted().counted();
        List<Day> before = figures.days(question("", "", ""));
        assertEquals(now.toLocalDate().equals(yesterday) ? 1 : 2, before.size());

        database.asOwner()
                .useHandle(
                        owner -> owner.execute("TRUNCATE usage_counted, usage_day, usage_week, usage_first, feed_day"));
        trail.opens(now, BRAM).counted();

        assertEquals(before.getFirst(), figures.days(question("", "", "")).getFirst());
        assertEquals(2, figures.days(question("", "", "")).getLast().users());
        assertEquals(3, figures.users(question("", "", "")));
        assertEquals(Map.of("northgate", yesterday, "greenfield", now.toLocalDate()), figures.firstUse(""));
        assertEquals(0, figures.counted(question("", "", "").span()).missing());
    }

    @Test
    @DisplayName("the first use of a user is that of the earliest day, in whatever order days are counted")
    void firstUseIsTheEarliest() {
        LocalDate earlier = yesterday.minusDays(14);
        trail.opens(yesterday.atTime(9, 0), RITA).counted();
        trail.opens(earlier.atTime(9, 0), RITA).opens(yesterday.atTime(9, 0), BRAM);
        database.asOwner().useHandle(owner -> owner.execute("DELETE FROM usage_counted"));
        trail.counted();

        assertEquals(
                List.of(
                        new UsageFigures.WeekOfUsers(UsageQuestion.monday(earlier), 1),
                        new UsageFigures.WeekOfUsers(UsageQuestion.monday(yesterday), 1)),
                figures.newUsers("northgate"));
        assertEquals(List.of(), figures.newUsers("greenfield"));
        assertEquals(earlier, figures.firstUse("northgate").get("northgate"));
    }

    @Test
    @DisplayName("nothing that is kept names a user or a patient")
    void keepsNobodysName() {
        trail.opens(yesterday.atTime(9, 0), RITA).counted();

        for (String table : List.of("usage_counted", "usage_day", "usage_week", "usage_first", "feed_day")) {
            List<String> rows = database.asOwner()
                    .withHandle(owner -> owner.createQuery("SELECT CAST(t AS text) FROM " + table + " AS t")
                            .mapTo(String.class)
                            .list());
            assertTrue(
                    rows.stream().noneMatch(row -> row.contains("rita") || row.contains("9990000018")), table + rows);
        }
    }

    private void insertAt(String utc) {
        trail.opens(LocalDateTime.of(2026, 10, 2, 12, 0), RITA.in("moved"));
        database.asOwner()
                .useHandle(owner -> owner.createUpdate(
                                "UPDATE audit_entry SET recorded_at = CAST(:at AS timestamptz), tab = 'summary' WHERE tab = 'moved'")
                        .bind("at", utc)
                        .execute());
    }

    private static UsageQuestion question(String registration, String role, String tab) {
        return new UsageQuestion(registration, role, tab, UsageQuestion.Span.ofWeeks(4, UsedTrail.today()));
    }
}
