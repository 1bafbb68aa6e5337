package org.sightline.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.NhsNumber;
import org.sightline.context.TabId;

/**
 * What somebody reports, checked and ready to be kept.
 *
 * @param formId of the page it was written on
 * @param words of its writer, every hidden character written out
 * @param contactOrNull how its reporter wants to be reached; null if they did not say
 */
record ProblemReport(
        LaunchId launchId,
        LaunchContext launch,
        String formId,
        Seen seen,
        ReportKind kind,
        String words,
        @Nullable String contactOrNull) {

    /**
     * Where the problem was seen.
     *
     * @param tabOrNull null if on no one tab
     * @param feedOrNull where the entry came from; null if its reporter was not sure
     */
    record Seen(@Nullable TabId tabOrNull, @Nullable FeedId feedOrNull) {}

    /** Whom it is about; empty for what is about the viewer. */
    Optional<NhsNumber> patient() {
        return kind.isAboutData() ? Optional.of(launch.patient().nhsNumber()) : Optional.empty();
    }

    Optional<TabId> tab() {
        return Optional.ofNullable(seen.tabOrNull());
    }

    Optional<FeedId> feed() {
        return Optional.ofNullable(seen.feedOrNull());
    }

    Optional<String> contact() {
        return Optional.ofNullable(contactOrNull);
    }
}
