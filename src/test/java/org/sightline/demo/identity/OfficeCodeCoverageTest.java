package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.coverage.CodeCoverage;
import org.sightline.coverage.CodeFinder;
import org.sightline.coverage.CodedEntry;
import org.sightline.coverage.CoveredPanel;
import org.sightline.coverage.FoundBy;
import org.sightline.demo.DemoProfile;
import org.sightline.display.CodeMaps.MappedCode;
import org.sightline.display.CodeTerms;
import org.sightline.display.CompletedCodes;
import org.sightline.testing.DatabaseResource;

/** Which codes came and by what panels found them, for officers who look after data quality, through the real sign-in. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeCodeCoverageTest {

    private static final String PAGE = "/office/code-coverage";
    private static final String CODES = "/office/code-coverage.csv";
    private static final String TOTALS = "/office/code-coverage-totals.csv";
    private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";
    private static final String NORTHGATE = "northgate-hospital";
    private static final String GREENFIELD = "greenfield-surgery";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Inject
    CodeCoverage coverage;

    @BeforeEach
    void count() {
        count(new CoveredPanel(NORTHGATE, GREENFIELD, "end-of-life", "not-placed"), "73761001", FoundBy.NOTHING);
        count(
                new CoveredPanel(NORTHGATE, GREENFIELD, "diabetes", "care-processes"),
                "44054006",
                FoundBy.list("DM_COD", "20251119"));
        count(new CoveredPanel(GREENFIELD, NORTHGATE, "summary", "not-placed"), "387713003", FoundBy.NOTHING);
    }

    @Test
    void dataQualityReadsTheCodesOfItsOwnOrganisation() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.ANJALI, address);

        HttpResponse<String> page = browser.get(PAGE + "?tab=end-of-life&feed=" + GREENFIELD);
        assertEquals(200, page.statusCode());
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        String html = page.body();
        assertTrue(html.contains("&lt;b&gt;Term of 73761001"), html);
        assertTrue(html.contains("SNOMED CT 73761001"), html);
        assertTrue(html.contains("Greenfield Surgery: A panel"), html);
        assertTrue(html.contains("Counted by this node since it started, on "), html);
        assertFalse(html.contains("387713003"), html);
        String listed = browser.get(PAGE + "?tab=diabetes&found=list").body();
        assertTrue(listed.contains("Published list DM_COD, version 20251119"), listed);
        assertTrue(listed.contains("Asked: all times"), listed);
        assertTrue(browser.get("/office").body().contains("href=\"" + PAGE + "\""));
    }

    @Test
    void savesCodesAndTotalsAsFiles() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.ANJALI, address);
        HttpResponse<String> codes = browser.get(CODES);
        assertTrue(codes.headers().firstValue("Content-Type").orElseThrow().startsWith("text/csv"));
        assertTrue(
                codes.body()
                        .contains("\"Greenfield Surgery\",\"Diabetes\",\"A panel\",\"Published list\",\"DM_COD\","
                                + "\"20251119\",\"Procedure\",\"http://snomed.info/sct\",\"44054006\","
                                + "\"<b>Term of 44054006\",\""),
                codes.body());
        assertFalse(codes.body().contains("387713003"), codes.body());

        String totals = browser.get(TOTALS + "?tab=end-of-life").body();
        assertTrue(totals.contains("\"Greenfield Surgery\",\"End of life\",\"A panel\",\""), totals);
        assertFalse(totals.contains("Diabetes"), totals);
    }

    @Test
    void filtersBySourceTabAndWhatFoundIt() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.ANJALI, address);
        String listed =
                browser.get(PAGE + "?feed=greenfield-surgery&found=list").body();
        assertTrue(listed.contains("SNOMED CT 44054006") && !listed.contains("SNOMED CT 73761001"), listed);
        assertTrue(listed.contains("<option value=\"list\" selected>"), listed);
        assertTrue(listed.contains("href=\"" + CODES + "?feed=greenfield-surgery&amp;found=list\""), listed);
        assertTrue(browser.get(PAGE + "?tab=end-of-life").body().contains("SNOMED CT 73761001"));
        assertTrue(browser.get(PAGE + "?feed=meadow-pharmacy").body().contains("No code matches."));
        assertTrue(browser.get(PAGE + "?tab=diabetes&feed=" + GREENFIELD + "&found=%3Cscript%3E")
                .body()
                .contains("SNOMED CT 44054006"));
    }

    @Test
    void saysWhichCodesMapToSeveral() throws Exception {
        Procedure entry = new Procedure().setCode(new CodeableConcept(new Coding(ICD_10, "W19.9", "Fall")));
        List<MappedCode> targets = IntStream.range(0, 7)
                .mapToObj(i -> new MappedCode("70000" + i, "a map", "1"))
                .toList();
        new CompletedCodes((_, _) -> targets, CodeTerms.NONE).in(entry);
        coverage.count(
                new CoveredPanel(NORTHGATE, GREENFIELD, "frailty", "falls"),
                "A panel",
                1,
                List.of(new CodedEntry(entry, entry)),
                new Always(FoundBy.NOTHING));
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.ANJALI, address);
        String several = browser.get(PAGE + "?found=several").body();
        assertTrue(
                several.contains("Maps to 7 SNOMED CT concepts, so that nobody can say which is meant:"
                        + " 700000, 700001, 700002, 700003, 700004 and 2 more"),
                several);
        assertFalse(several.contains("SNOMED CT 44054006"), several);
        assertTrue(browser.get(CODES).body().contains("\"700000 700001 700002 700003 700004 700005 700006\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, CODES, TOTALS})
    void nobodyElseReadsThem(String what) throws Exception {
        OfficeBrowser privacy = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        assertEquals(403, privacy.get(what).statusCode());
        assertFalse(privacy.get("/office").body().contains(PAGE));
    }

    private void count(CoveredPanel panel, String code, FoundBy by) {
        Procedure entry = new Procedure()
                .setCode(new CodeableConcept(new Coding("http://snomed.info/sct", code, "<b>Term of " + code))
                        .setText("Mrs Adeyemi"));
        coverage.count(panel, "A panel", 3, List.of(new CodedEntry(entry, entry)), new Always(by));
    }

    /** Finds every code by the same. */
    record Always(FoundBy by) implements CodeFinder {

        @Override
        public Object rules() {
            return Always.class;
        }

        @Override
        public Optional<FoundBy> byCode(Coding code) {
            return by.way().isByCode() ? Optional.of(by) : Optional.empty();
        }

        @Override
        public FoundBy otherwise(Resource entry) {
            return by;
        }
    }
}
