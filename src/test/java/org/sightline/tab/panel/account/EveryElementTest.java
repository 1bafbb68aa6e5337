package org.sightline.tab.panel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.tab.panel.kinds.PanelKinds;

/** Every element that FHIR defines for a type is said by every panel that shows the type, or left out on purpose. */
class EveryElementTest {

    /** How many elements met which fate, for whoever reviews it. */
    private static final Path COUNTS = Path.of("target/every-element.txt");

    /** Types that a kind reads without a row for each: for what they tell of others. */
    private static final Set<String> WITHOUT_ROWS = Set.of(
            "Condition in observations",
            "Condition in other-observations",
            "Condition in other-observations-by-unit",
            "Condition in care-processes",
            "Goal in care-processes",
            "CarePlan in care-processes",
            "Flag in administration",
            // It stands as a link beside the contact that it is of.
            "DocumentReference in now");

    private static final String NAMED = "the source also sent: ";

    private enum Met {
        SAID,
        NAMED,
        LEFT_OUT,
        /** The marked entry is none for this panel. */
        NOT_PLACED,
        LOST
    }

    @BeforeAll
    static void countAnew() throws IOException {
        Files.deleteIfExists(COUNTS);
    }

    /** Each kind with each type that it reads. */
    static Stream<Arguments> kinds() {
        return PanelWords.all().stream()
                .flatMap(panel -> PanelKinds.named(panel.kind()).orElseThrow().resourceTypes().stream()
                        .sorted()
                        .map(type -> Arguments.of(type, panel)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("kinds")
    void isSaidOrLeftOutOnPurpose(String type, PanelWords panel) throws IOException {
        Set<String> leftOut = list("left out");
        String name = type + " in " + panel.kind();
        Optional<Resource> plain = panel.accepted(AcceptedEntries.of(type, panel.panel()));
        assertEquals(!WITHOUT_ROWS.contains(name), plain.isPresent(), "has a row");
        if (plain.isEmpty()) {
            return;
        }
        String before = panel.shown(plain.get()).orElseThrow();
        Map<Met, Integer> counts = new EnumMap<>(Met.class);
        Set<String> lost = new TreeSet<>();
        for (ElementPath path : ElementPath.of(type)) {
            Met met = path.isIn(leftOut) ? Met.LEFT_OUT : met(panel, path, plain.get(), before);
            counts.merge(met, 1, Integer::sum);
            if (met == Met.LOST) {
                lost.add(path.toString());
            }
        }
        Files.writeString(COUNTS, name + " " + counts + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertEquals(Set.of(), lost, before);
        assertTrue(counts.getOrDefault(Met.SAID, 0) + counts.getOrDefault(Met.NAMED, 0) > 0, "any is said");
    }

    /** The best that becomes of the element's markers. */
    private static Met met(PanelWords panel, ElementPath path, Resource plain, String before) {
        return ElementMarker.of(path)
                .map(marker -> {
                    Resource marked = plain.copy();
                    path.last().put(path.parent(marked), marker.value());
                    return marked.equalsDeep(plain)
                            ? Met.NOT_PLACED
                            : panel.shown(marked)
                                    .map(page -> met(page, before, marker.words()))
                                    .orElse(Met.NOT_PLACED);
                })
                .min((one, other) -> rank(one) - rank(other))
                .orElse(Met.NOT_PLACED);
    }

    private static int rank(Met met) {
        return met == Met.LOST ? Met.NOT_PLACED.ordinal() : met == Met.NOT_PLACED ? Met.LOST.ordinal() : met.ordinal();
    }

    private static Met met(String page, String before, String marker) {
        String words = marker.toLowerCase(Locale.ROOT);
        if (words.isEmpty()) {
            return page.equals(before) ? Met.LOST : Met.SAID;
        }
        List<String> lines = page.lines().filter(line -> line.contains(words)).toList();
        return lines.isEmpty()
                ? Met.LOST
                : lines.stream().allMatch(line -> line.startsWith(NAMED)) ? Met.NAMED : Met.SAID;
    }

    /** Extensions too, known or not, of the entry itself; one that may change the meaning is warned of. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("kinds")
    void saysExtensions(String type, PanelWords panel) {
        Optional<Resource> accepted = panel.accepted(AcceptedEntries.of(type, panel.panel()));
        if (WITHOUT_ROWS.contains(type + " in " + panel.kind())) {
            return;
        }
        DomainResource plain = (DomainResource) accepted.orElseThrow();
        DomainResource unknown = (DomainResource) plain.copy();
        unknown.addExtension("https://gp.example/own", new StringType("markedZq7"));
        unknown.addExtension(
                "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-Anything", new StringType("markedZq8"));
        String page = panel.shown(unknown).orElseThrow();
        assertTrue(page.contains("own (https://gp.example/own): markedzq7"), page);
        assertTrue(page.contains("anything: markedzq8"), page);
        DomainResource changed = (DomainResource) plain.copy();
        changed.addModifierExtension(new Extension("https://gp.example/not", new StringType("markedZq9")));
        panel.shown(changed)
                .ifPresent(warned -> assertTrue(warned.contains("https://gp.example/not: markedzq9"), warned));
    }

    /** A path in the list that leads nowhere would leave nothing out, and mislead its reviewer. */
    @Test
    void everyPathOfTheListLeadsToAnElement() throws IOException {
        Set<String> all = new HashSet<>();
        PanelWords.all().stream()
                .flatMap(panel -> PanelKinds.named(panel.kind()).orElseThrow().resourceTypes().stream())
                .distinct()
                .flatMap(type -> ElementPath.of(type).stream())
                .forEach(path -> path.names().forEach(all::addAll));
        Set<String> nowhere = Stream.of("left out", "row", "caution")
                .flatMap(fate -> list(fate).stream())
                .filter(path -> !all.contains(path) && !path.equals("*.text"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), nowhere);
    }

    private static Set<String> list(String fate) {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/account/elements.csv"))) {
            return lines.map(line -> line.split(",", 3))
                    .filter(fields -> fields[1].equals(fate))
                    .map(fields -> fields[0])
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
