package org.sightline.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sightline.evidence.HazardLog.Control;
import org.sightline.evidence.HazardLog.Hazard;

/** The clinical safety case report as a page, made of the hazard log. */
final class SafetyCaseReport {

    private static final String HEAD = """
            # Clinical safety case report

            **Not signed.** A clinical safety officer, a registered clinician, decides whether the risks below are acceptable. This page is the evidence put together for that decision, and no more.

            It is made from [`hazards.yaml`](hazards.yaml) as the [plan](plan.md) says; a test fails when it is out of date (`JAVA_TOOL_OPTIONS=-Dsightline.renew=true ./sightline test SafetyCaseReportTest` makes it anew).

            **What is claimed.** Each hazard has the controls named below. Each control of the kind *design* is proved by the tests beside it: the build fails if one of them is not there, and `./sightline test` fails if one of them did not run or did not pass. Controls of the kinds *training* and *process* are the deployer's under DCB0160, and are not evidence here. Ratings are the manufacturer's proposals.

            **What is not claimed.** That the hazards are all there are; that readers notice what pages say; that sources send what is true; that codes and rules which wait for review are right.
            """;

    private SafetyCaseReport() {}

    static String of(HazardLog log) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(
                "\n## Hazards at a glance\n\n| | hazard | initial | residual | status | owner |\n|---|---|---|---|---|---|\n");
        log.hazards()
                .forEach(hazard -> page.append(row(
                        hazard.id(),
                        hazard.name(),
                        hazard.initial().toString(),
                        hazard.residual().toString(),
                        hazard.status(),
                        hazard.owner())));
        page.append(
                "\n## Open, for the clinical safety officer\n\nWhat software cannot decide or does not do yet.\n\n");
        log.hazards().stream()
                .filter(hazard -> hazard.open() != null)
                .forEach(hazard -> page.append("- **")
                        .append(hazard.id())
                        .append("** ")
                        .append(hazard.open())
                        .append('\n'));
        page.append(
                "\n## Handed to the deployer under DCB0160\n\n| | what has to be done | document |\n|---|---|---|\n");
        log.hazards()
                .forEach(hazard -> hazard.controls().stream()
                        .filter(control -> !control.isBuilt())
                        .forEach(control -> page.append(row(hazard.id(), control.what(), link(control)))));
        log.hazards().forEach(hazard -> append(page, hazard));
        return page.toString();
    }

    private static void append(StringBuilder page, Hazard hazard) {
        page.append("\n## ")
                .append(hazard.id())
                .append(' ')
                .append(hazard.name())
                .append("\n\n");
        page.append(hazard.description()).append("\n\n");
        page.append("- Causes: ").append(String.join("; ", hazard.causes())).append(".\n");
        page.append("- Harm: ").append(hazard.harm()).append('\n');
        page.append("- Initial risk: ").append(hazard.initial()).append(". Residual risk: ");
        page.append(hazard.residual())
                .append(". Status: ")
                .append(hazard.status())
                .append(".\n");
        page.append("\n| control | kind | proved by |\n|---|---|---|\n");
        hazard.controls().stream()
                .sorted(Comparator.comparing(control -> !control.isBuilt()))
                .forEach(control -> page.append(
                        row(control.what(), control.kind(), control.isBuilt() ? tests(control) : link(control))));
    }

    private static String tests(Control control) {
        return Objects.requireNonNullElse(control.tests(), List.<String>of()).stream()
                .map(test -> "`" + test + "`")
                .collect(Collectors.joining(", "));
    }

    private static String link(Control control) {
        String document = String.valueOf(control.document());
        String from = document.startsWith("docs/") ? "../" + document.substring("docs/".length()) : "../../" + document;
        return "[" + document + "](" + from + ")";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
