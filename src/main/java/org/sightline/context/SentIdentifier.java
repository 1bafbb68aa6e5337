package org.sightline.context;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An identifier as a server wrote it. In which form an NHS number or its system is written decides nothing; one that is
 * marked as old, or whose period has ended, is a former number.
 *
 * @param system empty if none was sent, as with the other texts
 * @param use such as {@code official} or {@code old}
 * @param periodEnd the end of its period, as precise as it was sent
 */
public record SentIdentifier(String system, String value, String use, String periodEnd) {

    /**
     * As it is called, and was before 2019, and by its object identifier.
     *
     * @see <a href="https://digital.nhs.uk/services/fhir-uk-core">NHS England: FHIR UK Core</a>
     */
    private static final Set<String> SYSTEMS = Stream.of(
                    NhsNumber.SYSTEM, "http://fhir.nhs.net/Id/nhs-number", "urn:oid:2.16.840.1.113883.2.1.4.1")
            .map(SentIdentifier::comparable)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]");

    /** @param registered what its server calls the system of NHS numbers */
    public boolean isNhsNumber(String registered) {
        String sent = comparable(system);
        return SYSTEMS.contains(sent) || sent.equals(comparable(registered));
    }

    /** The value without blanks and hyphens. */
    public String digits() {
        return digits(value);
    }

    /** The number it says, if it is one. */
    public Optional<NhsNumber> nhsNumber() {
        return NhsNumber.parse(digits());
    }

    public boolean isFormer(LocalDate today) {
        String day = periodEnd.substring(0, Math.min(10, periodEnd.length()));
        boolean ended = day.compareTo(today.toString().substring(0, day.length())) < 0;
        return ended || use.equals("old");
    }

    /** A text without blanks and hyphens. */
    public static String digits(String text) {
        return BETWEEN_DIGITS.matcher(text).replaceAll("");
    }

    /** Never the value: it is a patient's. */
    @Override
    public String toString() {
        return "identifier of " + system;
    }

    private static String comparable(String system) {
        String plain = system.strip().toLowerCase(Locale.ROOT);
        int end = plain.length();
        while (end > 0 && plain.charAt(end - 1) == '/') {
            end--;
        }
        return plain.startsWith("http:") ? "https:" + plain.substring(5, Math.max(5, end)) : plain.substring(0, end);
    }
}
