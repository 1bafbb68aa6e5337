package org.sightline.check;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sightline.context.NhsNumber;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.probe.FeedProbe;
import org.sightline.feed.probe.ProbeFinding;
import org.sightline.feed.probe.ProbeReport;
import org.sightline.outgoing.EnvironmentSslContexts;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.Dialect;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfig;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;

/** Asks feeds what the tabs would ask them, and says in lines what they understand and the dialect that follows. */
final class ProbeCheck {

    private final FeedProbe probe;
    private final NhsNumber number;
    private final List<SearchNeed> needs;

    /**
     * @param setup published lists, which widen what the tabs ask, and since when the record goes
     * @param environment in which TLS configurations are
     */
    ProbeCheck(NhsNumber number, TabSetup setup, Map<String, String> environment, InstantSource clock) {
        HttpClients clients = new HttpClients(new EnvironmentSslContexts(environment));
        this.probe = new FeedProbe(clients, Secrets.ofProcess(), clock);
        this.number = number;
        TabCatalogue tabs = new TabCatalogue(() -> setup);
        this.needs = tabs.among(tabs.ids()).stream()
                .flatMap(tab -> tab.panels().stream())
                .flatMap(panel -> panel.searches().stream())
                .distinct()
                .toList();
    }

    /** All feeds are asked at once, each one thing at a time; an EHR's own is named, as nobody but a launch may ask it. */
    List<String> linesOf(LaunchConfig config) {
        List<FeedRegistration> feeds = config.feeds();
        Map<FeedRegistration, Future<ProbeReport>> reports = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (FeedRegistration feed : feeds) {
                feed.connection()
                        .ifPresent(connection ->
                                reports.put(feed, threads.submit(() -> probe.of(feed, connection, needs, number))));
            }
        }
        List<String> lines = new ArrayList<>();
        reports.forEach((feed, report) -> lines.addAll(lines(feed, report.resultNow())));
        config.feedsOfAnyLaunch().stream()
                .filter(feed -> !feeds.contains(feed))
                .forEach(feed -> lines.addAll(List.of(
                        feed.id().value() + " (" + feed.name() + ")",
                        "  Not asked: only a launch from it has leave to. Launch on a patient made up for tests; what it"
                                + " refuses, ignores or lacks stands in the line of the source and on the audit trail.",
                        "")));
        return lines;
    }

    private static List<String> lines(FeedRegistration feed, ProbeReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(feed.id().value() + " (" + feed.name() + ")");
        int about = width(report.findings().stream().map(ProbeFinding::about).toList());
        int asked = width(report.findings().stream().map(ProbeFinding::asked).toList());
        String row = "  %-" + about + "s  %-" + asked + "s  %-9s  %s";
        for (ProbeFinding finding : report.findings()) {
            lines.add(row.formatted(
                            finding.about(), finding.asked(), finding.result().word(), finding.words())
                    .stripTrailing());
        }
        lines.addAll(Optional.ofNullable(report.dialectOrNull())
                .map(dialect -> dialect(feed, dialect))
                .orElse(List.of("It could not be asked further.")));
        lines.add("");
        return lines;
    }

    private static int width(List<String> words) {
        return Math.max(1, words.stream().mapToInt(String::length).max().orElse(1));
    }

    private static List<String> dialect(FeedRegistration feed, Dialect found) {
        String file = "feeds/" + feed.id().value() + ".yaml";
        boolean same = feed.connection()
                .map(FeedConnection::dialect)
                .filter(found::equals)
                .isPresent();
        if (same) {
            return List.of(found.equals(Dialect.PLAIN) ? "It needs no dialect." : file + " says so already.");
        }
        List<String> block = DialectBlock.lines(found);
        if (block.isEmpty()) {
            return List.of("It needs no dialect: take the one of " + file + " out.");
        }
        List<String> lines = new ArrayList<>();
        lines.add("For " + file + ":");
        lines.addAll(block);
        return lines;
    }
}
