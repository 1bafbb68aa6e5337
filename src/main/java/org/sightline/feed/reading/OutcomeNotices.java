package org.sightline.feed.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.sightline.feed.Remark;

/**
 * What a feed says of its own answer. That something is missing is told by the kind of an issue, however mild the feed
 * calls it; a standing warning that says nothing of the sort is passed on and no more.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-issue-type.html">FHIR R4: issue types</a>
 */
final class OutcomeNotices {

    private static final Set<IssueType> LACKING = EnumSet.of(
            IssueType.SECURITY,
            IssueType.LOGIN,
            IssueType.UNKNOWN,
            IssueType.EXPIRED,
            IssueType.FORBIDDEN,
            IssueType.SUPPRESSED,
            IssueType.NOTSUPPORTED,
            IssueType.TOOCOSTLY,
            IssueType.TOOLONG,
            IssueType.TRANSIENT,
            IssueType.LOCKERROR,
            IssueType.NOSTORE,
            IssueType.EXCEPTION,
            IssueType.TIMEOUT,
            IssueType.INCOMPLETE,
            IssueType.THROTTLED);

    private static final Pattern LACK_IN_WORDS = Pattern.compile(
            "(?i)incomplete|not (be )?(complete|all)|partial|truncat|missing|withh[eo]ld|suppress|redact|restrict"
                    + "|omit|excluded|unavailable|limited to|confidential");
    private static final int LONGEST = 300;

    private OutcomeNotices() {}

    static List<Remark> in(Bundle bundle) {
        return Stream.concat(
                        outcomes(bundle).flatMap(OutcomeNotices::of),
                        bundle.getEntry().stream()
                                .filter(OutcomeNotices::isFaultWithoutWords)
                                .map(_ -> new Remark.OwnNotice("", true)))
                .toList();
    }

    /** Of an entry's own, whatever it says its part in the search is, or of the entry's response. */
    private static Stream<OperationOutcome> outcomes(Bundle bundle) {
        return bundle.getEntry().stream()
                .flatMap(entry ->
                        Stream.of(entry.getResource(), entry.getResponse().getOutcome()))
                .filter(OperationOutcome.class::isInstance)
                .map(OperationOutcome.class::cast);
    }

    /** An entry in whose place the feed gives a status that is no success, and does not say why. */
    private static boolean isFaultWithoutWords(Bundle.BundleEntryComponent entry) {
        String status = entry.getResponse().hasStatus() ? entry.getResponse().getStatus() : "2";
        return !status.strip().startsWith("2")
                && !entry.getResponse().hasOutcome()
                && !(entry.getResource() instanceof OperationOutcome);
    }

    /** What came instead of an answer: whatever it says, there was none. */
    static Remark.OwnNotice instead(OperationOutcome outcome) {
        String words = outcome.getIssue().stream()
                .map(OutcomeNotices::words)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new Remark.OwnNotice(words, true);
    }

    /** Whether it says more than information in any of them: beside no match that is no plain "no". */
    static boolean warn(List<Bundle> bundles) {
        return bundles.stream()
                .flatMap(OutcomeNotices::outcomes)
                .flatMap(outcome -> outcome.getIssue().stream())
                .anyMatch(issue -> issue.getSeverity() != IssueSeverity.INFORMATION);
    }

    private static Stream<Remark> of(OperationOutcome outcome) {
        return outcome.hasIssue()
                ? outcome.getIssue().stream()
                        .map(issue -> (Remark) new Remark.OwnNotice(words(issue), isLack(issue)))
                        .filter(notice -> notice.isLack()
                                || !((Remark.OwnNotice) notice).words().isEmpty())
                : Stream.of(new Remark.OwnNotice("", true));
    }

    private static boolean isLack(OperationOutcomeIssueComponent issue) {
        boolean mild = issue.getSeverity() == IssueSeverity.INFORMATION || issue.getSeverity() == IssueSeverity.WARNING;
        return !mild
                || LACKING.contains(issue.getCode())
                || LACK_IN_WORDS.matcher(words(issue)).find();
    }

    private static String words(OperationOutcomeIssueComponent issue) {
        String said = Stream.of(
                        issue.getDetails().getText(),
                        issue.getDetails().getCodingFirstRep().getDisplay(),
                        issue.getDiagnostics())
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse("")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST).strip() + " …";
    }
}
