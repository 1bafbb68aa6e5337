package org.sightline.usage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.sightline.database.Database;

/** What was counted of how feeds answer. */
@Singleton
public class FeedFigures {

    private static final String OF_DAYS = """
            SELECT feed, day, outcome, reason, readings, median, percentile95 FROM feed_day
            WHERE registration = :registration AND day BETWEEN :from AND :to ORDER BY day DESC, feed, outcome, reason
            """;

    private final Database database;

    @Inject
    public FeedFigures(Database database) {
        this.database = database;
    }

    /**
     * How often a feed answered in one way on a day.
     *
     * @param outcome as the trail has it, such as {@code answered}
     * @param reason of a failure, such as {@code TOO_SLOW}; empty otherwise
     * @param median of its readings, in milliseconds
     */
    public record FeedDay(
            String feed, LocalDate day, String outcome, String reason, int readings, int median, int percentile95) {}

    /** @param registration whose users opened tabs; empty for those of every organisation */
    public List<FeedDay> of(String registration, LocalDate from, LocalDate to) {
        return database.withHandle(handle -> handle.createQuery(OF_DAYS)
                .bind("registration", registration)
                .bind("from", from)
                .bind("to", to)
                .map((row, _) -> new FeedDay(
                        row.getString("feed"),
                        row.getObject("day", LocalDate.class),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getInt("readings"),
                        row.getInt("median"),
                        row.getInt("percentile95")))
                .list());
    }
}
