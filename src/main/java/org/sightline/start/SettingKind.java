package org.sightline.start;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.util.Set;
import java.util.function.Predicate;

/** What a setting's value may look like. */
enum SettingKind {
    TEXT("a text", value -> true),
    SWITCH("true or false", value -> Set.of("true", "false").contains(value)),
    DURATION("a length of time, such as 30S, 30M or 12H", converts(DurationConverter::parseDuration)),
    DURATION_OR_OFF("a length of time, such as 2s, or off", value -> value.equals("off") || DURATION.holds(value)),
    SIZE("a size, such as 20M", converts(new MemorySizeConverter()::convert)),
    NUMBER("a whole number", converts(Integer::parseInt)),
    SYSLOG("tls://host:port", value -> value.matches("tls://[^/?#\\s]+:\\d{1,5}")),
    PAGE("an https address", value -> value.matches("https://[!-~]+")),
    CONTACTS(
            "addresses that begin with mailto:, https: or tel:, separated by commas",
            value -> value.matches("((mailto:|https://|tel:)[!-+\\--~]+)(, ?(mailto:|https://|tel:)[!-+\\--~]+)*"));

    private final String words;
    private final Predicate<String> holds;

    SettingKind(String words, Predicate<String> holds) {
        this.words = words;
        this.holds = holds;
    }

    boolean holds(String value) {
        return holds.test(value);
    }

    /** How a sentence goes on that begins with "it has to be". */
    String words() {
        return words;
    }

    private interface Conversion {
        Object of(String value);
    }

    private static Predicate<String> converts(Conversion conversion) {
        return value -> {
            try {
                conversion.of(value);
                return true;
            } catch (RuntimeException _) { // converters throw what they like
                return false;
            }
        };
    }
}
