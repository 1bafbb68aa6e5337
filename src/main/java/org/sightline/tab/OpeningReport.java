package org.sightline.tab;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditEvent.FeedOutcome;
import org.sightline.audit.AuditEvent.Opened;
import org.sightline.audit.AuditEvent.PanelShown;
import org.sightline.context.NhsNumber;
import org.sightline.context.PatientName;
import org.sightline.context.PatientSaid;
import org.sightline.context.SentIdentifier;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;
import org.sightline.registration.FeedConnection;
import org.sightline.tab.panel.Panel;
import org.sightline.tab.restricted.Restriction;

/** What the audit trail is told of an opening: how each feed answered and what was on the page, never its content. */
public final class OpeningReport {

    private OpeningReport() {}

    static Opened of(
            Delivery delivery, List<PermittedReading> readings, List<PanelShown> shown, Restriction restriction) {
        return new Opened(
                delivery,
                readings.stream().map(OpeningReport::outcome).toList(),
                shown,
                new PatientSaid(
                        said(readings, OpeningReport::numbers).collect(Collectors.toSet()),
                        said(readings, OpeningReport::names).collect(Collectors.toSet())),
                restriction.rule());
    }

    private static <T> Stream<T> said(List<PermittedReading> readings, Function<FeedReading, Stream<T>> what) {
        return readings.stream().map(PermittedReading::reading).flatMap(what);
    }

    private static Stream<PatientName> names(FeedReading reading) {
        return reading.answer() instanceof FeedAnswer.Answered answered
                ? answered.patient().getName().stream()
                        .map(name -> new PatientName(
                                name.getGiven().isEmpty()
                                        ? ""
                                        : Objects.requireNonNullElse(
                                                name.getGiven().getFirst().getValue(), ""),
                                Objects.requireNonNullElse(name.getFamily(), "")))
                : Stream.empty();
    }

    /** Every NHS number of a patient who is surely the launch's: the one in use, and those it had before. */
    private static Stream<NhsNumber> numbers(FeedReading reading) {
        String registered = reading.feed()
                .connection()
                .map(FeedConnection::patientIdentifierSystem)
                .orElse(NhsNumber.SYSTEM);
        return reading.answer() instanceof FeedAnswer.Answered answered
                ? answered.patient().getIdentifier().stream()
                        .map(OpeningReport::sent)
                        .filter(identifier -> identifier.isNhsNumber(registered))
                        .flatMap(identifier -> identifier.nhsNumber().stream())
                : Stream.empty();
    }

    private static SentIdentifier sent(Identifier identifier) {
        return new SentIdentifier(
                Objects.requireNonNullElse(identifier.getSystem(), ""),
                Objects.requireNonNullElse(identifier.getValue(), ""),
                "",
                "");
    }

    /** Of one by which it was only asked whether the record is restricted. */
    public static Opened asked(List<FeedReading> readings, Restriction restriction) {
        return of(
                Delivery.ASKED_ONLY,
                readings.stream().map(PermittedReading::whole).toList(),
                List.of(),
                restriction);
    }

    /** Of a page handed over at once, so long after the opening's audit row. */
    static Opened of(Delivery delivery, ComposedPage page, Duration after) {
        return of(
                delivery,
                page.readings(),
                page.shown().stream().map(panel -> shown(panel, after)).toList(),
                page.restriction());
    }

    /** @param after the time from the opening's audit row to the handing over */
    static PanelShown shown(Panel panel, Duration after) {
        return new PanelShown(
                panel.frame().id(),
                Math.toIntExact(panel.rows().count()),
                panel.references(),
                Math.max(0, after.toMillis()));
    }

    private static FeedOutcome outcome(PermittedReading permitted) {
        FeedAnswer answer = permitted.reading().answer();
        int resources = answer instanceof FeedAnswer.Answered answered
                ? FeedAnswer.resourcesOf(answered).size()
                : 0;
        return new FeedOutcome(
                permitted.reading().feed().id().value(),
                nameOf(answer),
                detailOf(answer),
                permitted.reading().requests(),
                resources,
                permitted.withheld(),
                permitted.reading().took().toMillis());
    }

