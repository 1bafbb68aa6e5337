package org.sightline.codes.importing;

import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.codes.ListSystem;
import org.sightline.codes.Sctid;

/** Tells from a code which system it is of, and whether it is whole. */
final class CodeForm {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{6,18}");
    private static final Pattern READ = Pattern.compile("[0-9A-Za-z.]{5}([0-9A-Za-z]{2})?");
    private static final Pattern BNF = Pattern.compile("[0-9]{7}[A-Z][0-9A-Z]([0-9A-Z]{2}){0,3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]+([eE]\\+?[0-9]+)?|[0-9]+[eE]\\+?[0-9]+");

    /** Only the concepts of SNOMED CT's own model have long ids without a namespace. */
    private static final String MODEL = "900000000000";

    private static final int LONGEST_OF_SPREADSHEETS = 15;

    private CodeForm() {}

    /** A code as it stands in a cell, without what publications put around it. */
    static String cleaned(String cell) {
        String text = cell.strip();
        text = text.startsWith("^") ? text.substring(1) : text;
        return text.endsWith("#") ? text.substring(0, text.length() - 1) : text;
    }

    /** The system whose codes look so; empty if none does. */
    static Optional<String> system(String code) {
        if (DIGITS.matcher(code).matches()) {
            return Optional.of(ListSystem.SNOMED);
        }
        if (BNF.matcher(code).matches()) {
            return Optional.of(ListSystem.BNF);
        }
        return READ.matcher(code).matches() && !NUMBER.matcher(code).matches()
                ? Optional.of(ListSystem.CTV3)
                : Optional.empty();
    }

    /** Whether only CTV3 has it: its own codes begin with X or Y. */
    static boolean isOfCtv3Alone(String code) {
        return code.startsWith("X") || code.startsWith("Y");
    }

    /** Whether only Read v2 has it: with the two characters of a term. */
    static boolean isOfReadV2Alone(String code) {
        return code.length() == 7;
    }

    /** What is wrong with the code in its system, in words that follow it; empty if it is whole. */
    static Optional<String> fault(String system, String code) {
        if (code.isEmpty()) {
            return Optional.of("has no code");
        }
        return switch (system) {
            case ListSystem.SNOMED -> ofSctid(code);
            case ListSystem.CTV3, ListSystem.READ_V2 ->
                READ.matcher(code).matches() ? Optional.empty() : Optional.of("is no Read code");
            default -> code.matches("\\S(.*\\S)?") ? Optional.empty() : Optional.of("is no code");
        };
    }

    private static Optional<String> ofSctid(String code) {
        if (NUMBER.matcher(code).matches()) {
            return Optional.of("is a number that a spreadsheet made of an id; take the list from its source again");
        }
        if (!Sctid.isDigits(code)) {
            return Optional.of("is no SNOMED CT id");
        }
        long id = Long.parseLong(code);
        boolean isLong = code.length() > LONGEST_OF_SPREADSHEETS;
        boolean ownsNamespace = id / 10 % 100 == 10 || code.startsWith(MODEL);
        if (!Sctid.isValid(code) || (isLong && !ownsNamespace)) {
            return Optional.of(
                    isLong && (id % 2 == 0)
                            ? "is no SNOMED CT id: its last digits look rounded, as a spreadsheet or a program does"
                            : "is no SNOMED CT id: its check digit is wrong");
        }
        return Sctid.isConcept(id) ? Optional.empty() : Optional.of("is the id of a description or a relationship");
    }
}
