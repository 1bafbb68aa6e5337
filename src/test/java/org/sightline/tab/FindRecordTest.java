package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditEvent.Delivery;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ValueSets;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.definition.TabSetup;
import org.sightline.tab.find.FindWords;
import org.sightline.visit.RecordNotShownException;

/** Words looked for in the whole record. */
class FindRecordTest {

    private static final TabId GP_DATA = new TabId("gp-data");

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @BeforeEach
    void twoTabs() {
        opening.tabs = Set.of(TabId.SUMMARY, GP_DATA);
        opening.answers = plan -> List.of(Feeds.answered(
                "Greenfield Surgery",
                plan,
                condition("c1", "Heart failure"),
                condition("c2", "Asthma"),
                haemoglobinA1c("o1", "2026-11-01", 71)));
    }

    @Test
    @DisplayName("what matches stands on one page by tab, each entry once; what does not is not on it")
    void findsInEveryTab() {
        String text = Pages.visible(find("heart failure"));

        assertTrue(text.contains("1 entry. Searched in 1 of 1 source."), text);
        assertTrue(text.contains("Heart failure"), text);
        assertTrue(text.contains("Also searched for: "), text);
        assertFalse(text.contains("Asthma"), text);
        assertTrue(text.contains("An entry that stands on several tabs is listed once."), text);
    }

    @Test
    void findsByTheWordsPeopleUse() {
        String text = Pages.visible(find("hba1c"));

        assertTrue(text.contains("Haemoglobin A1c level"), text);
        assertTrue(text.contains("Also searched for: haemoglobin a1c"), text);
    }

    @Test
    @DisplayName("LISTS-TERM-3 an entry is found by what a list calls its code, whatever its source calls it")
    void findsByWhatListsCallACode(@TempDir Path root) throws IOException {
        ListFolder folder = new ListFolder(root);
        String code = ListFolder.concept(1);
        folder.write("a-list", "", code + "\tstate\tMade-up condition (disorder)\tTinker’s ill");
        ValueSets sets = folder.sets();
        opening.catalogue = new TabCatalogue(() -> TabSetup.of(sets));
        opening.answers = plan -> List.of(Feeds.answered(
                "Greenfield Surgery",
                plan,
                Feeds.json("{'resourceType':'Condition','id':'c1','clinicalStatus':{'coding':[{'code':'active'}]},"
                        + "'code':{'text':'MUC, seen today','coding':[{'system':'http://snomed.info/sct','code':'"
                        + code + "'}]}}"),
                condition("c2", "Asthma")));

        String text = Pages.visible(find("tinker ill"));

        assertTrue(text.contains("MUC, seen today") && text.contains("Tinker’s ill"), text);
        assertFalse(text.contains("Asthma"), text);
    }

    @Test
    @DisplayName("an entry that a tab shows only behind a count is found too")
    void findsWhatATabCutsOff() {
        opening.answers = plan -> List.of(Feeds.answered(
                "Greenfield Surgery",
                plan,
                IntStream.range(0, 80)
                        .mapToObj(i -> condition("c" + i, i == 79 ? "Zoster of the eye" : "Problem number " + i))
                        .toArray(Resource[]::new)));

        assertTrue(Pages.visible(find("zoster")).contains("Zoster of the eye"));
    }

    @Test
    @DisplayName("what stands behind a line on its tab is found in sight, and stands in the panel that it belongs to")
    void whatIsFoldedAwayIsFoundInSight() {
        opening.tabs = Set.of(TabId.SUMMARY);
        opening.answers = plan -> List.of(Feeds.answered(
                "Greenfield Surgery",
                plan,
                condition("c1", "Heart failure"),
                Feeds.json("{'resourceType':'Condition','id':'c2','clinicalStatus':{'coding':[{'code':'resolved'}]},"
                        + "'code':{'text':'Shingles'}}"),
                haemoglobinA1c("o1", "2026-11-01", 71)));

        String past = find("shingles");
        assertTrue(Pages.visible(past).contains("Among “1 past or inactive”"), Pages.visible(past));
        assertFalse(past.contains("<details class=\"sl-fold\""), past);

        String latest = find("hba1c");
        assertTrue(latest.contains("sl-panel--results"), latest);
        assertFalse(latest.contains("sl-panel--now"), "which only leads to it");
    }

