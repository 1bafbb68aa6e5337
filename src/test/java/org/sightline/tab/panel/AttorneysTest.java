package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

class AttorneysTest {

    @Test
    void findsAttorneysByCodeAndByWordsAndLeavesOthersToTheContacts() {
        Panel view = attorneys()
                .source(
                        "Community",
                        person("1", "{'text':'Attorney for health and welfare'}", ""),
                        person(
                                "2",
                                "{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-RoleCode','code':'HPOWATT'}]}",
                                ""),
                        person("3", "{'text':'Son'}", ""),
                        person("4", "{'text':'Court appointed deputy'}", ",'period':{'end':'2020-01-01'}"))
                .show();
        assertEquals(2, view.frame().count());
        assertEquals(2, view.tables().getFirst().total());
        assertEquals("1 no longer", view.tables().getLast().title());
    }

    @Test
    void saysNoneOnlyWhenEverySourceAnswered() {
        Panel whole = attorneys().source("Community").show();
        assertTrue(whole.frame().empty().startsWith("No attorneys or deputies among the people known recorded"));
        Panel part = attorneys().source("Community").failed("Hospital").show();
        assertTrue(part.frame().empty().contains("This is not the whole"));
    }

    private static Given attorneys() {
        return Given.of(new PanelDefinition(
                "attorneys",
                "attorneys",
                "Attorneys",
                List.of(SearchNeed.all("RelatedPerson")),
                Map.of(
                        "attorney",
                        List.of(new ReviewedCode(
                                "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "HPOWATT", "term", "source"))),
                Excerpt.ALL,
                PanelRules.NONE));
    }

    private static String person(String id, String relationship, String more) {
        return "{'resourceType':'RelatedPerson','id':'" + id + "','name':[{'text':'Jean Pym'}],'relationship':["
                + relationship + "]" + more + "}";
    }
}
