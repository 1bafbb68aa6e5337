package org.sightline.codes.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
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
    @DisplayName(
            "A version that a server says on each code is the list's, its own title is kept, and another one refused")
    void keepsTheVersionThatEachCodeHas() throws IOException {
        server.saysVersionOfEachCode = true;
        CodesRun.Ended ended = run.run(
                "fetch",
                "--server",
                server.base(),
                "--url",
                "https://sightline.example/ValueSet/a",
                "--name",
                "fetched");
        assertEquals(0, ended.code(), ended.lines()::toString);
        ValueSet list = run.lists().getFirst();
        assertEquals(2500, list.size());
        assertEquals("Made up for tests", list.head().title());
        assertEquals(
                ExpandingServer.VERSION.replaceFirst(".*\\|", ""), list.head().version());
        assertEquals("2026-11-19", list.head().date().toString());

        server.changesVersion = true;
        assertEquals(
                "Not done: the server changed the list while it was read; fetch it again",
                fetch("--name", "other").lines().getFirst());
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
        // the first token ends after the first page
        server.authorized = header -> header.equals("Bearer t" + (server.asked.isEmpty() ? 1 : 2));
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
        assertEquals(List.of(), run.lists());
    }

    @Test
    @DisplayName(
            "VS9 a server that does not know SNOMED CT's own addresses is told from one that has no such value set")
    void saysWhatToDoWhereAServerDoesNotKnowImplicitValueSets() {
        server.refusal = "HAPI-2024: Unknown ValueSet";
        String refused = "Not done: the server answered 404: HAPI-2024: Unknown ValueSet";
        assertEquals(
                List.of(refused
                        + ". It may not know the addresses that SNOMED CT gives to reference sets and rules (HAPI"
                        + " FHIR does not): give it a value set of its own, and fetch that with --url."),
                fetch().lines());
        assertEquals(
                List.of(refused),
                run.run("fetch", "--server", server.base(), "--url", "https://sightline.example/ValueSet/a")
                        .lines());
    }

    @Test
    @DisplayName(
            "VS9 reference sets and rules are asked for by SNOMED CT's own addresses, of a release if one is named")
    void asksByTheAddressesOfSnomed() throws IOException {
        String release = "http://snomed.info/sct/83821000000107/version/20261119";
        String national = server.base().replace("/fhir", "/production1/fhir");
        String rule = "<< 73211009 |Diabetes mellitus| AND ^ 999004691000230108";
        assertEquals(
                0,
                run.run("fetch", "--server", national, "--ecl", rule, "--name", "by-rule")
                        .code());
        assertEquals(
                "http://snomed.info/sct?fhir_vs=ecl/%3C%3C%2073211009%20%7CDiabetes%20mellitus%7C%20AND%20%5E%20"
                        + "999004691000230108",
                server.url);
        assertEquals("/production1/fhir/ValueSet/$expand", server.path);
        assertEquals(0, fetch("--edition", release, "--name", "of-release").code());
        assertEquals(release + "?fhir_vs=refset/" + REFSET, server.url);
        assertEquals(
                List.of("", REFSET),
                run.lists().stream()
                        .map(list -> Objects.requireNonNullElse(list.head().refset(), ""))
                        .toList());
    }

    @Test
    void saysThatAServerCannotBeReached() {
        server.close();
        assertEquals(List.of("Not done: the server gave no whole answer: ConnectException"), fetch().lines());
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
