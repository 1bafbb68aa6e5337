package org.sightline.codes.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;

/** What reviewers wrote into a list's file before: it outlives every import. */
record ReviewedRoles(List<Decision> decisions) {

    private static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/value-set.schema.json");

    ReviewedRoles {
        decisions = List.copyOf(decisions);
    }

    /** About one code. */
    record Decision(String code, String role, String because) {}

    /** @throws IOException if the file is there and what it says of roles cannot be read: it would be lost */
    static ReviewedRoles of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new ReviewedRoles(List.of());
        }
        ConfigProblems problems = new ConfigProblems();
        ConfigValue root = SCHEMA.read(Files.readAllBytes(file), file.toString(), problems)
                .orElseThrow(() -> new IOException("reviewers' roles cannot be read: " + problems.inOrder()));
        List<ConfigValue> all = root.allItems("roles");
        if (all.size() != root.items("roles").size()) {
            throw new IOException("reviewers' roles cannot be read: " + problems.inOrder());
        }
        return new ReviewedRoles(all.stream()
                .map(role -> new Decision(role.text("code"), role.text("role"), role.text("because")))
                .toList());
    }

    List<String> notAmong(Collection<String> codes) {
        Set<String> known = Set.copyOf(codes);
        return decisions.stream()
                .map(Decision::code)
                .filter(code -> !known.contains(code))
                .toList();
    }

    String asYaml() {
        StringBuilder yaml = new StringBuilder(decisions.isEmpty() ? "" : "roles:\n");
        for (Decision decision : decisions) {
            yaml.append("  - code: ").append(ListWriter.quoted(decision.code())).append('\n');
            yaml.append("    role: ").append(decision.role()).append('\n');
            yaml.append("    because: ")
                    .append(ListWriter.quoted(decision.because()))
                    .append('\n');
        }
        return yaml.toString();
    }
}
