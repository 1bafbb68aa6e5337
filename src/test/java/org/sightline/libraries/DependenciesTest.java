package org.sightline.libraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/dependencies.md} to {@code pom.xml}, and what is kept out to what is there. */
class DependenciesTest {

    private static final Path PAGE = Path.of("docs/dependencies.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`:]+:[^`]+)` \\| (\\S.*) \\|$", Pattern.MULTILINE);
    private static final Pattern KEPT_OUT = Pattern.compile("^\\| `([^`:]+)` \\| \\S.* \\|$", Pattern.MULTILINE);

    @Test
    @DisplayName("LIB-1 each direct dependency and plugin is listed with its reason, and none that is gone")
    void eachIsListedWithItsReason() throws IOException {
        Set<String> listed = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Document pom = pom();
        Set<String> direct = new TreeSet<>();
        pom.select("project > dependencies > dependency, profile dependencies > dependency")
                .forEach(dependency -> direct.add(name(dependency)));
        pom.select("build > plugins > plugin").forEach(plugin -> direct.add(name(plugin)));
        assertEquals(direct, listed);
    }

    @Test
    @DisplayName("LIB-1 every version is pinned to one")
    void everyVersionIsPinned() throws IOException {
        List<String> versions = pom().select("properties > *, plugin > version, dependency > version").stream()
                .filter(element -> element.tagName().endsWith("version"))
                .map(Element::text)
                .filter(version -> !version.startsWith("${"))
                .toList();
        assertFalse(versions.isEmpty());
        assertEquals(
                List.of(),
                versions.stream()
                        .filter(version -> !version.matches("[0-9][\\w.-]*") || version.endsWith("-SNAPSHOT"))
                        .toList());
    }

    @Test
    @DisplayName("LIB-4 what nothing uses is not on board")
    void whatNothingUsesIsNotOnBoard() throws IOException {
        assertEquals(List.of(), keptOutOf(Library.onClassPath()));
    }

    /** Those of these libraries that have no business here. */
    static List<String> keptOutOf(List<Library> libraries) throws IOException {
        List<String> groups = KEPT_OUT.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1) + ":")
                .toList();
        assertFalse(groups.isEmpty());
        return libraries.stream()
                .map(Library::name)
                .filter(name -> groups.stream().anyMatch(name::startsWith))
                .toList();
    }

    private static Document pom() throws IOException {
        return Jsoup.parse(Files.readString(Path.of("pom.xml")), "", Parser.xmlParser());
    }

    private static String name(Element of) {
        return of.select("> groupId").text() + ":" + of.select("> artifactId").text();
    }
}
