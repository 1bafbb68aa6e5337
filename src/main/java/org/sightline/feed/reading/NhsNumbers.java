package org.sightline.feed.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.sightline.context.NhsNumber;
import org.sightline.context.PatientIdentity;
import org.sightline.registration.FeedConnection;

/**
 * How the NHS numbers in a list of identifiers compare with the launch's. In which form a number or its system is
 * written decides nothing; one that is old, or whose period has ended, is a former number.
 */
final class NhsNumbers {

    /** As it was called before 2019, and by its object identifier (NHS Data Dictionary, FHIR at NHS Digital). */
    private static final List<String> OTHER_SYSTEMS =
            List.of("http://fhir.nhs.net/Id/nhs-number", "urn:oid:2.16.840.1.113883.2.1.4.1");

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\u00a0\\p{Pd}]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{10}");

    private final String expected;
    private final Set<String> systems;
    private final LocalDate today;

    NhsNumbers(PatientIdentity patient, FeedConnection connection, LocalDate today) {
        this.expected = patient.nhsNumber().digits();
        this.systems = Stream.concat(
                        OTHER_SYSTEMS.stream(), Stream.of(connection.patientIdentifierSystem(), NhsNumber.SYSTEM))
                .map(NhsNumbers::comparable)
                .collect(Collectors.toUnmodifiableSet());
        this.today = today;
    }

    /** What the numbers say. */
    enum Match {
        EQUAL,
        /** The expected number is there as a former one, and is not the one in use. */
        FORMER,
        OTHER,
        NONE
    }

    Match of(List<Identifier> identifiers) {
        Set<String> current = numbers(identifiers, identifier -> !isFormer(identifier));
        if (current.equals(Set.of(expected))) {
            return Match.EQUAL;
        }
        boolean former = !current.contains(expected)
                && numbers(identifiers, this::isFormer).contains(expected);
        return former ? Match.FORMER : current.isEmpty() ? Match.NONE : Match.OTHER;
    }

    /** Whether a text is the expected number, however it is written. */
    boolean isExpected(String text) {
        return digits(text).equals(expected);
    }

    /** Whether a text holds a number, and not the expected one. */
    boolean namesAnother(String text) {
        return Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])")
                .matcher(digits(text.replace("%20", "")))
                .results()
                .anyMatch(number -> !number.group().equals(expected));
    }

    private Set<String> numbers(List<Identifier> identifiers, Predicate<Identifier> which) {
        return identifiers.stream()
                .filter(i ->
                        i.getSystem() != null && i.getValue() != null && systems.contains(comparable(i.getSystem())))
                .filter(which)
                .map(i -> digits(i.getValue()))
                .filter(digits -> NUMBER.matcher(digits).matches())
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isFormer(Identifier identifier) {
        String end = String.valueOf(identifier.getPeriod().getEndElement().getValueAsString());
        String day = end.substring(0, Math.min(10, end.length()));
        boolean ended = identifier.getPeriod().hasEnd()
                && day.compareTo(today.toString().substring(0, day.length())) < 0;
        return ended || identifier.getUse() == Identifier.IdentifierUse.OLD;
    }

    private static String digits(String value) {
        return BETWEEN_DIGITS.matcher(value).replaceAll("");
    }

    private static String comparable(String system) {
        return system.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^http:", "https:")
                .replaceFirst("/+$", "");
    }
}
