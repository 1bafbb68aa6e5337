package org.sightline.display.dosage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;

/** When something is to happen: {@code once a week, on Monday, 30 minutes before breakfast, for 4 weeks}. */
public final class TimingWords {

    private static final Map<String, String> DAYS = Map.of(
            "mon", "Monday",
            "tue", "Tuesday",
            "wed", "Wednesday",
            "thu", "Thursday",
            "fri", "Friday",
            "sat", "Saturday",
            "sun", "Sunday");

    private final Timing timing;
    private final TimingRepeatComponent repeat;
    private final Told told;

    TimingWords(Timing timing, Told told) {
        this.timing = timing;
        this.repeat = timing.getRepeat();
        this.told = told;
    }

    /** All of it in one line, with what to say if that is not all. */
    public static ShownText of(Timing timing) {
        Told told = new Told();
        List<ShownText> phrases = new TimingWords(timing, told).phrases().toList();
        ShownText words = ShownText.joined(", ", phrases.toArray(ShownText[]::new));
        return told.all(timing) ? words : ShownText.joined(". ", words, ShownText.of(Told.MORE));
    }

    /** Between two lengths of time: {@code 18 to 65 years}. */
    public static ShownText span(Range range) {
        return Doses.range(range);
    }

    /** Each thing it says, how often first. */
    Stream<ShownText> phrases() {
        return Stream.of(often(), days(), times(), events(), dates(), lasting(), bounds(), count())
                .filter(words -> !words.isEmpty());
    }

    /** How often, by its code and by its numbers. */
    ShownText often() {
        ShownText numbers = Frequency.of(repeat).words(told);
        ShownText code = told.as(timing.getCode(), Abbreviations.words(timing.getCode()));
        return code.equals(numbers) ? code : ShownText.joined(", ", code, numbers);
    }

    private ShownText days() {
        Stream<String> days = repeat.getDayOfWeek().stream()
                .map(day -> Objects.requireNonNullElse(day.getValueAsString(), ""))
                .map(day -> DAYS.getOrDefault(day, day));
        return told.as(repeat.getDayOfWeek(), Listed.and(days).after("on "));
    }

    private ShownText times() {
        return told.as(
                repeat.getTimeOfDay(),
                Listed.and(repeat.getTimeOfDay().stream().map(TimingWords::time))
                        .after("at "));
    }

    private static String time(TimeType time) {
        String sent = Objects.requireNonNullElse(time.getValueAsString(), "");
        return sent.matches("[0-9]{2}:[0-9]{2}:00(\\.0+)?") ? sent.substring(0, 5) : sent;
    }

    private ShownText events() {
        ShownText words = told.as(repeat.getWhen(), EventTimes.of(repeat));
        return told.as(repeat.getOffsetElement(), words);
    }

    private ShownText dates() {
        return told.as(
                timing.getEvent(),
                Listed.and(timing.getEvent().stream()
                                .map(event -> ClinicalDate.of(event).text()))
                        .after("on "));
    }

    private ShownText lasting() {
        Spread spread = Spread.of(repeat.getDurationElement(), repeat.getDurationMaxElement());
        return spread.timed(repeat.getDurationUnitElement(), told).after("each over ");
    }

    private ShownText bounds() {
        return switch (repeat.getBounds()) {
            case null -> ShownText.NONE;
            case Period period -> told.as(period, ValueText.period(period));
            case Range range -> told.as(range, Doses.range(range).after("for "));
            case Quantity duration -> told.as(duration, Doses.quantity(duration).after("for "));
            default -> ShownText.NONE;
        };
    }

    private ShownText count() {
        Spread spread = Spread.of(repeat.getCountElement(), repeat.getCountMaxElement());
        return spread.told(told, spread.words().before(spread.isOne() ? " time in all" : " times in all"));
    }
}
