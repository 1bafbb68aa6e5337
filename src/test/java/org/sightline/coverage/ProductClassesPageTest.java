package org.sightline.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;
import org.sightline.codes.ValueSets;
import org.sightline.codes.command.CodesRun;
import org.sightline.codes.command.CodesRun.Ended;
import org.sightline.context.TabId;
import org.sightline.tab.Feeds;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.tab.Pages;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;

/** Classes of the BNF and moieties, by a made-up table with the heads of the NHS Business Services Authority's. */
class ProductClassesPageTest {

    private static final TabId DIABETES = new TabId("diabetes");
    private static final String HEAD =
            "Presentation / Pack Level,VMP / VMPP/ AMP / AMPP,BNF Code,BNF Name,SNOMED Code,DM+D: Product Description,"
                    + "Strength,Unit Of Measure,DM+D: Product and Pack Description,Pack,Sub-pack,VTM,VTM Name";

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @TempDir
    private Path root;

    private CodesRun run;
    private Path table;

    @BeforeEach
    void withATable() throws IOException {
        run = new CodesRun(root);
        table = run.file(
                "BNF Snomed Mapping data 20261115.csv",
                HEAD,
                product("0601022B0AA", 1, "Madeupol 500mg tablets", 10),
                product("0601022B0BB", 2, "\"Brandol, forte 1g tablets\"", 10),
                product("0212000A0AA", 3, "Otherol 20mg tablets", 11),
                product("0601022B0CC", 0, "Damaged 5mg tablets", 10));
        opening.tabs = Set.of(DIABETES);
    }

    @Test
    @DisplayName("A class of the BNF is a list of the products whose BNF codes begin with it; a damaged row is named")
    void importsClasses() throws IOException {
        Ended ended = run.run("import", "--bnf", "0601", "--bnf", "99", table.toString());
        assertTrue(ended.lines().toString().contains("12345"), ended.lines()::toString);
        assertTrue(ended.lines().toString().contains("holds no product of BNF 99"), ended.lines()::toString);
        ValueSet list = run.lists().getFirst();
        assertEquals("bnf-0601", list.name());
        assertEquals(2, list.size());
        assertTrue(list.contains(ListSystem.SNOMED, concept(2)));
        assertEquals(
                "Brandol, forte 1g tablets",
                list.term(ListSystem.SNOMED, concept(2)).orElseThrow());
        assertEquals("2026-11-15", list.head().date().toString());

        assertTrue(run.run("import", table.toString()).lines().toString().contains("--bnf 0601 makes a list"));
        assertTrue(run.run("import", "--bnf", "x", table.toString())
                .lines()
                .toString()
                .contains("--bnf has to be"));
    }

    @Test
    @DisplayName("Medicines of a class stand under its name, products of one moiety together, each with its own dose")
    void groupsMedicines() throws IOException {
        String before = medicines();
        assertFalse(before.contains("Other medicines"), before);
        assertTrue(
                before.contains(
                        "Published lists that are not loaded here: BNF 6.1. What they name stands among the rest."),
                before);
        assertTrue(before.indexOf("Brandol") < before.indexOf("Elseol"), before);
        assertTrue(before.indexOf("Elseol") < before.indexOf("Madeupol"), before);

        run.run("import", "--bnf", "0601", table.toString());
        run.run("import", "--map", table.toString());
        ValueSets sets = new ListFolder(run.config).sets();
        opening.catalogue = new TabCatalogue(() -> TabSetup.of(sets));
        String page = medicines();
        int own = page.indexOf("For diabetes (BNF 6.1) Medicine");
        int other = page.indexOf("Other medicines Medicine");
        assertTrue(own > 0 && own < other, page);
        List<Integer> places = Stream.of(
                        "Brandol, forte 1g tablets One a day", "Madeupol 500mg tablets Two a day", "Otherol")
                .map(words -> page.indexOf(words, own))
                .toList();
        assertTrue(places.getFirst() > own && places.getFirst() < places.get(1), page);
        assertTrue(places.get(1) < other && other < places.getLast(), page);
        assertTrue(page.contains("Same active substance as Brandol, forte 1g tablets, by a published map"), page);

        opening.tabs = Set.of(TabId.SUMMARY);
        medicines();
        String summary = Pages.visible(opening.page(TabId.SUMMARY));
        String all = summary.substring(summary.lastIndexOf("Medicines 4"));
        assertTrue(
                all.indexOf("Brandol") < all.indexOf("Madeupol") && all.indexOf("Madeupol") < all.indexOf("Elseol"),
                all);
    }

    private String medicines() {
        opening.answers = plan -> List.of(Feeds.answered(
                Feeds.feed("Greenfield Surgery"),
                plan,
                Function.identity(),
                Stream.of(
                                medicine(1, "Madeupol 500mg tablets", "Two a day"),
                                medicine(2, "Brandol, forte 1g tablets", "One a day"),
                                medicine(3, "Otherol 20mg tablets", "At night"),
                                medicine(9, "Elseol 5mg tablets", "At noon"))
                        .map(Feeds::json)
                        .toList()));
        String page = Pages.visible(opening.page(opening.tabs.iterator().next()));
        return page.substring(Math.max(0, page.lastIndexOf("All medicines, not only those for diabetes")));
    }

    private static String medicine(int product, String words, String dose) {
        return "{'resourceType':'MedicationStatement','id':'m" + product + "','status':'active','dosage':[{'text':'"
                + dose
                + "'}],'medicationCodeableConcept':{'text':'" + words
                + "','coding':[{'system':'https://dmd.nhs.uk','code':'" + concept(product) + "'}]}}";
    }

    private static String product(String bnf, int product, String name, int vtm) {
        return String.join(
                ",",
                "Presentation",
                "VMP",
                bnf,
                "A name",
                product == 0 ? "12345" : concept(product),
                name,
                "500",
                "mg",
                name,
                "",
                "",
                concept(vtm),
                "A moiety");
    }
}
