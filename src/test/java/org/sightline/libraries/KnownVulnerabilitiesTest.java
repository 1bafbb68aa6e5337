package org.sightline.libraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownVulnerabilitiesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("LIB-2 no library on board has a known vulnerability that is high or critical")
    void noGraveOneIsOnBoard() throws IOException {
        Advisories advisories = Advisories.read(Advisories.FILE);
        List<Library> libraries = Library.onClassPath();
        assertTrue(libraries.size() > 200, () -> "only " + libraries.size() + " libraries were found");
        System.err.print(advisories.warning(LocalDate.now()));
        assertEquals(List.of(), advisories.graveOf(libraries, LocalDate.now()));
    }

    @Test
    @DisplayName("LIB-2 each advisory has its source, a range of versions and a library by its full name")
    void eachAdvisoryHasItsSource() throws IOException {
        for (Advisory advisory : Advisories.read(Advisories.FILE).all()) {
            assertTrue(advisory.source().startsWith("https://"), advisory::id);
            assertTrue(advisory.id().matches("(CVE-\\d{4}-\\d{4,}|GHSA(-[0-9a-z]{4}){3})"), advisory::id);
            assertTrue(advisory.artifact().matches("[\\w.-]+:[\\w.-]+"), advisory::id);
            assertTrue(List.of("LOW", "MEDIUM", "HIGH", "CRITICAL").contains(advisory.severity()), advisory::id);
            assertTrue(advisory.range().hasRestrictions(), advisory::id);
        }
    }

    @Test
    @DisplayName("LIB-2 a vulnerable version fails, the mended one and one of another library pass")
    void aVulnerableVersionFails() throws IOException {
        Advisories planted = planted("HIGH", "");
        assertEquals(1, planted.graveOf(List.of(library("4.1.9.Final")), DAY).size());
        assertEquals(1, planted.graveOf(List.of(library("4.1.10.Beta1")), DAY).size());
        assertEquals(List.of(), planted.graveOf(List.of(library("4.1.10.Final")), DAY));
        assertEquals(List.of(), planted.graveOf(List.of(new Library("org.example:other", "4.1.9.Final")), DAY));
        assertEquals(List.of(), planted("MEDIUM", "").graveOf(List.of(library("4.1.9.Final")), DAY));
    }

    @Test
    @DisplayName("LIB-2 what was accepted passes until its day")
    void whatWasAcceptedPassesUntilItsDay() throws IOException {
        Advisories accepted = planted("CRITICAL", "  accepted: {reason: 'nobody calls it', until: '2026-12-01'}\n");
        assertEquals(List.of(), accepted.graveOf(List.of(library("4.1.9.Final")), DAY));
        assertEquals(
                1,
                accepted.graveOf(List.of(library("4.1.9.Final")), DAY.plusDays(1))
                        .size());
    }

    @Test
    @DisplayName("LIB-2 a list that is older than thirty days warns")
    void anOldListWarns() throws IOException {
        Advisories list = planted("LOW", "");
        assertEquals("", list.warning(DAY.plusDays(30)));
        assertFalse(list.warning(DAY.plusDays(31)).isEmpty());
    }

    @Test
    @DisplayName("LIB-2 an advisory without its source is refused")
    void anAdvisoryWithoutSourceIsRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.yaml"), "asked: '2026-12-01'\nadvisories:\n- id: CVE-2026-0001\n  package: a:b\n");
        assertThrows(IllegalArgumentException.class, () -> Advisories.read(file));
    }

    private static Library library(String version) {
        return new Library("org.example:codec", version);
    }

    private Advisories planted(String severity, String more) throws IOException {
        return Advisories.read(Files.writeString(folder.resolve("a.yaml"), """
                asked: '2026-12-01'
                advisories:
                - id: CVE-2026-0001
                  package: org.example:codec
                  affected: '[4.1.0.Final,4.1.10.Final)'
                  severity: %s
                  source: https://example.org/CVE-2026-0001
                """.formatted(severity) + more));
    }
}
