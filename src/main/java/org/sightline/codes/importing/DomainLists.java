package org.sightline.codes.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sightline.codes.ListSystem;
import org.sightline.codes.importing.FoundList.Identity;

/**
 * The primary care domain's publication as text: a line for each code of each cluster, with the cluster's reference set.
 * The content by output holds the same codes once for each output.
 */
final class DomainLists {

    private final SourceFile file;
    private final ImportReport report;
    private final Map<String, Identity> clusters = new LinkedHashMap<>();
    private final Map<String, Map<String, FoundCode>> codes = new LinkedHashMap<>();

    private DomainLists(SourceFile file, ImportReport report) {
        this.file = file;
        this.report = report;
    }

    static boolean isHead(String line) {
        return line.toLowerCase(Locale.ROOT).contains("cluster_id\tcluster_description\tsnomed_code\t");
    }

    static void read(SourceFile file, ImportReport report) throws IOException {
        new DomainLists(file, report).read();
    }

    private void read() throws IOException {
        try (BufferedReader reader = file.lines()) {
            List<String> head = Arrays.asList(String.valueOf(reader.readLine())
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .split("\t", -1));
            int cluster = head.indexOf("cluster_id");
            int refset = head.indexOf("pcd_refset_id");
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String[] cells = line.split("\t", -1);
                if (cells.length > cluster + 3) {
                    readLine(number, cells, cluster, refset);
                } else if (!line.isBlank()) {
                    report.refuse(file.name(), number, "", "has too few columns");
                }
            }
        }
        codes.forEach((cluster, members) -> report.found(new FoundList(
                clusters.getOrDefault(cluster, new Identity(cluster, cluster, null, null)),
                Editions.ofName(file.shortName()),
                List.copyOf(members.values()))));
    }

    private void readLine(int number, String[] cells, int cluster, int refset) {
        String code = CodeForm.cleaned(cells[cluster + 2]);
        String name = cells[cluster].strip();
        String id = refset >= 0 && refset < cells.length ? CodeForm.cleaned(cells[refset]) : "";
        clusters.putIfAbsent(name, new Identity(name, cells[cluster + 1].strip(), id.isEmpty() ? null : id, null));
        CodeForm.fault(ListSystem.SNOMED, code)
                .ifPresentOrElse(
                        why -> report.refuse(file.name(), number, code, why),
                        () -> codes.computeIfAbsent(name, _ -> new LinkedHashMap<>())
                                .putIfAbsent(code, new FoundCode(ListSystem.SNOMED, code, cells[cluster + 3].strip())));
    }
}
