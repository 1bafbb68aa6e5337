package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.HttpBrowser;
import org.sightline.testing.TestDatabase;
import org.sightline.testing.Waiting;

/** A feed that only social workers are shown, and a kind of information that an override opens, wherever they could be seen. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class WithheldKindPagesTest {

    private static final String MARCUS = "9990000204";
    private static final List<String> OF_THE_COUNCIL = List.of("Supported tenancy", "Section 117", "Lorna Quist");
    private static final List<String> OF_THE_KIND = List.of("Schizophrenia", "58214004");
    private static final List<String> PAGES = List.of(
            "/summary?complete=yes",
            "/gp-data?complete=yes",
            "/non-gp?complete=yes",
            "/care-coordinator?complete=yes",
            "/stream/summary",
            "/stream/non-gp",
            "/summary/problems",
            "/print");
    private static final String KINDS = """
            categories:
              - {name: what the council holds, feeds: [county-council], shownTo: {roles: [Social worker]}, source: a test}
              - name: severe mental illness
                codes: [{system: http://snomed.info/sct, code: "58214004", term: Severe mental illness}]
                override: afterOverride
                source: a test
            """;

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "sightline.launch-config")
    String folder;

    private Desk desk;
    private Path file;
    private String before;

    @BeforeEach
    void withhold() throws Exception {
        desk = new Desk(address);
        file = Path.of(folder, "withheld.yaml");
        before = Files.readString(file);
    }

    @AfterEach
    void putBack() throws Exception {
        inForce(before, false);
    }

    private void inForce(String text, boolean withheld) throws Exception {
        Files.writeString(file, text);
        Waiting.untilEqual(withheld, () -> desk.get("/withheld.csv").body().contains("what the council holds"));
    }

    private void withholding() throws Exception {
        int place = before.indexOf("categories:\n");
        inForce(place < 0 ? before + KINDS : before.replace("categories:\n", KINDS), true);
    }

    @Test
    @DisplayName(
            "KIND such a feed is not asked and such entries are on no page, piece or paper; each source says so once")
    void nothingOfItIsAnywhere() throws Exception {
        Desk.Launched rita = desk.launched("rita-okafor", MARCUS);
        assertShown(rita, OF_THE_COUNCIL, true);
        assertShown(rita, OF_THE_KIND, true);

        withholding();

        assertShown(rita, OF_THE_COUNCIL, false);
        assertShown(rita, OF_THE_KIND, false);
        Desk.Launched anew = desk.launched("rita-okafor", MARCUS);
        assertShown(anew, OF_THE_COUNCIL, false);
        assertShown(anew, OF_THE_KIND, false);
        String summary = words(anew, "/summary?complete=yes");
        assertTrue(summary.contains("County Council some information is withheld"), summary);
        assertTrue(summary.contains("Some items are withheld"), summary);
        String help = words(anew, "/help");
        assertTrue(help.contains("County Council Not asked for you: what it holds is withheld"), help);
        for (String typed : List.of("quist", "schizophrenia", "58214004")) {
            Map<String, String> form = new HashMap<>(HttpBrowser.fields(anew.body()));
            form.put("words", typed);
            String found = Desk.words(
                    desk.send(anew.record() + "/find", form, anew.cookie()).body());
            assertTrue(
                    found.contains("Not found") && found.contains("items that are withheld were not searched"), found);
            assertFalse(found.contains("Lorna Quist") || found.contains("Schizophrenia"), found);
        }
        assertEquals(
                "Nurse; withheld: what the council holds, severe mental illness, Children's social care|not-asked|0",
                opened("Rita Okafor"));
        assertEquals(List.of(), rowsThatTell());
    }

    @Test
    @DisplayName(
            "KIND whom its entry names is shown the feed, and an override opens what its entry says and nothing else")
    void whomItIsForAndAnOverride() throws Exception {
        withholding();
        Desk.Launched leila = desk.launched("leila-haddad", MARCUS);
        String summary = words(leila, "/summary?complete=yes");
        assertTrue(summary.contains("Supported tenancy"), summary);
        assertTrue(
                opened("Leila Haddad").contains("; withheld: severe mental illness|answered|"), opened("Leila Haddad"));

        Desk.Launched rita = desk.launched("rita-okafor", MARCUS);
        String words = "Feverish, on clozapine: I have to see what he takes.";
        assertEquals(
                303,
                desk.override(rita, desk.overrideForm(rita), "best-interests", words)
                        .statusCode());
        assertShown(rita, OF_THE_KIND, true);
        assertShown(rita, OF_THE_COUNCIL, false);
        Desk.Launched other = desk.launched("rita-okafor", MARCUS);
        assertShown(other, OF_THE_KIND, false);
    }

    private void assertShown(Desk.Launched launched, List<String> data, boolean shown) throws Exception {
        StringBuilder all = new StringBuilder();
        for (String page : PAGES) {
            all.append(
                    desk.ask("GET", launched.record() + page, launched.cookie()).body());
        }
        data.forEach(datum -> assertEquals(shown, all.indexOf(datum) >= 0, datum));
    }

    private String words(Desk.Launched launched, String page) throws IOException, InterruptedException {
        return Desk.words(
                desk.ask("GET", launched.record() + page, launched.cookie()).body());
    }

    /** By which rule the latest opening was, and what it says of the council's feed. */
    private String opened(String user) {
        return new TestDatabase(url)
                .asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT access_rule || '|' || (feed ->> 'outcome') || '|' || (feed ->> 'requests')
                                FROM audit_entry, jsonb_array_elements(feeds) AS feed
                                WHERE event = 'opened' AND feed ->> 'feed' = 'county-council' AND user_name = :user
                                ORDER BY sequence DESC LIMIT 1
                                """)
                        .bind("user", user)
                        .mapTo(String.class)
                        .one());
    }

    /** Rows in which any of it stands. */
    private List<String> rowsThatTell() {
        return new TestDatabase(url)
                .asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT event FROM audit_entry
                                WHERE audit_entry::text ~* 'schizophrenia|58214004|lorna quist|supported tenancy'
                                """).mapTo(String.class).list());
    }
}
