package org.sightline.display.dosage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ShownText;

/**
 * The events of a day that doses are tied to, in words: {@code 30 minutes before breakfast}.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-event-timing.html">FHIR R4: event timing</a>
 */
final class EventTimes {

    private static final BigDecimal HOUR = new BigDecimal(60);

    private static final Map<EventTiming, String> MEALS = Map.ofEntries(
            Map.entry(EventTiming.C, "meals"),
            Map.entry(EventTiming.CM, "breakfast"),
            Map.entry(EventTiming.CD, "lunch"),
            Map.entry(EventTiming.CV, "the evening meal"),
            Map.entry(EventTiming.AC, "meals"),
            Map.entry(EventTiming.ACM, "breakfast"),
            Map.entry(EventTiming.ACD, "lunch"),
            Map.entry(EventTiming.ACV, "the evening meal"),
            Map.entry(EventTiming.PC, "meals"),
            Map.entry(EventTiming.PCM, "breakfast"),
            Map.entry(EventTiming.PCD, "lunch"),
            Map.entry(EventTiming.PCV, "the evening meal"));

    private EventTimes() {}

    /** What {@code when} and {@code offset} say; an offset counts from the event on unless the event says before. */
    static ShownText of(TimingRepeatComponent repeat) {
        List<Enumeration<EventTiming>> sent = repeat.getWhen();
        String offset = repeat.getOffsetElement().hasValue() ? offset(repeat.getOffset()) + " " : "";
        return Listed.and(sent.stream().map(event -> {
            EventTiming known = event.getValue();
            String code = Objects.requireNonNullElse(event.getValueAsString(), "");
            return offset + (offset.isEmpty() ? plain(known, code) : relative(known, code));
        }));
    }

    private static String offset(int minutes) {
        BigDecimal sent = new BigDecimal(minutes);
        boolean hours = minutes >= 60 && minutes % 60 == 0;
        String number = (hours ? sent.divide(HOUR) : sent).toPlainString();
        return number + " " + CountedUnit.of(hours ? "h" : "min", number);
    }

    static String plain(@Nullable EventTiming event, String code) {
        return switch (event) {
            case MORN -> "in the morning";
            case MORN_EARLY -> "early in the morning";
            case MORN_LATE -> "late in the morning";
            case NOON -> "at noon";
            case AFT -> "in the afternoon";
            case AFT_EARLY -> "early in the afternoon";
            case AFT_LATE -> "late in the afternoon";
            case EVE -> "in the evening";
            case EVE_EARLY -> "early in the evening";
            case EVE_LATE -> "late in the evening";
            case NIGHT -> "at night";
            case HS -> "at bedtime";
            case C, CM, CD, CV -> "with " + MEALS.getOrDefault(event, code);
            case NULL -> "at the time " + code;
            case null -> "at the time " + code;
            case PHS, WAKE, AC, ACM, ACD, ACV, PC, PCM, PCD, PCV -> relative(event, code);
        };
    }

    private static String relative(@Nullable EventTiming event, String code) {
        return switch (event) {
            case HS -> "before going to sleep";
            case PHS -> "after going to sleep";
            case WAKE -> "after waking";
            case AC, ACM, ACD, ACV -> "before " + MEALS.getOrDefault(event, code);
            case PC, PCM, PCD, PCV -> "after " + MEALS.getOrDefault(event, code);
            case C, CM, CD, CV -> "after the start of " + MEALS.getOrDefault(event, code);
            case NOON -> "after noon";
            case null, default -> "after “" + plain(event, code) + "”";
        };
    }
}
