package org.sightline.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.Place;

/** A report as a log in the Static Analysis Results Interchange Format (SARIF) 2.1.0. */
final class SarifLog {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /** There is one rule: what stands in the folder has to be usable. */
    private static final String RULE = "launch-config";

    private final CheckReport report;
    private final ObjectNode log = JsonNodeFactory.instance.objectNode();
    private final ArrayNode results;

    private SarifLog(CheckReport report) {
        this.report = report;
        log.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "sightline check");
        ObjectNode rule = driver.putArray("rules").addObject().put("id", RULE);
        rule.putObject("shortDescription").put("text", "What stands in launch-config has to be usable by the viewer.");
        run.put("columnKind", "unicodeCodePoints");
        results = run.putArray("results");
    }

    static String of(CheckReport report) {
        SarifLog made = new SarifLog(report);
        report.problems().forEach(made::add);
        report.settings().forEach(setting -> made.result("error", setting));
        return made.log.toPrettyString();
    }

    private void add(ConfigProblem problem) {
        ObjectNode location = result(problem.severity().word(), problem.words())
                .putArray("locations")
                .addObject();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", report.address(problem));
        Place place = CheckReport.pointedAt(problem);
        physical.putObject("region").put("startLine", place.line()).put("startColumn", place.column());
        if (!problem.field().isEmpty()) {
            location.putArray("logicalLocations").addObject().put("fullyQualifiedName", problem.field());
        }
    }

    private ObjectNode result(String level, String message) {
        ObjectNode result = results.addObject().put("ruleId", RULE).put("level", level);
        result.putObject("message").put("text", message);
        return result;
    }
}
