package org.sightline.tab.panel;

import java.time.Instant;
import java.time.LocalDate;
import org.sightline.display.ClinicalDate;

/**
 * Whose rule it is, in which edition, and until when we may go by it without looking again.
 *
 * @param edition such as {@code business rules v49, 2024-25}
 */
public record RuleSource(String authority, String edition, LocalDate reviewBy) {

    public boolean isPastReview(Instant now) {
        return LocalDate.ofInstant(now, ClinicalDate.ZONE).isAfter(reviewBy);
    }

    /** {@code Quality and Outcomes Framework DM020, business rules v49}; and that its review is overdue. */
    public String words(Instant now) {
        return authority + ", " + edition
                + (isPastReview(now)
                        ? "; past its review date " + ClinicalDate.of(reviewBy).text()
                        : "");
    }
}
