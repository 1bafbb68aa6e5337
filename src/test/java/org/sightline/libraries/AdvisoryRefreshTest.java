package org.sightline.libraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OSV answers, made into the list that the build reads. */
class AdvisoryRefreshTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final List<Library> ON_BOARD = List.of(new Library("org.example:codec", "2.5"));
    private static final String FOUND = """
            {"results":[{"vulns":[{"id":"GHSA-aaaa-bbbb-cccc","modified":"2026-11-01T00:00:00Z"}]}]}""";
    private static final String ENTRY = """
            {"id":"GHSA-aaaa-bbbb-cccc","aliases":["CVE-2026-0001"],"database_specific":{"severity":"MODERATE"},
            "affected":[{"package":{"ecosystem":"Maven","name":"org.example:codec"},"ranges":[{"type":"ECOSYSTEM",
            "events":[{"introduced":"0"},{"fixed":"1.4"}]},{"type":"ECOSYSTEM","events":[{"introduced":"2.0"},
            {"last_affected":"2.6"}]}]},{"package":{"ecosystem":"Maven","name":"org.example:other"}}]}""";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("advisories.yaml"), """
                # Kept.
                asked: '2026-01-01'
                advisories:
                - id: CVE-2026-0001
                  package: org.example:codec
                  affected: (,1)
                  severity: HIGH
                  source: https://example.org/
                  accepted: {reason: 'nobody calls it', until: '2026-12-31'}
                """);
    }

    @Test
    @DisplayName("LIB-3 the list is written anew from OSV's answers, and what was accepted stays accepted")
    void theListIsWrittenAnew() throws Exception {
        HttpServer osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        osv.createContext("/v1/", request -> {
            boolean batch = request.getRequestURI().getPath().equals("/v1/querybatch");
            byte[] answer = (batch ? FOUND : ENTRY).getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(200, answer.length);
            request.getResponseBody().write(answer);
            request.close();
        });
        osv.start();
        try {
            URI base = URI.create("http://localhost:" + osv.getAddress().getPort());
            assertEquals(1, AdvisoryRefresh.refresh(base, file, ON_BOARD, TODAY));
        } finally {
            osv.stop(0);
        }
        Advisories list = Advisories.read(file);
        Advisory advisory = list.all().getFirst();
        assertEquals(TODAY, list.asked());
        assertEquals(
                "CVE-2026-0001 (,1.4),[2.0,2.6] MEDIUM",
                advisory.id() + " " + advisory.affected() + " " + advisory.severity());
        assertTrue(advisory.affects(ON_BOARD.getFirst()));
        assertEquals(
                LocalDate.of(2026, 12, 31),
                advisory.accepted() == null ? null : advisory.accepted().until());
        assertTrue(Files.readString(file).startsWith("# Kept.\n"));
    }

    @Test
    @DisplayName("LIB-3 a database that cannot be asked is a failure, and the list stays as it was")
    void anUnreachableDatabaseIsAFailure() throws Exception {
        String before = Files.readString(file);
        URI nobody = URI.create("http://localhost:1");
        assertThrows(IOException.class, () -> AdvisoryRefresh.refresh(nobody, file, ON_BOARD, TODAY));
        assertEquals(before, Files.readString(file));
    }
}
