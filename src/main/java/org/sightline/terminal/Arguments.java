package org.sightline.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a command was given.
 *
 * @param words what is no option, in order
 * @param options by name without hyphens, with their values in order; a flag has none
 */
public record Arguments(List<String> words, Map<String, Set<String>> options) {

    /**
     * @param valued the names of options with a value: {@code --name VALUE} or {@code --name=VALUE}, once or several times
     * @param flags the names of those without
     * @throws NotUnderstoodException if there is another option, or a value is missing
     */
    public static Arguments of(List<String> given, Set<String> valued, Set<String> flags)
            throws NotUnderstoodException {
        List<String> words = new ArrayList<>();
        Map<String, Set<String>> options = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String argument = given.get(i);
            if (!argument.startsWith("-")) {
                words.add(argument);
                continue;
            }
            String[] parts = argument.split("=", 2);
            String name = argument.startsWith("--") ? parts[0].substring(2) : "";
            Set<String> values = options.computeIfAbsent(name, _ -> new LinkedHashSet<>());
            if (valued.contains(name)) {
                if (parts.length == 1 && i + 1 == given.size()) {
                    throw new NotUnderstoodException(parts[0] + " needs a value.");
                }
                values.add(parts.length > 1 ? parts[1] : given.get(++i));
            } else if (!flags.contains(name) || parts.length > 1) {
                throw new NotUnderstoodException("There is no option " + argument + " here.");
            }
        }
        return new Arguments(List.copyOf(words), Map.copyOf(options));
    }

    /** Whether an option or a flag was given. */
    public boolean has(String name) {
        return options.containsKey(name);
    }

    /** An option's value; the first if it was given several times. */
    public Optional<String> option(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of an option, in order. */
    public Set<String> all(String name) {
        return options.getOrDefault(name, Set.of());
    }
}