    public static String nameOf(FeedAnswer answer) {
        return switch (answer) {
            case FeedAnswer.Answered _ -> "answered";
            case FeedAnswer.Unavailable _ -> "unavailable";
            case FeedAnswer.NotPermitted _ -> "not-permitted";
            case FeedAnswer.PatientNotKnown _ -> "patient-not-known";
            case FeedAnswer.PatientMismatch _ -> "patient-mismatch";
            case FeedAnswer.Withheld _ -> "withheld";
            case FeedAnswer.PatientObjected _ -> "patient-objected";
            case FeedAnswer.NotAsked _ -> "not-asked";
            case FeedAnswer.NotShared _ -> "not-shared";
            case FeedAnswer.NotConnected _ -> "not-connected";
            case FeedAnswer.Awaited _ -> "awaited";
            case FeedAnswer.GivenUp _ -> "given-up";
        };
    }

    public static String detailOf(FeedAnswer answer) {
        return switch (answer) {
            case FeedAnswer.Answered answered -> unfinished(answered);
            case FeedAnswer.Unavailable unavailable -> unavailable.reason() + ": " + unavailable.detail();
            case FeedAnswer.NotPermitted refused -> refused.detail();
            case FeedAnswer.PatientMismatch mismatch -> mismatch.kind() + ": " + mismatch.detail();
            case FeedAnswer.PatientNotKnown _,
                    FeedAnswer.Withheld _,
                    FeedAnswer.PatientObjected _,
                    FeedAnswer.NotAsked _,
                    FeedAnswer.NotShared _,
                    FeedAnswer.NotConnected _,
                    FeedAnswer.Awaited _,
                    FeedAnswer.GivenUp _ -> "";
        };
    }

    /** The searches that gave less than all, such as {@code Condition: cut, page cap}. */
    private static String unfinished(FeedAnswer.Answered answered) {
        return answered.outcomes().entrySet().stream()
                .map(e -> Map.entry(e.getKey().resourceType(), words(e.getValue())))
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> e.getKey() + ": " + e.getValue())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String words(SearchOutcome outcome) {
        return switch (outcome) {
            case SearchOutcome.NotSupplied _ -> "";
            case SearchOutcome.Complete whole -> words(whole.remarks());
            case SearchOutcome.Cut cut -> "cut, " + words(cut.remarks());
            case SearchOutcome.Failed failed -> "failed, " + words(failed.why());
            case SearchOutcome.NotPermitted _ -> "not permitted";
        };
    }

    private static String words(List<Remark> remarks) {
        return remarks.stream().map(OpeningReport::words).distinct().collect(Collectors.joining(", "));
    }

    /** Never what a notice says or what an entry is called. */
    private static String words(Remark remark) {
        return switch (remark) {
            case Remark.FirstOnly _ -> "more than was read";
            case Remark.NoMorePages _ -> "no more pages";
            case Remark.Broken broken -> broken.reason() + ": " + broken.detail();
            case Remark.OwnNotice notice -> notice.isLack() ? "notice of a lack" : "notice";
            case Remark.Unread unread -> unread.names().size() + " unread";
            case Remark.NobodyNamed nobody -> nobody.entries() + " of nobody named";
            case Remark.SentTwice twice -> (twice.older() + twice.undecided()) + " sent twice";
            case Remark.LeaveForPart _ -> "leave for a part";
            case Remark.LeftOut left ->
                left.how().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                        + String.join(" ", left.parameters());
            case Remark.AskedOnly only -> "asked only by " + only.parameter();
            case Remark.NotKnown unknown ->
                unknown.values().size() + " values of " + unknown.parameter() + " not known";
            case Remark.NeedsFilter filter -> "needs one of " + String.join(" ", filter.parameters());
        };
    }
}
