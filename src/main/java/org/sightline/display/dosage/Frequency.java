package org.sightline.display.dosage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.sightline.display.ShownText;

/** How often: {@code twice a day}, {@code every 4 to 6 hours}, {@code 3 times every 2 weeks}. */
record Frequency(Spread times, Spread period, PrimitiveType<?> unit) {

    /** How many days each is. */
    static final Map<String, Double> DAYS = Map.of(
            "second", 1 / 86_400d,
            "minute", 1 / 1_440d,
            "hour", 1 / 24d,
            "day", 1d,
            "week", 7d,
            "month", 30.4375,
            "year", 365.25);

    static Frequency of(TimingRepeatComponent repeat) {
        return new Frequency(
                Spread.of(repeat.getFrequencyElement(), repeat.getFrequencyMaxElement()),
                Spread.of(repeat.getPeriodElement(), repeat.getPeriodMaxElement()),
                repeat.getPeriodUnitElement());
    }

    ShownText words(Told told) {
        String sent = Objects.requireNonNullElse(unit.getValueAsString(), "");
        if (sent.isEmpty() || !period.low().hasPrimitiveValue()) {
            return times.told(told, often());
        }
        ShownText words = ShownText.of(inPeriod(CountedUnit.singular(sent)));
        told.as(unit, words);
        period.told(told, words);
        return times.told(told, words);
    }

    private String inPeriod(String one) {
        boolean each = period.isExact() && period.isOne();
        String every = "every " + (each ? one : period.words() + " " + CountedUnit.of(one, period.last()));
        if (times.isEmpty()) {
            return every;
        }
        boolean once = times.isExact() && times.isOne();
        boolean clock = List.of("second", "minute", "hour").contains(one);
        if (once && !(each && !clock)) {
            return every;
        }
        return often() + " " + (each ? (one.equals("hour") ? "an " : "a ") + one : every);
    }

    private ShownText often() {
        String words = times.words().whole();
        if (times.isExact() && times.isOne()) {
            return ShownText.of("once");
        }
        return words.equals("2")
                ? ShownText.of("twice")
                : times.words().before(times.last().equals("1") ? " time" : " times");
    }

    /** How many times in a day; of nothing that can be compared if it does not say, or counts for some days only. */
    Interval perDay() {
        String sent = Objects.requireNonNullElse(unit.getValueAsString(), "");
        double days = DAYS.getOrDefault(CountedUnit.singular(sent), Double.NaN);
        return times.interval(1).over(period.interval(Double.NaN).times(days));
    }
}
