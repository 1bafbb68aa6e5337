package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.FeedId;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.ObjectionScope.Parts;
import org.sightline.demo.DemoProfile;
import org.sightline.policy.objection.Objecting;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionRegister;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** A patient who objects to one source and to one kind of information, at every place where either could be seen. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class PartlyObjectedTest {

    private static final NhsNumber MARCUS = new NhsNumber("9990000204");
    private static final FeedId COUNCIL = new FeedId("county-council");
    private static final Parts PARTS = new Parts(Set.of(COUNCIL), Set.of("mental-health"));
    private static final String WISH = "Some information is not shown, at the patient\u2019s wish.";
    private static final List<String> NOT_SHOWN =
            List.of("Schizophrenia", "58214004", "Supported tenancy", "Section 117", "Lorna Quist", "Crisis plan<");

    private static final List<String> PAGES = List.of(
            "/summary?complete=yes",
            "/gp-data?complete=yes",
            "/non-gp?complete=yes",
            "/care-coordinator?complete=yes",
            "/stream/summary",
            "/stream/non-gp",
            "/summary/problems",
            "/print");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    ObjectionRegister register;

    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(address);
    }

    @AfterEach
    void takeItBack() {
        record(ObjectionChange.REVERSED, PARTS);
    }

    @Test
    @DisplayName(
            "a source objected to is not asked, a category is nowhere to be read, and each page says that there is more")
    void nothingOfTheSourceOrTheCategoryIsAnywhere() throws Exception {
        Desk.Launched earlier = desk.launched("rita-okafor", MARCUS.digits());
        StringBuilder before = new StringBuilder();
        for (String page : PAGES) {
            before.append(
                    desk.ask("GET", earlier.record() + page, earlier.cookie()).body());
        }
        NOT_SHOWN.forEach(
                datum -> assertTrue(before.indexOf(datum) >= 0, datum + " is not shown without an objection"));
        assertTrue(before.indexOf(WISH) < 0, WISH);
        record(ObjectionChange.OBJECTED, PARTS);

        Desk.Launched rita = desk.launched("rita-okafor", MARCUS.digits());
        String record = rita.record();
        for (String page : PAGES) {
            String body = desk.ask("GET", record + page, rita.cookie()).body();
            NOT_SHOWN.forEach(datum -> assertFalse(body.contains(datum), page + " shows " + datum + "\n" + body));
            assertTrue(page.startsWith("/stream") || body.contains(WISH), page + "\n" + body);
        }
        String summary = Desk.words(
                desk.ask("GET", record + "/summary?complete=yes", rita.cookie()).body());
        assertTrue(summary.contains("County Council some information is withheld"), summary);
        assertTrue(summary.contains("Some items are withheld"), summary);
        assertEquals("[\"county-council\"]|[\"mental-health\"]|not-asked|0", opened());
    }

    @Test
    void whoObjectsMeanwhileIsHeardAtTheNextClick() throws Exception {
        Desk.Launched rita = desk.launched("rita-okafor", MARCUS.digits());
        record(ObjectionChange.OBJECTED, PARTS);

        String page = desk.ask("GET", rita.record() + "/stream/summary", rita.cookie())
                .body();
        NOT_SHOWN.forEach(datum -> assertFalse(page.contains(datum), page));
    }

    @Test
    void anOverrideOpensWhatItsRuleSays() throws Exception {
        record(ObjectionChange.OBJECTED, PARTS);
        Desk.Launched rita = desk.launched("rita-okafor", MARCUS.digits());
        String words = "Feverish, on clozapine: I have to see what he takes.";
        assertEquals(
                303,
                desk.override(rita, desk.overrideForm(rita), "best-interests", words)
                        .statusCode());

        String page = desk.ask("GET", rita.record() + "/summary?complete=yes", rita.cookie())
                .body();
        assertTrue(page.contains("Schizophrenia") && !page.contains(WISH), page);
    }

    private void record(ObjectionChange change, ObjectionScope scope) {
        register.record(
                Objecting.imogen("northgate-hospital"), Objecting.byLetter(MARCUS, change, scope), Caller.OURSELVES);
    }

    /** What the latest opening says of what it left out, and of the council's feed. */
    private String opened() {
        return new TestDatabase(url)
                .asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT (objection -> 'feeds')::text || '|' || (objection -> 'categories')::text || '|'
                                    || (feed ->> 'outcome') || '|' || (feed ->> 'requests')
                                FROM audit_entry, jsonb_array_elements(feeds) AS feed
                                WHERE event = 'opened' AND feed ->> 'feed' = 'county-council'
                                ORDER BY sequence DESC LIMIT 1
                                """).mapTo(String.class).one());
    }
}
