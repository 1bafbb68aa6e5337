package org.sightline.feed.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;

/**
 * What a source's own Consent resources say of its sharing. One in force of the scope {@code patient-privacy} that denies
 * it closes the source, whatever part of it is denied, unless a rule inside permits it during an override.
 *
 * @see <a href="https://hl7.org/fhir/R4/consent.html">FHIR R4 Consent</a>
 * @see <a href="https://profiles.ihe.net/ITI/PCF/">IHE Privacy Consent on FHIR, for the purpose BTG</a>
 */
final class HeldConsents {

    private static final String PRIVACY = "patient-privacy";

    /** What is denied to these alone, such as research, is not denied to the care of the patient. */
    private static final Set<String> OTHER_PURPOSES =
            Set.of("HRESCH", "BIORCH", "CLINTRCH", "DSRCH", "POARCH", "PATRQT", "HMARKT", "HPAYMT", "HOPERAT");

    private static final String OVERRIDE = "BTG";

    private final Instant now;
    private final boolean overridden;

    /** @param overridden whether the user said why the record has to be shown */
    HeldConsents(Instant now, boolean overridden) {
        this.now = now;
        this.overridden = overridden;
    }

    /** What becomes of a source's answer by them; empty if it may be shown. In doubt about them it may not. */
    Optional<FeedAnswer> closing(Map<SearchPlan.Search, SearchOutcome> outcomes) {
        List<SearchOutcome> ofConsents = outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().resourceType().equals("Consent"))
                .map(Map.Entry::getValue)
                .toList();
        boolean denied = ofConsents.stream()
                .flatMap(outcome -> outcome.resources().stream())
                .anyMatch(resource -> resource instanceof Consent consent && denies(consent));
        return denied
                ? Optional.of(new FeedAnswer.PatientObjected())
                : ofConsents.stream().flatMap(HeldConsents::unknown).findFirst();
    }

    /** Why it is not known whether there is one that denies. */
    private static Stream<FeedAnswer> unknown(SearchOutcome outcome) {
        return switch (outcome) {
            case SearchOutcome.Complete _, SearchOutcome.NotSupplied _ -> Stream.of();
            case SearchOutcome.NotPermitted _ -> Stream.of(new FeedAnswer.NotPermitted("consents"));
            case SearchOutcome.Cut _, SearchOutcome.Failed _ ->
                outcome.remarks().stream().filter(Remark::isLack).flatMap(HeldConsents::unknown);
        };
    }

    private static Stream<FeedAnswer> unknown(Remark lack) {
        return switch (lack) {
            // of a launch's own leave for a part the source decides itself
            case Remark.LeaveForPart _ -> Stream.of();
            case Remark.Broken(FeedAnswer.Unavailable.Reason reason, String why) ->
                Stream.of(new FeedAnswer.Unavailable(reason, "consents: " + why));
            case Remark.OwnNotice _ ->
                Stream.of(new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.SERVER_ERROR, "consents: a notice"));
            case Remark.FirstOnly _,
                    Remark.NoMorePages _,
                    Remark.Unread _,
                    Remark.NobodyNamed _,
                    Remark.SentTwice _,
                    Remark.LeftOut _,
                    Remark.AskedOnly _,
                    Remark.NotKnown _,
                    Remark.NeedsFilter _ ->
                Stream.of(new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.UNREADABLE, "consents: not all"));
        };
    }

    boolean denies(Consent consent) {
        boolean privacy = consent.getScope().getCoding().stream().anyMatch(code -> PRIVACY.equals(code.getCode()));
        boolean inForce = consent.getStatus() == ConsentState.ACTIVE || !consent.hasStatus();
        return privacy && inForce && denies(consent.getProvision());
    }

    private boolean denies(ProvisionComponent rule) {
        if (!isNow(rule.getPeriod()) || isForOthers(rule)) {
            return false;
        }
        if (rule.getType() == ConsentProvisionType.DENY) {
            return !(overridden && rule.getProvision().stream().anyMatch(this::permitsOverride));
        }
        return rule.getProvision().stream().anyMatch(this::denies);
    }

    private boolean permitsOverride(ProvisionComponent rule) {
        return rule.getType() == ConsentProvisionType.PERMIT
                && isNow(rule.getPeriod())
                && rule.getPurpose().stream().anyMatch(purpose -> OVERRIDE.equals(purpose.getCode()));
    }

    private static boolean isForOthers(ProvisionComponent rule) {
        return rule.hasPurpose()
                && rule.getPurpose().stream().allMatch(purpose -> OTHER_PURPOSES.contains(purpose.getCode()));
    }

    /** As far as it was said: a day, a month, a year is in force to its end. */
    private boolean isNow(Period period) {
        Date start = period.getStart();
        Date end = period.getEnd();
        return (start == null || !start.toInstant().isAfter(now))
                && (end == null || !endOf(period.getEndElement()).isBefore(now));
    }

    private static Instant endOf(DateTimeType end) {
        Instant said = end.getValue().toInstant();
        return switch (end.getPrecision()) {
            case YEAR -> said.plus(Duration.ofDays(366));
            case MONTH -> said.plus(Duration.ofDays(31));
            case DAY -> said.plus(Duration.ofDays(1));
            default -> said;
        };
    }
}
