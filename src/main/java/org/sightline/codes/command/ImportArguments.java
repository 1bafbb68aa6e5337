package org.sightline.codes.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.sightline.codes.ListSystem;
import org.sightline.codes.importing.ImportOptions;
import org.sightline.terminal.Arguments;
import org.sightline.terminal.NotUnderstoodException;

/** What an import makes of its options. */
final class ImportArguments {

    private static final Map<String, String> SYSTEMS = Map.of(
            "snomed",
            ListSystem.SNOMED,
            "ctv3",
            ListSystem.CTV3,
            "read-v2",
            ListSystem.READ_V2,
            "bnf",
            ListSystem.BNF,
            "icd-10",
            ListSystem.ICD_10);

    private ImportArguments() {}

    /** @throws NotUnderstoodException if a value is none that its option takes */
    static ImportOptions of(Arguments asked) throws NotUnderstoodException {
        String name = asked.option("name").orElse(null);
        if (name != null && !name.matches("[a-z0-9][a-z0-9-]{0,99}")) {
            throw new NotUnderstoodException("--name has to be lower-case letters, digits and hyphens.");
        }
        String date = asked.option("date").orElse(null);
        if (date != null && !isDate(date)) {
            throw new NotUnderstoodException("--date has to be a date such as 2026-11-19.");
        }
        String system = asked.option("system").orElse(null);
        if (system != null && !SYSTEMS.containsKey(system)) {
            throw new NotUnderstoodException("--system has to be one of "
                    + String.join(", ", SYSTEMS.keySet().stream().sorted().toList()) + ".");
        }
        return new ImportOptions(
                name,
                asked.option("version").orElse(null),
                date,
                system == null ? null : SYSTEMS.get(system),
                asked.all("refset"),
                asked.all("descendants-of"),
                classes(asked));
    }

    private static Set<String> classes(Arguments asked) throws NotUnderstoodException {
        Set<String> classes = asked.all("bnf");
        if (!classes.stream().allMatch(one -> one.matches("[0-9]{2}[0-9A-Z]{0,13}"))) {
            throw new NotUnderstoodException("--bnf has to be the beginning of a BNF code, such as 0601.");
        }
        return classes;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
