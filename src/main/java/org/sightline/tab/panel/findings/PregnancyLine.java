package org.sightline.tab.panel.findings;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.BannerLine;
import org.sightline.tab.panel.BannerLine.Danger;
import org.sightline.tab.panel.Link;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.Tone;
import org.sightline.tab.panel.listing.Finding;

/** What the banner says of a pregnancy that sources record as current; nothing where none does. */
final class PregnancyLine {

    private PregnancyLine() {}

    /**
     * @param now the latest statements that are neither past nor old
     * @param says whether one of them says that there is a pregnancy
     */
    static List<BannerLine> of(PanelInput input, List<Finding> now, Predicate<Finding> says) {
        List<Finding> saying = now.stream().filter(says).toList();
        if (saying.isEmpty()) {
            return List.of();
        }
        String words = saying.stream()
                .map(finding -> finding.row().row().what().text().whole() + ": " + Findings.found(finding))
                .distinct()
                .collect(Collectors.joining("; "));
        boolean differs = now.stream()
                .anyMatch(finding -> !says.test(finding)
                        && saying.stream().anyMatch(other -> other.measure().equals(finding.measure())));
        String sources = saying.stream()
                .flatMap(finding -> finding.row().sources().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        String since = saying.stream()
                .map(Finding::when)
                .filter(date -> date.isKnown())
                .findFirst()
                .map(date -> ", recorded " + date.text())
                .orElse("");
        return List.of(new BannerLine(
                Tone.WARNING,
                Danger.PREGNANCY,
                ShownText.of(words + (differs ? " (sources differ: see the list)" : "")),
                sources + since,
                new Link(input.definition().title(), input.place().address())));
    }
}
