package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.context.Coded;
import org.sightline.context.TabId;
import org.sightline.registration.LaunchRegistration;

/** What a folder takes away from roles, feeds and everybody. */
class TakingAccessAwayTest {

    private static final String SOUTHGATE = "organisations/southgate.yaml";
    private static final String FEED = "feeds/greenfield.yaml";
    private static final String ACCESS = "access.yaml";
    private static final String ROLES = TakingAwayTest.ROLES;

    @TempDir
    Path temporary;

    private ReloadingNode node;

    @BeforeEach
    void start() throws JOSEException {
        node = TakingAwayTest.nodeOf(temporary.resolve("config"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    @DisplayName("K-TAKE-1 a removed role, group of roles, tab or override counts no more")
    void rolesAreTakenAway() {
        breakTheFeed();
        assertTrue(tabsOf("R8010").contains(new TabId("summary")));
        node.folder.change(
                ACCESS,
                text -> text.replace(", {system: " + ROLES + ", code: R8002}", "")
                        .replace("[summary, documents]", "[summary, timeline]")
                        .replaceAll("(?s)  - name: Clerk.*?tabs: \\[summary\\]\n", "")
                        .replace("[Nurse, Clerk]", "[Nurse]"));
        node.look(2);
        assertEquals("[summary]", tabsOf("R8001").toString());
        assertEquals("[]", tabsOf("R8002").toString());
        assertEquals("[]", tabsOf("R8010").toString());
        assertEquals("[Nurse]", node.config().access().override().roles().toString());
    }

    @Test
    @DisplayName(
            "K-TAKE-1 a removed organisation that another file still names takes its roles' tabs along all the same")
    void accessIsNarrowedThoughItNamesWhatIsGone() throws IOException {
        Files.delete(node.folder.root.resolve(SOUTHGATE));
        node.folder.change(ACCESS, text -> text.replace("[summary, documents]", "[summary]"));
        node.look(2);
        assertEquals(1, node.reload.refused().orElseThrow().errors().size());
        assertEquals(List.of("northgate"), organisations());
        assertEquals("[summary]", tabsOf("R8001").toString());
    }

    @Test
    @DisplayName("K-TAKE-1 stricter terms and more that is withheld count, and a feed that is gone is asked no more")
    void stricterRulesCount() {
        node.folder.write("feeds/riverside.yaml", ConfigFolder.FEED.replace("greenfield", "riverside"));
        node.look(2);
        node.folder.write(ACCESS, "roles: {}\n");
        node.folder.change(SOUTHGATE, text -> text + "networks: [10.20.0.0/16]\nfeeds: [greenfield]\n");
        node.folder.change(
                "withheld.yaml",
                text -> text.replace(
                                "codes: []",
                                "codes: [{system: http://snomed.info/sct, code: \"9990001\", term: a, source: a}]")
                        + "categories: [{name: a, feeds: [greenfield], source: a}]\n");
        node.look(2);
        assertTrue(!node.config().access().termsOf("southgate").admitsFrom("10.21.0.1"));
        assertEquals(1, node.config().withheld().codes().single().size());
        assertEquals(1, node.config().withheld().categories().size());
        assertTrue(node.config().feeds().stream()
                .noneMatch(feed -> feed.id().value().equals("riverside") && feed.isFor("southgate")));
        assertTrue(node.config().feeds().stream().allMatch(feed -> feed.isFor("northgate")));
    }

    @Test
    @DisplayName("K-TAKE-1 an empty folder means that nobody launches")
    void anEmptyFolderMeansNobody() throws IOException {
        try (Stream<Path> all = Files.walk(node.folder.root)) {
            for (Path one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!one.equals(node.folder.root)) {
                    Files.delete(one);
                }
            }
        }
        node.look(2);
        assertEquals(List.of(), organisations());
        assertNotEquals(node.atStart, node.config().version());
        assertEquals("[]", tabsOf("R8001").toString());
        assertTrue(node.reload.refused().isPresent());
    }

    private void breakTheFeed() {
        node.folder.change(FEED, text -> text.replace("freshness", "fresness"));
    }

    private List<String> organisations() {
        return node.config().organisations().stream()
                .map(LaunchRegistration::id)
                .toList();
    }

    private Set<TabId> tabsOf(String role) {
        return node.config().access().tabsOf(new Coded(ROLES, role, ""), "southgate");
    }
}
