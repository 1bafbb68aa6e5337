package org.sightline.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.evidence.TestReports.Outcome;

class TestReportsTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhatBecameOfEachNamedTest() throws Exception {
        Files.writeString(folder.resolve("TEST-org.sightline.web.SomeTest.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="org.sightline.web.SomeTest" tests="5" errors="0" skipped="1" failures="1">
                  <testcase name="passes" classname="org.sightline.web.SomeTest" time="0.1"/>
                  <testcase name="ofRows(String, int)[1]" classname="org.sightline.web.SomeTest" time="0.1"/>
                  <testcase name="ofRows(String, int)[2]" classname="org.sightline.web.SomeTest" time="0.1">
                    <failure message="no" type="AssertionError">no</failure>
                  </testcase>
                  <testcase name="needsABrowser" classname="org.sightline.web.SomeTest" time="0"><skipped/></testcase>
                </testsuite>
                """);
        Files.writeString(folder.resolve("TEST-org.sightline.web.SomeTest$Inner.xml"), """
                <testsuite name="S12 what it is called" tests="1">
                  <testcase name="inside{Path}" classname="S12 what it is called" time="0.1">
                    <system-out>&lt;error/&gt;</system-out>
                  </testcase>
                </testsuite>
                """);
        TestReports reports = TestReports.of(List.of(folder, folder.resolve("not-there")));

        assertEquals(Outcome.PASSED, reports.outcome(named("passes")));
        assertEquals(Outcome.FAILED, reports.outcome(named("ofRows")), "one of its rows failed");
        assertEquals(Outcome.SKIPPED, reports.outcome(named("needsABrowser")));
        assertEquals(Outcome.PASSED, reports.outcome(named("inside")));
        assertEquals(Outcome.DID_NOT_RUN, reports.outcome(named("passe")));
    }

    @Test
    void aPipelineTakesNoSkippedTestForTheProofOfAControl() {
        CitedTest control = new CitedTest("docs/clinical-safety/hazards.yaml:9", "SomeTest", "needsABrowser");
        CitedTest requirement = new CitedTest("docs/requirements.csv:9", "SomeTest", "needsABrowser");

        assertFalse(TestReports.isProof(control, Outcome.SKIPPED, true));
        assertTrue(TestReports.isProof(control, Outcome.SKIPPED, false));
        assertTrue(TestReports.isProof(requirement, Outcome.SKIPPED, true));
        assertFalse(TestReports.isProof(requirement, Outcome.DID_NOT_RUN, false));
        assertFalse(TestReports.isProof(requirement, Outcome.FAILED, false));
        assertTrue(TestReports.isProof(control, Outcome.PASSED, true));
    }

    private static CitedTest named(String method) {
        return new CitedTest("docs/requirements.csv:9", "org.sightline.web.SomeTest", method);
    }
}