    @Test
    @DisplayName("no chart shows more than the entries that match")
    void drawsNothingOfWhatDoesNotMatch() {
        opening.tabs = Set.of(new TabId("diabetes"));
        opening.answers = plan -> List.of(Feeds.answered(
                "Greenfield Surgery",
                plan,
                haemoglobinA1c("o1", "2026-11-01", 71),
                haemoglobinA1c("o2", "2026-05-01", 64),
                haemoglobinA1c("o3", "2025-11-01", 58)));
        assertTrue(opening.page(new TabId("diabetes")).contains("sl-chart__picture"), "the tab draws one");

        String found = find("64");

        assertTrue(Pages.visible(found).contains("64 mmol/mol"), found);
        assertFalse(found.contains("sl-chart__picture"), found);
    }

    @Test
    @DisplayName("what a source did not send was not searched, and that is said")
    void saysWhatWasNotSearched() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, condition("c1", "Heart failure")),
                Feeds.reading(Feeds.feed("Community Trust"), new FeedAnswer.Unavailable(Reason.TOO_SLOW, "x")));

        String text = Pages.visible(find("zzz"));

        assertTrue(
                text.contains("Not found. Searched in 1 of 2 sources, but not in all that is held by Community Trust."),
                text);
    }

    @Test
    @DisplayName("A11 each tab that is searched is an opening; its row names what is on the page and not the words")
    void isAnOpeningOfEachTab() {
        find("heart failure");

        assertEquals(
                List.of(
                        "session",
                        "policy",
                        "audit opening",
                        "policy",
                        "audit opening",
                        "read",
                        "reading closed",
                        "page",
                        "audit opened",
                        "audit opened"),
                opening.log);
        assertEquals(
                List.of(Delivery.FOUND, Delivery.FOUND),
                opening.opened.stream().map(AuditEvent.Opened::delivery).toList());
        List<String> shown = opening.opened.stream()
                .flatMap(opened -> opened.shown().stream())
                .flatMap(panel -> panel.resources().stream())
                .distinct()
                .toList();
        assertTrue(shown.toString().contains("Condition/c1"), shown.toString());
        assertFalse(shown.toString().contains("Condition/c2"), shown.toString());
        assertFalse(opening.opened.toString().contains("heart failure"));
    }

    @Test
    @DisplayName("A01 when a row of any tab cannot be written nothing is found")
    void findsNothingWithoutEveryRow() {
        opening.openedFails = true;

        assertThrows(AuditUnavailableException.class, () -> find("heart"));
    }

    @Test
    void aRoleThatOpensNoTabFindsNothing() {
        opening.tabs = Set.of();

        assertThrows(RecordNotShownException.class, () -> find("heart"));
        assertFalse(opening.log.contains("read"));
    }

    @Test
    @DisplayName("F19 what is withheld is not found")
    void whatIsWithheldIsNotFound() {
        opening.withheld = resource -> "c1".equals(resource.getIdElement().getIdPart());

        String html = find("heart failure");

        assertFalse(Pages.visible(html).contains("Heart failure"), html);
        assertTrue(
                html.contains(
                        "Not found</strong>. Searched in 1 of 1 source; items that are withheld were not searched."),
                html);
        assertFalse(html.contains("held by Greenfield Surgery"), "nobody learns who holds it");
    }

    private String find(String typed) {
        return opening.whole().find(opening.visit(), typed, new FindWords().query(typed));
    }

    private static Resource condition(String id, String words) {
        return Feeds.json("{'resourceType':'Condition','id':'" + id
                + "','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'" + words + "'}}");
    }

    private static Resource haemoglobinA1c(String id, String on, int value) {
        return Feeds.json("{'resourceType':'Observation','id':'" + id + "','status':'final','category':[{'coding':"
                + "[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]}],"
                + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'999791000000106'}],"
                + "'text':'Haemoglobin A1c level'},'effectiveDateTime':'" + on + "','valueQuantity':{'value':" + value
                + ",'unit':'mmol/mol'}}");
    }
}
