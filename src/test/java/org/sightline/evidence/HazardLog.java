package org.sightline.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** {@code docs/clinical-safety/hazards.yaml} as it stands there; a field that is not known is refused. */
record HazardLog(List<Hazard> hazards) {

    static final Path FILE = Path.of("docs/clinical-safety/hazards.yaml");

    /** What somebody may be harmed by, the controls against it, and what is left. */
    record Hazard(
            String id,
            String name,
            String description,
            List<String> causes,
            String harm,
            Risk initial,
            List<Control> controls,
            Risk residual,
            String status,
            @Nullable String open,
            String owner) {}

    /** A kind of control: built and proved by tests, or handed to the deployer with a document. */
    record Control(
            String kind,
            String what,
            @Nullable List<String> tests,
            @Nullable String document) {

        boolean isBuilt() {
            return kind.equals("design");
        }
    }

    /** Severity and likelihood, and the rating from 1 to 5 that the matrix of the plan has for them. */
    record Risk(String severity, String likelihood) {

        static final List<String> SEVERITIES = List.of("minor", "significant", "considerable", "major", "catastrophic");
        static final List<String> LIKELIHOODS = List.of("very low", "low", "medium", "high", "very high");

        private static final int[][] MATRIX = {
            {1, 1, 2, 2, 3},
            {1, 2, 2, 3, 4},
            {2, 2, 3, 3, 4},
            {2, 3, 3, 4, 5},
            {3, 4, 4, 5, 5}
        };

        int rating() {
            return MATRIX[LIKELIHOODS.indexOf(likelihood)][SEVERITIES.indexOf(severity)];
        }

        @Override
        public String toString() {
            return severity + ", " + likelihood + ": " + rating();
        }
    }

    static HazardLog read() throws IOException {
        Object yaml = new Yaml().load(Files.readString(FILE));
        return new ObjectMapper().convertValue(yaml, HazardLog.class);
    }
}
