package org.sightline.tab.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.DocumentAsked.Use;
import org.sightline.context.TabId;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.registration.profile.TabShown;
import org.sightline.tab.Feeds;
import org.sightline.visit.RecordNotShownException;

/** Documents open by way of panels that a role is shown in full. */
class DocumentOfRoleTest {

    private final DocumentUnderTest document = new DocumentUnderTest();

    @Test
    @DisplayName("H13 where documents are known to exist only, or not at all, none opens and none is read")
    void opensNoneThatTheRoleIsNotShown() {
        for (TabShown summary : List.of(
                new TabShown(List.of("contacts", "documents"), Set.of(), Set.of("documents")),
                new TabShown(List.of("contacts", "social-care"), Set.of(), Set.of()))) {
            document.opening.profile = profile(summary);
            document.found("text/plain", "Dear colleague");
            assertThrows(RecordNotShownException.class, () -> document.open(Use.PAGE));
            assertFalse(document.opening.log.contains("read document"));
        }
    }

    @Test
    @DisplayName("H13 of a tab that is not shown whole only what a panel takes that is shown in full may be read")
    void readsWhatAPanelTakesThatIsShown() {
        document.opening.profile = profile(new TabShown(List.of("advance-directives"), Set.of(), Set.of()));
        document.found("text/plain", "Dear colleague");
        document.open(Use.DOWNLOAD);
        assertTrue(document.withheld.test(Feeds.json("{'resourceType':'DocumentReference','id':'d1','type':{'coding':"
                + "[{'system':'http://snomed.info/sct','code':'823691000000103'}]}}")));
        assertFalse(document.withheld.test(Feeds.json("{'resourceType':'DocumentReference','id':'d2','type':{'coding':"
                + "[{'system':'http://snomed.info/sct','code':'1382601000000107'}]}}")));
        assertFalse(document.withheld.test(Feeds.json("{'resourceType':'Binary','id':'b1'}")));
    }

    @Test
    void opensWhatTheRoleIsShownInFull() {
        document.opening.profile =
                profile(new TabShown(List.of("documents", "contacts"), Set.of(), Set.of("contacts")));
        document.found("text/plain", "Dear colleague");
        DocumentResponse.File file = assertInstanceOf(DocumentResponse.File.class, document.open(Use.DOWNLOAD));
        assertEquals("Dear colleague", new String(file.bytes(), java.nio.charset.StandardCharsets.UTF_8));
        assertFalse(document.withheld.test(Feeds.json("{'resourceType':'DocumentReference','id':'d1'}")));
    }

    private static RoleProfile profile(TabShown summary) {
        return new RoleProfile("Secretary", Map.of(TabId.SUMMARY, summary));
    }
}
