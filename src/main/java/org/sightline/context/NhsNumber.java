package org.sightline.context;

import java.util.Optional;

/**
 * An NHS number: ten digits whose last is the Modulus 11 check digit.
 *
 * @param digits the ten digits without spaces
 * @see <a href="https://www.datadictionary.nhs.uk/attributes/nhs_number.html">NHS Data Dictionary: NHS NUMBER</a>
 */
public record NhsNumber(String digits) {

    /** The FHIR identifier system of NHS numbers. */
    public static final String SYSTEM = "https://fhir.nhs.uk/Id/nhs-number";

    public NhsNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not an NHS number");
        }
    }

    /** The NHS number in {@code text}, or empty if it is not ten digits that pass Modulus 11. */
    public static Optional<NhsNumber> parse(String text) {
        return isValid(text) ? Optional.of(new NhsNumber(text)) : Optional.empty();
    }

    /** The digits as people read them: {@code 999 000 0018} (Common User Interface NUM-0002). */
    public String formatted() {
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    /** Whether it is of the range that is issued to nobody and used for tests. */
    public boolean isFictional() {
        return digits.startsWith("999");
    }

    /** Masked, so that a log line never carries an NHS number. */
    @Override
    public String toString() {
        return "NHS number ending " + digits.substring(7);
    }

    private static boolean isValid(String text) {
        if (text.length() != 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (text.charAt(i) - '0') * (10 - i);
        }
        int check = 11 - sum % 11;
        return (check == 11 ? 0 : check) == text.charAt(9) - '0';
    }
}
