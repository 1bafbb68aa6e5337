package org.sightline.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.sightline.start.YamlTree.in;
import static org.sightline.start.YamlTree.list;
import static org.sightline.start.YamlTree.text;
import static org.sightline.start.YamlTree.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.DocumentLinks;

/** The alert rules, the dashboard and what starts them, held to the code and the documents without Prometheus. */
class ObserveFilesTest {

    private static final Path OBSERVE = Path.of("src/main/observe");
    private static final Path DOCKER = Path.of("src/main/docker");
    private static final Path RULES = OBSERVE.resolve("alert-rules.yaml");
    private static final Path DASHBOARD = OBSERVE.resolve("dashboard.json");
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");
    private static final Set<String> LABELS_OF_OTHERS =
            Set.of("instance", "job", "alertname", "alertstate", "status", "area", "datasource");
    private static final Set<String> UNITS =
            Set.of("none", "cpm", "reqps", "s", "ms", "d", "bytes", "percentunit", "short");
    private static final Pattern OF_A_LABEL = Pattern.compile("\\$labels\\.(\\w+)");

    @Test
    @DisplayName("OBS-1 what is watched is what the documents name, and that is what the code measures")
    void everyMeterIsDocumentedAndWatched() throws IOException {
        Set<String> documented = WatchedNames.documented();
        assertEquals(
                WatchedNames.ofTheCode(),
                new TreeSet<>(documented.stream()
                        .filter(name -> name.startsWith("sightline_"))
                        .toList()),
                "docs/configuration.md beside the code");
        Set<String> watched = new TreeSet<>();
        for (PromQuery query : queries()) {
            query.series().stream()
                    .filter(series -> !OF_PROMETHEUS.contains(series))
                    .map(series -> WatchedNames.meterOf(series, documented))
                    .forEach(watched::add);
        }
        assertEquals(documented, watched, "docs/configuration.md beside rules and dashboard");
    }

    @Test
    @DisplayName("OBS-2 expressions are whole, and ask for labels and values that the code gives")
    void expressionsAskForWhatThereIs() throws IOException {
        String code = WatchedNames.code();
        for (PromQuery query : queries()) {
            assertEquals(List.of(), query.faults(), query.words());
            for (String label : query.labels()) {
                assertTrue(LABELS_OF_OTHERS.contains(label) || code.contains('"' + label + '"'), query + label);
            }
            query.chosen().forEach((label, values) -> {
                if (!LABELS_OF_OTHERS.contains(label)) {
                    assertTrue(values.stream().allMatch(value -> WatchedNames.isSaid(code, value)), query + label);
                }
            });
        }
    }

    @Test
    @DisplayName("the reader of expressions finds what is wrong with one")
    void findsFaults() {
        assertEquals(List.of(), new PromQuery("sum by (a) (rate(x{b=\"(\"}[5m])) > 0 or x offset 1d").faults());
        assertEquals(List.of("brackets do not match"), new PromQuery("sum(x").faults());
        assertEquals(List.of("no function: sun"), new PromQuery("sun(x)").faults());
        assertEquals(List.of("no range: 5 m"), new PromQuery("rate(x[5 m])").faults());
        assertEquals(List.of("rate wants a range"), new PromQuery("rate(x)").faults());
        assertEquals(
                Set.of("x", "y"), new PromQuery("sum by (a) (x{b=\"z\"}) and y > 1 unless y offset 1d > 3").series());
    }

