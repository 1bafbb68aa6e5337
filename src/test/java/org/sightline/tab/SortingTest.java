package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.PanelDefinition;

/** Where the Summary puts observations that have no category. */
class SortingTest {

    private static final Set<String> REPORTED = Set.of("Observation/reported");

    private final List<PanelDefinition> panels =
            new TabCatalogue().find(TabId.SUMMARY).orElseThrow().panels();
    private Sorting sorting = new Sorting(panels, List.of());

    @Test
    void sortsWhatHasNoCategory() {
        assertEquals(
                "vital-signs",
                panelsOf(
                        observation("a", "'code':{'coding':[{'system':'http://snomed.info/sct','code':'75367002'}]}")));
        assertEquals("results", panelsOf(observation("reported", "'code':{'text':'Potassium'}")));
        assertEquals(
                "results", panelsOf(observation("b", "'code':{'text':'Potassium'},'specimen':{'display':'Blood'}")));
        assertEquals(
                "social-history",
                panelsOf(observation(
                        "c", "'code':{'coding':[{'system':'http://snomed.info/sct','code':'266919005'}]}")));
    }

    @Test
    void leavesTheRestToItsPanel() {
        assertEquals("other-observations", panelsOf(observation("d", "'code':{'text':'Zed'}")));
        assertEquals(
                "other-observations",
                panelsOf(observation(
                        "e", "'category':[{'coding':[{'system':'x','code':'imaging'}]}],'code':{'text':'Zed'}")));
        assertEquals(
                "other-observations",
                panelsOf(observation("f", "'category':[{'text':'Imaging'}],'code':{'text':'Zed'}")));
    }

    @Test
    void putsAnEntryWhereEntriesOfTheSameCodeStand() {
        String laboratory =
                "'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]}],";
        String hba1c =
                "'code':{'coding':[{'system':'http://snomed.info/sct','code':'999791000000106'}],'text':'HbA1c'}";
        assertEquals("other-observations", panelsOf(observation("g", hba1c)));

        sorting = new Sorting(
                panels,
                List.of(
                        observation("a", laboratory + hba1c),
                        observation("b", laboratory + "'code':{'text':'Zinc level'}")));

        assertEquals("results", panelsOf(observation("g", hba1c)));
        assertEquals("results", panelsOf(observation("h", "'code':{'text':'zinc LEVEL'}")));
        assertEquals(
                "other-observations",
                panelsOf(observation("i", "'code':{'coding':[{'system':'x','code':'1'}],'text':'HbA1c'}")));
        assertEquals("other-observations", panelsOf(observation("j", "'code':{'text':'Zinc'}")));
    }

    private String panelsOf(Resource resource) {
        return panels.stream()
                .filter(panel -> !Set.of("advance-directives", "now").contains(panel.kind()))
                .filter(panel -> panel.searches().stream().anyMatch(need -> takes(panel, need, resource)))
                .map(PanelDefinition::id)
                .collect(Collectors.joining(", "));
    }

    private boolean takes(PanelDefinition panel, SearchNeed need, Resource resource) {
        if (!need.resourceType().equals("Observation")) {
            return false;
        }
        List<Resource> read = List.of(resource);
        return Sorting.takesTheRest(panel)
                ? sorting.rest(panel, read, REPORTED).findAny().isPresent()
                : MatchFilter.isAskedBy(need, resource)
                        || sorting.uncategorised(panel, need, read, REPORTED)
                                .findAny()
                                .isPresent();
    }

    private static Resource observation(String id, String content) {
        return Feeds.json("{'resourceType':'Observation','id':'" + id + "','status':'final'," + content + "}");
    }
}
