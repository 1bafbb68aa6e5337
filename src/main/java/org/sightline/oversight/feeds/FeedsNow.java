package org.sightline.oversight.feeds;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.coverage.CodeCoverage;
import org.sightline.coverage.FoundBy.Way;
import org.sightline.display.ClinicalDate;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.exchange.FeedCondition;
import org.sightline.feed.exchange.FeedLines;
import org.sightline.oversight.feeds.FeedsView.Now;

/** How feeds stand with this node, and what of theirs no panel shows. */
@Singleton
class FeedsNow {

    private final FeedLines lines;
    private final CodeCoverage coverage;

    FeedsNow(FeedLines lines, CodeCoverage coverage) {
        this.lines = lines;
        this.coverage = coverage;
    }

    /** @param organisation whose users' openings codes were counted of */
    Now of(String feed, String organisation) {
        @Nullable FeedCondition condition = lines.condition(new FeedId(feed)).orElse(null);
        long unplaced = coverage.of(organisation).stream()
                .filter(panel -> panel.place().feed().equals(feed))
                .mapToLong(panel -> panel.totals().by(Way.NOT_PLACED))
                .sum();
        return new Now(
                condition != null && condition.lastOrNull() != null,
                words(condition),
                condition == null ? List.of() : condition.refused(),
                unplaced == 0 ? "" : "%,d entries not placed".formatted(unplaced),
                "/office/code-coverage?found=" + Way.NOT_PLACED.id() + "&feed="
                        + URLEncoder.encode(feed, StandardCharsets.UTF_8));
    }

    private static String words(@Nullable FeedCondition condition) {
        if (condition == null) {
            return "Not asked yet";
        }
        if (condition.pausedUntilOrNull() != null) {
            return "Not asked until "
                    + ClinicalDate.of(condition.pausedUntilOrNull()).text() + ", after " + condition.failures()
                    + " failures in a row" + reason(condition.lastOrNull());
        }
        return condition.lastOrNull() == null
                ? "Asked"
                : "Asked, though " + times(condition.failures()) + reason(condition.lastOrNull());
    }

    private static String times(int failures) {
        return failures == 1 ? "the last reading failed" : "the last " + failures + " readings failed";
    }

    private static String reason(@Nullable Reason reason) {
        return reason == null
                ? ""
                : ": " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
