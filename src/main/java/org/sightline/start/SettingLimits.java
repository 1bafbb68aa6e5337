package org.sightline.start;

import java.time.Duration;

/** Settings that may be made shorter, never longer. */
public final class SettingLimits {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private SettingLimits() {}

    /** @throws StartRefusedException if the value is less than a second or more than the longest */
    public static Duration within(String property, Duration value, Duration longest) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw StartRefusedException.ofSetting(
                    property, "is " + words(value) + ".", "It has to be from 1S to " + words(longest) + ".");
        }
        return value;
    }

    /** As settings are written: {@code 30M}. */
    private static String words(Duration value) {
        return value.toString().replaceFirst("^PT", "");
    }
}
