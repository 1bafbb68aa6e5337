package org.sightline.libraries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a CycloneDX document says is in the built application. */
public final class BillOfMaterials {

    private static final String OURS = "org.sightline:";

    private final List<Library> libraries;
    private final Set<String> jars;

    private BillOfMaterials(List<Library> libraries, Set<String> jars) {
        this.libraries = List.copyOf(libraries);
        this.jars = Set.copyOf(jars);
    }

    public static BillOfMaterials of(String cyclonedx) throws IOException {
        List<Library> libraries = new ArrayList<>();
        Set<String> jars = new TreeSet<>();
        for (JsonNode component : new ObjectMapper().readTree(cyclonedx).path("components")) {
            Library library =
                    Library.ofPackageUrl(component.path("purl").asText()).orElseThrow();
            if (!library.name().startsWith(OURS)) {
                libraries.add(library);
                jars.add(library.name().replace(':', '.') + "-" + library.version());
            }
        }
        return new BillOfMaterials(libraries, jars);
    }

    /** As the built application's folder of libraries names its files: group, artifact and version. */
    public Set<String> jars() {
        return jars;
    }

    /** What stands in a folder of libraries; one that the build changed has another beginning. */
    public static Set<String> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceAll("^modified-|\\.jar$", ""))
                    .collect(Collectors.toSet());
        }
    }

    /** Libraries that nothing uses, and those with a known vulnerability that is high or critical. */
    public List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>(DependenciesTest.keptOutOf(libraries));
        faults.addAll(Advisories.read(Advisories.FILE).graveOf(libraries, LocalDate.now()));
        return faults;
    }
}
