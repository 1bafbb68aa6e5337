package org.sightline.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * How often something is taken or done: a time that comes again after a period, at an event of the day, or several of
 * these together.
 *
 * @see <a href="https://terminology.hl7.org/CodeSystem-v3-TimingEvent.html">HL7 v3: TimingEvent</a>
 */
final class CdaFrequency {

    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("AC", "before meals"),
            Map.entry("ACM", "before breakfast"),
            Map.entry("ACD", "before lunch"),
            Map.entry("ACV", "before dinner"),
            Map.entry("C", "with meals"),
            Map.entry("CM", "with breakfast"),
            Map.entry("CD", "with lunch"),
            Map.entry("CV", "with dinner"),
            Map.entry("HS", "at bedtime"),
            Map.entry("IC", "between meals"),
            Map.entry("ICM", "between breakfast and lunch"),
            Map.entry("ICD", "between lunch and dinner"),
            Map.entry("ICV", "between dinner and bedtime"),
            Map.entry("PC", "after meals"),
            Map.entry("PCM", "after breakfast"),
            Map.entry("PCD", "after lunch"),
            Map.entry("PCV", "after dinner"),
            Map.entry("WAKE", "on waking"));

    private static final Map<String, String> UNITS =
            Map.of("s", "second", "min", "minute", "h", "hour", "d", "day", "wk", "week", "mo", "month", "a", "year");

    private static final BigDecimal DAY = new BigDecimal(24);

    private CdaFrequency() {}

    /** Empty if it is no such time. */
    static String words(Element time) {
        String parts = CdaXml.joined(CdaXml.children(time, "comp").map(CdaValue::words), "; ");
        return parts.isEmpty() ? CdaXml.joined(Stream.of(periodic(time), atEvent(time)), ", ") : parts;
    }

    private static String periodic(Element time) {
        Optional<Element> period = CdaXml.first(time, "period");
        if (period.isEmpty()) {
            return "";
        }
        String phase = CdaXml.joined(CdaXml.children(time, "phase").map(CdaValue::words), " ");
        String often = timesADay(time, period.get()).orElseGet(() -> "every " + length(period.get()));
        return phase.isEmpty() ? often : often + " (" + phase + ")";
    }

    /** Where the institution sets the hours, a period of 8 hours means no more than three times a day. */
    private static Optional<String> timesADay(Element time, Element period) {
        Optional<BigDecimal> hours =
                period.getAttribute("unit").strip().equals("h") ? number(period) : Optional.empty();
        boolean even = time.getAttribute("institutionSpecified").strip().equals("true")
                && hours.isPresent()
                && hours.get().signum() > 0
                && DAY.remainder(hours.get()).signum() == 0;
        if (!even) {
            return Optional.empty();
        }
        int times = DAY.divide(hours.get(), RoundingMode.UNNECESSARY).intValue();
        return Optional.of(times == 1 ? "once a day" : times == 2 ? "twice a day" : times + " times a day");
    }

    /** Such as {@code 8 hours}, or {@code 4 to 6 hours} where only its limits are given. */
    private static String length(Element period) {
        String unit = period.getAttribute("unit").strip();
        String named = UNITS.get(unit);
        if (named == null || period.getAttribute("value").isBlank()) {
            String words = CdaValue.words(period);
            return words.isEmpty() ? "period that is not given" : words;
        }
        String value = period.getAttribute("value").strip();
        boolean one =
                number(period).filter(n -> n.compareTo(BigDecimal.ONE) == 0).isPresent();
        return one ? named : value + " " + named + "s";
    }

    private static String atEvent(Element time) {
        String code = CdaXml.first(time, "event")
                .map(event -> event.getAttribute("code").strip())
                .orElse("");
        String offset = CdaXml.joined(CdaXml.children(time, "offset").map(CdaValue::words), " ");
        String event = code.isEmpty() ? "" : EVENTS.getOrDefault(code, "at the event " + code);
        return event.isEmpty() || offset.isEmpty() ? event : event + " (offset " + offset + ")";
    }

    private static Optional<BigDecimal> number(Element value) {
        String text = value.getAttribute("value").strip();
        return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