    @Test
    @DisplayName("OBS-3 every rule says how urgent it is, what happened, what it means and where it stands what to do")
    void everyRuleSaysWhatToDo() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Object rule : rules()) {
            String name = text(rule, "alert");
            assertTrue(names.add(name), name);
            Map<?, ?> fields = (Map<?, ?>) rule;
            assertTrue(Set.of("alert", "expr", "for", "labels", "annotations").containsAll(fields.keySet()), name);
            assertEquals(Set.of("severity"), ((Map<?, ?>) in(rule, "labels")).keySet(), name);
            assertTrue(Set.of("critical", "warning").contains(text(rule, "labels", "severity")), name);
            Map<?, ?> said = (Map<?, ?>) in(rule, "annotations");
            assertEquals(Set.of("summary", "description", "runbook"), said.keySet(), name);
            assertTrue(said.values().stream().allMatch(words -> words.toString().length() > 15), name);
            String link = text(said, "runbook");
            assertTrue(link.contains("#") && DocumentLinks.leads(Path.of("README.md"), link), name + ": " + link);
            Set<String> labels = new PromQuery(text(rule, "expr")).labels();
            OF_A_LABEL
                    .matcher(said.toString())
                    .results()
                    .map(found -> found.group(1))
                    .forEach(label -> assertTrue(label.equals("instance") || labels.contains(label), name + label));
        }
        assertEquals(WatchedNames.alertsInTheDocuments(), names, "docs/running.md beside the rules");
    }

    @Test
    @DisplayName("OBS-9 rules fire at what they are for, a counter's first count too, by Prometheus' own tool")
    void rulesFireAtWhatTheyAreFor() throws Exception {
        List<Path> tools = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .toList();
        assumeFalse(tools.isEmpty(), "no promtool here");
        Process process = new ProcessBuilder(
                        tools.getFirst().toString(), "test", "rules", "src/test/resources/alert-rules-test.yaml")
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), words);
    }

    @Test
    @DisplayName("OBS-4 every panel of the dashboard has a title, a word about it, a unit and what it asks")
    void everyPanelIsWhole() throws IOException {
        Object dashboard = yaml(DASHBOARD).getFirst();
        assertEquals("42", text(dashboard, "schemaVersion"));
        Object variable = list(dashboard, "templating", "list").getFirst();
        assertEquals("datasource prometheus", text(variable, "type") + " " + text(variable, "query"));
        List<String> rows = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        for (Object panel : list(dashboard, "panels")) {
            String title = text(panel, "title");
            assertTrue(ids.add(text(panel, "id")) && places.add(text(panel, "gridPos")), title);
            if (text(panel, "type").equals("row")) {
                rows.add(title);
                continue;
            }
            assertTrue(Set.of("timeseries", "stat", "bargauge").contains(text(panel, "type")), title);
            assertTrue(title.length() > 4 && text(panel, "description").length() > 4, title);
            assertEquals("${" + text(variable, "name") + "}", text(panel, "datasource", "uid"), title);
            assertTrue(UNITS.contains(text(panel, "fieldConfig", "defaults", "unit")), title);
            assertFalse(list(panel, "targets").isEmpty(), title);
        }
        assertEquals(List.of("Launches", "Openings", "Feeds", "Trail", "Storage", "Nodes"), rows);
    }

    @Test
    @DisplayName("OBS-5 both are started beside the node by their version, can write nothing, and listen here only")
    void bothAreStartedBesideTheNodeOnThisMachineOnly() throws IOException {
        Object observe = yaml(DOCKER.resolve("observe.yaml")).getFirst();
        Map<?, ?> services = (Map<?, ?>) in(observe, "services");
        assertEquals(Set.of("viewer", "prometheus", "grafana"), services.keySet());
        assertEquals(Set.of("environment", "networks"), ((Map<?, ?>) in(services, "viewer")).keySet());
        for (String service : List.of("prometheus", "grafana")) {
            assertTrue(text(services, service, "image").matches("[a-z]+/[a-z]+:v?\\d+\\.\\d+\\.\\d+"), service);
            assertEquals("true", text(services, service, "read_only"));
            assertEquals("[ALL]", text(services, service, "cap_drop"));
            assertEquals("[observe]", text(services, service, "networks"), "not where the database is");
            assertTrue(list(services, service, "ports").stream()
                    .allMatch(port -> port.toString().startsWith("127.0.0.1:")));
            for (Object volume : list(services, service, "volumes")) {
                String[] parts = volume.toString().split(":");
                assertTrue(
                        parts.length == 2
                                ? ((Map<?, ?>) in(observe, "volumes")).containsKey(parts[0])
                                : parts[2].equals("ro") && Files.exists(DOCKER.resolve(parts[0])),
                        volume.toString());
            }
        }
        // on a read-only root Grafana would otherwise lose the plugin that reads Prometheus
        assertEquals("true", text(services, "grafana", "environment", "GF_PLUGINS_PREINSTALL_DISABLED"));
    }

    @Test
    @DisplayName("OBS-6 Prometheus asks the node, Grafana asks Prometheus and finds the dashboard")
    void eachFindsTheOther() throws IOException {
        Path prometheus = OBSERVE.resolve("prometheus.yaml");
        assertEquals(RULES.getFileName().toString(), first(prometheus, "rule_files"));
        Object job = first(prometheus, "scrape_configs");
        assertEquals("sightline /q/metrics", text(job, "job_name") + " " + text(job, "metrics_path"));
        String[] target = list(list(job, "static_configs").getFirst(), "targets")
                .getFirst()
                .toString()
                .split(":");
        assertEquals("9000", target[1]);
        Object node = yaml(DOCKER.resolve("compose.yaml")).getFirst();
        assertTrue(((Map<?, ?>) in(node, "services")).containsKey(target[0]));
        Object source = first(OBSERVE.resolve("grafana/datasources/prometheus.yaml"), "datasources");
        assertEquals("prometheus http://prometheus:9090", text(source, "type") + " " + text(source, "url"));
        Object provider = first(OBSERVE.resolve("grafana/dashboards/sightline.yaml"), "providers");
        String mount = "../observe/dashboard.json:" + text(provider, "options", "path") + "/sightline.json:ro";
        Object observe = yaml(DOCKER.resolve("observe.yaml")).getFirst();
        assertTrue(list(observe, "services", "grafana", "volumes").contains(mount));
    }

    private static Object first(Path file, String list) throws IOException {
        return list(yaml(file).getFirst(), list).getFirst();
    }

    private static List<?> rules() throws IOException {
        return list(yaml(RULES).getFirst(), "groups").stream()
                .flatMap(group -> list(group, "rules").stream())
                .toList();
    }

    private static List<PromQuery> queries() throws IOException {
        Stream<?> panels = list(yaml(DASHBOARD).getFirst(), "panels").stream()
                .filter(panel -> !text(panel, "type").equals("row"))
                .flatMap(panel -> list(panel, "targets").stream());
        return Stream.concat(rules().stream(), panels)
                .map(one -> new PromQuery(text(one, "expr")))
                .toList();
    }
}
