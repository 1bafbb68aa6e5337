package org.sightline.registration;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 60s}, {@code 5m}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m)");

    private Durations() {}

    /** The duration, if it is more than nothing and at most {@code most}. */
    static Optional<Duration> read(YamlValue value, Duration most) {
        return value.text().flatMap(text -> {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                return value.problem("has to be a number with ms, s or m, such as 60s");
            }
            long number = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
            };
            if (duration.isZero() || duration.compareTo(most) > 0) {
                return value.problem("has to be more than 0s and at most " + most.toSeconds() + "s");
            }
            return Optional.of(duration);
        });
    }
}
