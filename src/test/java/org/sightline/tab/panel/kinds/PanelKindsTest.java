package org.sightline.tab.panel.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.PanelKind;
import org.sightline.tab.panel.PanelKind.Trait;

/** {@code docs/panel-kinds.md} is made from the kinds there are; {@code -Dsightline.renew=true} writes it anew. */
class PanelKindsTest {

    private static final Path PAGE = Path.of("docs/panel-kinds.md");

    private static final String HEAD = """
            # Panel kinds

            What a panel of a tab file (`ui-templates/tabs/*.yaml`) can be: its `kind`, the FHIR resource types its `searches` may ask for, the code lists (`codes`) and windows in months (`windows`) it has to be given, and what else is particular to it. All other fields, such as `rows`, are the same for all and described in [the schema](../ui-templates/tabs/schema/tab.schema.json). [Extending it](extending.md) says how to make a tab, and a kind.

            This page is made from the kinds in the code; a test fails when it is out of date (`JAVA_TOOL_OPTIONS=-Dsightline.renew=true ./sightline test PanelKindsTest` makes it anew).

            | kind | shows | code lists | windows | |
            |---|---|---|---|---|
            """;

    @Test
    @DisplayName("EXT-4 every panel kind is documented with what a tab file has to give it")
    void everyKindIsDocumented() throws IOException {
        String page =
                HEAD + PanelKinds.names().stream().map(PanelKindsTest::row).collect(Collectors.joining());
        if (Boolean.getBoolean("sightline.renew")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE));
    }

    private static String row(String name) {
        PanelKind kind = PanelKinds.named(name).orElseThrow();
        Map<Trait, String> words = words();
        return "| `" + name + "` | " + listed(kind.resourceTypes()) + " | "
                + (kind.is(Trait.NAMES_ITS_LISTS)
                        ? "any, each called what the page calls it"
                        : listed(kind.codeLists()))
                + " | " + listed(kind.windows()) + " | "
                + Stream.of(Trait.values())
                        .filter(kind::is)
                        .map(words::get)
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining("; "))
                + " |\n";
    }

    private static Map<Trait, String> words() {
        Map<Trait, String> words = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            words.put(
                    trait,
                    switch (trait) {
                        case NAMES_ITS_LISTS -> "";
                        case TAKES_RULES -> "takes words, notes, processes, scores and places";
                        case LOOKS_EVERYWHERE -> "looks through all that the tab reads of its types";
                        case REPEATS -> "repeats what other panels of its tab show";
                        case TAKES_THE_REST -> "shows what no other panel of its tab takes";
                        case SETS_TARGETS -> "knows what is set for the patient";
                        case DRAWS_TARGETS -> "draws what is set for the patient among the values";
                        case ON_DEMAND -> "asks only when it is opened alone";
                    });
        }
        return words;
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty() ? "–" : names.stream().sorted().collect(Collectors.joining(", "));
    }
}
