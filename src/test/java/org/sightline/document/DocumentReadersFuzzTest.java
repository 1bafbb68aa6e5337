package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Files as others send them: whatever stands in one, there is an outcome, soon, and none that runs a script. A plain run
 * reads the kept files; docs/CONTRIBUTING.md says how new ones are sought.
 */
@Isolated("it measures time")
class DocumentReadersFuzzTest {

    private static final long MOST_NANOS = HostileFilesTest.MOST.toNanos();
    private static final int WARMING = 30;

    private static int read;

    @FuzzTest
    void clinicalDocument(byte[] file) {
        shows(file, "application/xml");
    }

    @FuzzTest
    void rtf(byte[] file) {
        shows(file, "application/rtf");
    }

    @FuzzTest
    void html(byte[] file) {
        shows(file, "text/html");
    }

    @FuzzTest
    void fhirDocument(byte[] file) {
        shows(file, "application/fhir+json");
    }

    @FuzzTest
    void mail(byte[] file) {
        shows(file, "message/rfc822");
    }

    @FuzzTest
    void picture(byte[] file) {
        shows(file, "image/tiff");
    }

    private static void shows(byte[] file, String declared) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Rendering rendering = Rendering.of(file, declared, Letters.CHECKS);
        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertNotNull(rendering);
        // the first ones load and compile the readers
        assertTrue(++read < WARMING || took < MOST_NANOS, () -> took / 1_000_000 + " ms");
        if (rendering instanceof Rendering.Laid laid) {
            String page = laid.page().toLowerCase(Locale.ROOT);
            assertFalse(page.contains("<script"), "a script came through");
            assertFalse(page.contains("<iframe"), "a frame came through");
        }
    }
}
