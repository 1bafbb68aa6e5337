package org.sightline.codes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A published map of codes of older systems to SNOMED CT, or of the products of dm+d to their moieties (VTM). A code may be
 * mapped to several concepts: then nobody can say which of them is meant.
 *
 * @param head what it is and where it comes from
 * @param bySystem the codes of each system
 */
public record CodeMap(ValueSetHead head, Map<String, MappedCodes> bySystem) {

    private static final int READ_LENGTH = 5;
    private static final int ICD_PADDED = 4;

    /** The term of a Read v2 code that is its preferred one. */
    private static final String PREFERRED_TERM = "00";

    public CodeMap {
        bySystem = Map.copyOf(bySystem);
    }

    /** How many codes it maps. */
    public int size() {
        return bySystem.values().stream().mapToInt(MappedCodes::size).sum();
    }

    /** The SNOMED CT concepts that it names for the code; empty if it names none. */
    public List<String> snomed(String system, String code) {
        String of = ListSystem.of(system);
        MappedCodes mapped = bySystem.get(of);
        return mapped == null ? List.of() : mapped.concepts(form(of, code));
    }

    /**
     * The older codes that mean one of these concepts or several of them and nothing else, {@code system|code} in every
     * form in which sources send them.
     *
     * @param concepts ids of SNOMED CT
     */
    public Stream<String> older(Set<String> concepts) {
        return bySystem.entrySet().stream()
                .filter(of -> ListSystem.isOlder(of.getKey()))
                .flatMap(of -> of.getValue().within(concepts).flatMap(code -> sent(of.getKey(), code)));
    }

    /**
     * The form in which codes are compared: ICD-10 without its dot and the X that pads three characters, Read codes
     * without the dots that pad them and the characters of a term.
     */
    public static String form(String system, String code) {
        if (system.equals(ListSystem.ICD_10)) {
            String bare = code.strip().toUpperCase(Locale.ROOT).replace(".", "");
            return bare.length() == ICD_PADDED && bare.endsWith("X") ? bare.substring(0, ICD_PADDED - 1) : bare;
        }
        if (system.equals(ListSystem.SNOMED)) {
            return code.strip();
        }
        String first = code.strip();
        return first.substring(0, Math.min(READ_LENGTH, first.length())).replaceFirst("\\.+$", "");
    }

    private static Stream<String> sent(String system, String form) {
        return switch (system) {
            case ListSystem.ICD_10 -> {
                String dotted = form.length() < ICD_PADDED
                        ? form + "X"
                        : form.substring(0, ICD_PADDED - 1) + "." + form.substring(ICD_PADDED - 1);
                yield Stream.of(ListSystem.ICD_10, ListSystem.ICD_10_UK)
                        .flatMap(address -> Stream.of(address + "|" + form, address + "|" + dotted));
            }
            case ListSystem.READ_V2 ->
                Stream.of(system + "|" + padded(form), system + "|" + padded(form) + PREFERRED_TERM);
            default -> Stream.of(system + "|" + padded(form));
        };
    }

    private static String padded(String form) {
        char[] dots = new char[Math.max(0, READ_LENGTH - form.length())];
        Arrays.fill(dots, '.');
        return form + new String(dots);
    }
}
