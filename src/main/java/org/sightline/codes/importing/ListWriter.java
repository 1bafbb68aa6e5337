package org.sightline.codes.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sightline.codes.CodeRole;
import org.sightline.codes.ListSystem;
import org.sightline.codes.Sha256;
import org.sightline.codes.importing.FoundList.Edition;

/** Writes a list's two files: its members first, so that a viewer that looks meanwhile finds no list without them. */
final class ListWriter {

    private static final Map<String, String> SUFFIXES = Map.of(
            ListSystem.SNOMED, "", ListSystem.CTV3, "-ctv3", ListSystem.READ_V2, "-read-v2", ListSystem.BNF, "-bnf");

    private final Path folder;
    private final String source;
    private final RoleRules rules;

    ListWriter(Path folder, String source, RoleRules rules) {
        this.folder = folder;
        this.source = source;
        this.rules = rules;
    }

    WrittenList write(String name, FoundList list, Edition edition) throws IOException {
        Files.createDirectories(folder);
        ReviewedRoles decided = ReviewedRoles.of(folder.resolve(name + ".yaml"));
        Map<CodeRole, Integer> roles = new EnumMap<>(CodeRole.class);
        StringBuilder members = new StringBuilder();
        Map<String, List<FoundCode>> bySystem = list.codes().stream()
                .collect(Collectors.groupingBy(FoundCode::system, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<FoundCode>> codes : bySystem.entrySet()) {
            String file = name + suffix(codes.getKey(), bySystem.size()) + ".tsv";
            byte[] bytes = table(codes.getKey(), codes.getValue(), roles).getBytes(StandardCharsets.UTF_8);
            replace(file, bytes);
            members.append("  - system: ").append(quoted(codes.getKey())).append('\n');
            members.append("    file: ").append(file).append('\n');
            members.append("    codes: ").append(codes.getValue().size()).append('\n');
            members.append("    checksum: ").append(Sha256.stated(bytes)).append('\n');
        }
        String head = head(list, edition) + members + decided.asYaml();
        replace(name + ".yaml", head.getBytes(StandardCharsets.UTF_8));
        return new WrittenList(name, list.codes().size(), roles, decided.notAmong(codesOf(list)));
    }

    private static List<String> codesOf(FoundList list) {
        return list.codes().stream().map(FoundCode::code).toList();
    }

    private String head(FoundList list, Edition edition) {
        StringBuilder yaml = new StringBuilder("# yaml-language-server: $schema=../schema/value-set.schema.json\n");
        yaml.append("title: ").append(quoted(list.identity().title())).append('\n');
        if (list.identity().refset() != null) {
            yaml.append("refset: ").append(quoted(list.identity().refset())).append('\n');
        }
        if (list.identity().url() != null) {
            yaml.append("url: ").append(quoted(list.identity().url())).append('\n');
        }
        yaml.append("version: ").append(quoted(edition.version())).append('\n');
        yaml.append("date: ").append(edition.date()).append('\n');
        yaml.append("source: ").append(quoted(source)).append('\n');
        return yaml.append("members:\n").toString();
    }

    private static String suffix(String system, int systems) {
        return systems == 1 ? "" : SUFFIXES.getOrDefault(system, "-" + Math.floorMod(system.hashCode(), 100_000));
    }

    private String table(String system, List<FoundCode> codes, Map<CodeRole, Integer> roles) {
        List<FoundCode> sorted = new ArrayList<>(codes);
        sorted.sort(
                system.equals(ListSystem.SNOMED)
                        ? Comparator.comparingLong(code -> Long.parseLong(code.code()))
                        : Comparator.comparing(FoundCode::code));
        StringBuilder table = new StringBuilder("code\trole\tterm\n");
        for (FoundCode code : sorted) {
            CodeRole role = rules.guess(code.term()).role();
            roles.merge(role, 1, Integer::sum);
            table.append(code.code())
                    .append('\t')
                    .append(role.word())
                    .append('\t')
                    .append(oneLine(code.term()));
            code.synonyms().forEach(word -> table.append('\t').append(oneLine(word)));
            table.append('\n');
        }
        return table.toString();
    }

    private void replace(String file, byte[] bytes) throws IOException {
        Path next = folder.resolve("." + file + ".next");
        Files.write(next, bytes);
        Files.move(next, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** As YAML writes text of one line, at most as long as a list's file may say. */
    static String quoted(String text) {
        String line = oneLine(text);
        String shorter = line.substring(0, Math.min(line.length(), 290));
        return '"' + shorter.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
