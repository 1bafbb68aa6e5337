package org.sightline.codes.command;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sightline.codes.ListSystem;
import org.sightline.codes.importing.ImportOptions;

/**
 * What somebody asked for at the terminal.
 *
 * @param words what is no option, in order
 * @param options by name without hyphens; those that may be said several times have several values
 */
record CodesArguments(List<String> words, Map<String, Set<String>> options) {

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

    /** The arguments are not understood; the message says what is wrong with them. */
    static final class NotUnderstoodException extends Exception {
        NotUnderstoodException(String message) {
            super(message);
        }
    }

    /** @param known the names of options that the command has */
    static CodesArguments of(List<String> arguments, Set<String> known) throws NotUnderstoodException {
        List<String> words = new ArrayList<>();
        Map<String, Set<String>> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (!known.contains(name)) {
                throw new NotUnderstoodException("There is no option --" + name + " here.");
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new NotUnderstoodException("--" + name + " needs a value.");
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            options.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value);
        }
        return new CodesArguments(List.copyOf(words), options);
    }

    /** An option's value; the first if it is said twice. */
    Optional<String> option(String name) {
        return options.getOrDefault(name, Set.of()).stream().findFirst();
    }

    Set<String> all(String name) {
        return options.getOrDefault(name, Set.of());
    }

    /** The folder of configuration: as said, or where the viewer would find it. */
    Path folder(Map<String, String> environment) {
        return Path.of(
                option("to").orElseGet(() -> environment.getOrDefault("SIGHTLINE_LAUNCH_CONFIG", "launch-config")));
    }

    ImportOptions importOptions() throws NotUnderstoodException {
        String name = option("name").orElse(null);
        if (name != null && !name.matches("[a-z0-9][a-z0-9-]{0,99}")) {
            throw new NotUnderstoodException("--name has to be lower-case letters, digits and hyphens.");
        }
        String date = option("date").orElse(null);
        if (date != null && !isDate(date)) {
            throw new NotUnderstoodException("--date has to be a date such as 2026-11-19.");
        }
        String system = option("system").orElse(null);
        if (system != null && !SYSTEMS.containsKey(system)) {
            throw new NotUnderstoodException("--system has to be one of "
                    + String.join(", ", SYSTEMS.keySet().stream().sorted().toList()) + ".");
        }
        return new ImportOptions(
                name,
                option("version").orElse(null),
                date,
                system == null ? null : SYSTEMS.get(system),
                all("refset"),
                all("descendants-of"));
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
