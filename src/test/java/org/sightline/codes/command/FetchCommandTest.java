package org.sightline.codes.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;

/** Against a server of our own on loopback. */
class FetchCommandTest {

    private static final String REFSET = concept(900);

    @TempDir
    Path root;

    private CodesRun run;
    private ExpandingServer server;

    @BeforeEach
    void start() throws IOException {
        run = new CodesRun(root);
        server = new ExpandingServer(2500);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CodesRun.Ended fetch(String... more) {
        String[] arguments = new String[more.length + 5];
        List<String> begin = List.of("fetch", "--server", server.base(), "--refset", REFSET);
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < 5 ? begin.get(i) : more[i - 5];
        }
        return run.run(arguments);
    }

    @Test
    void readsAllPagesAndKeepsTheVersion() throws IOException {
        CodesRun.Ended ended = fetch("--name", "fetched");
        assertEquals(0, ended.code(), ended.lines()::toString);
        ValueSet list = run.lists().getFirst();
        assertEquals(2500, list.size());
        assertEquals(REFSET, list.head().refset());
        assertEquals("2026-11-19", list.head().date().toString());
        assertEquals(ExpandingServer.VERSION, list.head().version());
        assertEquals(Optional.of("Code 7"), list.term(ListSystem.SNOMED, concept(7)));
        assertEquals(List.of("count=1000&offset=0", "count=1000&offset=1000", "count=1000&offset=2000"), server.asked);
        assertEquals("http://snomed.info/sct?fhir_vs=refset/" + REFSET, server.url);
    }

    @Test
    void asksAgainWhenTheServerSaysSoAndForLessWhenItIsTooMuch() throws IOException {
        server.busyFor = 2;
        server.mostPerPage = 300;
        assertEquals(0, fetch("--name", "fetched").code());
        assertEquals(2500, run.lists().getFirst().size());
        assertEquals("count=250&offset=0", server.asked.get(server.asked.indexOf("count=500&offset=0") + 1));
    }

    @Test
    void givesTheSecretForATokenAndRenewsItWhenItEnds() throws IOException {
        server.needsToken = true;
        Path secret = run.file("secret", "s3cret");
        CodesRun.Ended ended = fetch(
                "--name",
                "fetched",
                "--token-url",
                server.base() + "/token",
                "--client-id",
                "us",
                "--secret",
                "file:" + secret);
        assertEquals(0, ended.code(), ended.lines()::toString);
        assertEquals(2, server.tokensGiven);
        assertEquals(2, fetch().code());
        assertTrue(fetch("--token-url", server.base() + "/token", "--client-id", "us", "--secret", "s3cret")
                .lines()
                .getFirst()
                .startsWith("--secret has to say where the secret is"));
        assertEquals(
                List.of("Not done: the token endpoint refused us: 401 invalid_client"),
                fetch("--token-url", server.base() + "/token", "--client-id", "others", "--secret", "file:" + secret)
                        .lines());
    }

    @Test
    void importsNothingThatIsNotWhole() throws IOException {
        server.missing = 1;
        assertEquals(List.of("Not done: the server counts 2500 codes and gave 2499"), fetch().lines());
        server.missing = 0;
        server.ignoresOffset = true;
        assertEquals(List.of("Not done: the server gives the same page again and again"), fetch().lines());
        server.ignoresOffset = false;
        server.changesVersion = true;
        assertEquals(
                List.of("Not done: the server changed the list while it was read; fetch it again"), fetch().lines());
        server.refusal = "No such reference set";
        assertEquals(List.of("Not done: the server answered 404: No such reference set"), fetch().lines());
        assertEquals(List.of(), run.lists());
    }

    @Test
    void asksOnlyByHttpsAndForOneThing() {
        assertEquals(
                2,
                run.run("fetch", "--server", "http://terminology.example", "--refset", REFSET)
                        .code());
        assertEquals(2, run.run("fetch", "--server", server.base()).code());
        assertEquals(
                2,
                run.run("fetch", "--server", server.base(), "--refset", REFSET, "--ecl", "<< 1")
                        .code());
        assertEquals(List.of(), server.asked);
    }
}
