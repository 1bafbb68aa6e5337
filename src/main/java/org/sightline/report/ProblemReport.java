package org.sightline.report;

import java.util.Optional;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;

/**
 * What somebody reports, checked and ready to be kept.
 *
 * @param formId of the page it was written on
 * @param tab where it was seen; empty if on no one tab
 * @param feed where the entry came from; empty if its reporter was not sure
 * @param words what is wrong, every hidden character written out
 * @param contact how its reporter wants to be reached; empty if they did not say
 */
record ProblemReport(
        LaunchId launchId,
        LaunchContext launch,
        String formId,
        Optional<TabId> tab,
        Optional<FeedId> feed,
        ProblemKind kind,
        String words,
        Optional<String> contact) {}
