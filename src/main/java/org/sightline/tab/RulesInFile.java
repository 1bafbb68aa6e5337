package org.sightline.tab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.tab.panel.CareProcess;
import org.sightline.tab.panel.CareProcess.Proof;
import org.sightline.tab.panel.CareProcess.Role;
import org.sightline.tab.panel.CareProcess.Target;
import org.sightline.tab.panel.PanelRules;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the rules of a panel: words, notes and care processes with their targets. */
final class RulesInFile {

    /** The keys of a panel that hold rules. */
    static final Set<String> KEYS = Set.of("words", "notes", "processes");

    private static final Set<String> PROCESS_KEYS = Set.of(
            "title", "proof", "done", "not", "declined", "unsuitable", "months", "due", "rule", "source", "targets");
    private static final Set<String> TARGET_KEYS = Set.of("part", "atMost", "below", "unit", "source");

    private final YamlFile yaml;
    private final Set<String> lists;

    /** @param lists the names of the panel's code lists */
    RulesInFile(YamlFile yaml, Set<String> lists) {
        this.yaml = yaml;
        this.lists = lists;
    }

    PanelRules read(Map<String, Node> fields) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        if (fields.get("words") != null) {
            yaml.anyMapping(fields.get("words")).forEach((name, list) -> words.put(name, yaml.texts(list)));
        }
        if (fields.get("notes") != null) {
            yaml.anyMapping(fields.get("notes")).forEach((name, text) -> notes.put(name, yaml.text(text)));
        }
        return new PanelRules(
                words,
                notes,
                yaml.list(fields.get("processes")).stream().map(this::process).toList());
    }

    private CareProcess process(Node node) {
        Map<String, Node> fields = yaml.mapping(node, PROCESS_KEYS);
        Map<Role, List<String>> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Node named = fields.get(role.name().toLowerCase(Locale.ROOT));
            List<String> names = yaml.texts(named);
            names.stream()
                    .filter(name -> !lists.contains(name))
                    .forEach(name -> yaml.problem(named, "this panel has no code list " + name));
            roles.put(role, names);
        }
        int months = yaml.months(fields.get("months"));
        int due = yaml.months(fields.get("due"));
        if (due >= months) {
            yaml.problem(fields.get("due"), "due has to be less than months");
        }
        return new CareProcess(
                yaml.required(fields, "title", node),
                proof(fields.get("proof"), node),
                roles,
                months,
                due,
                yaml.required(fields, "rule", node),
                yaml.required(fields, "source", node),
                yaml.list(fields.get("targets")).stream().map(this::target).toList());
    }

    private Proof proof(@Nullable Node node, Node parent) {
        String name = node == null ? "" : yaml.text(node);
        return Stream.of(Proof.values())
                .filter(proof -> proof.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseGet(() -> {
                    yaml.problem(
                            node == null ? parent : node,
                            "proof has to be one of "
                                    + Stream.of(Proof.values())
                                            .map(proof -> proof.name().toLowerCase(Locale.ROOT))
                                            .collect(Collectors.toCollection(ArrayList::new)));
                    return Proof.RECORDED;
                });
    }

    private Target target(Node node) {
        Map<String, Node> fields = yaml.mapping(node, TARGET_KEYS);
        boolean below = fields.containsKey("below");
        if (below == fields.containsKey("atMost")) {
            yaml.problem(node, "a target needs either atMost or below");
        }
        String limit = yaml.required(fields, below ? "below" : "atMost", node);
        double number = Double.NaN;
        if (limit.matches("[0-9]{1,4}(\\.[0-9]{1,3})?")) {
            number = Double.parseDouble(limit);
        } else {
            yaml.problem(node, limit + " is not a number a target can be");
        }
        String part = fields.containsKey("part") ? yaml.text(fields.get("part")) : "";
        String unit = yaml.required(fields, "unit", node);
        String words = (part + (below ? " below " : " at most ") + limit + " " + unit).strip();
        return new Target(part, number, below, words, unit, yaml.required(fields, "source", node));
    }
}
