package org.sightline.feed.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Identifier;
import org.sightline.context.PatientIdentity;
import org.sightline.context.SentIdentifier;
import org.sightline.registration.FeedConnection;

/** How the NHS numbers in a list of identifiers compare with the launch's, in whatever form they were sent. */
final class NhsNumbers {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{10}");

    private final String expected;
    private final String system;
    private final LocalDate today;

    NhsNumbers(PatientIdentity patient, FeedConnection connection, LocalDate today) {
        this.expected = patient.nhsNumber().digits();
        this.system = connection.patientIdentifierSystem();
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
        Set<String> current = numbers(identifiers, identifier -> !identifier.isFormer(today));
        if (current.equals(Set.of(expected))) {
            return Match.EQUAL;
        }
        boolean former = !current.contains(expected)
                && numbers(identifiers, identifier -> identifier.isFormer(today))
                        .contains(expected);
        return former ? Match.FORMER : current.isEmpty() ? Match.NONE : Match.OTHER;
    }

    /** Whether a text is the expected number, however it is written. */
    boolean isExpected(String text) {
        return SentIdentifier.digits(text).equals(expected);
    }

    /** Whether a text holds a number, and not the expected one. */
    boolean namesAnother(String text) {
        return Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])")
                .matcher(SentIdentifier.digits(text.replace("%20", "")))
                .results()
                .anyMatch(number -> !number.group().equals(expected));
    }

    private Set<String> numbers(List<Identifier> identifiers, Predicate<SentIdentifier> which) {
        return identifiers.stream()
                .map(NhsNumbers::sent)
                .filter(identifier -> identifier.isNhsNumber(system))
                .filter(which)
                .map(SentIdentifier::digits)
                .filter(digits -> NUMBER.matcher(digits).matches())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static SentIdentifier sent(Identifier identifier) {
        return new SentIdentifier(
                Objects.requireNonNullElse(identifier.getSystem(), ""),
                Objects.requireNonNullElse(identifier.getValue(), ""),
                identifier.hasUse() ? identifier.getUse().toCode() : "",
                Objects.requireNonNullElse(
                        identifier.getPeriod().getEndElement().getValueAsString(), ""));
    }
}
