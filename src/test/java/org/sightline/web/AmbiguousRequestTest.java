package org.sightline.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.report.ReportProfile;
import org.sightline.testing.DatabaseResource;

/** What two servers on a request's way could read differently is refused before anything else is done with it. */
@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class AmbiguousRequestTest {

    private static final String SECOND = "GET /probe/caller HTTP/1.1\r\nHost: viewer\r\n\r\n";

    @ParameterizedTest(name = "{0}")
    @DisplayName("S34: a path that has another spelling is refused, whatever it leads to")
    @ValueSource(
            strings = {
                "/office;x",
                "/office/launches;x=1",
                "/probe/caller;jsessionid=1",
                "/office/;/launches",
                "//probe/caller",
                "/probe//caller",
                "/./probe/caller",
                "/probe/./caller",
                "/probe/x/../caller",
                "/probe/..",
                "/probe/%2e%2e/office",
                "/probe%2fcaller",
                "/probe%2Fcaller",
                "/probe%5Ccaller",
                "/probe\\caller",
                "/probe/caller%00",
                "/probe/caller%0A",
                "/probe/c%61ller",
                "/probe/c%2561ller",
                "/office%3Bx",
                "/probe/%c3%a9",
                "/probe/%C0%AE%C0%AE/caller",
                "/probe/caller%",
                "/probe/caller%4",
                "/probe/caller%zz",
                "/probe/\u00e9",
                "/probe/caller#x",
                "http://viewer/probe/caller"
            })
    void refusesPathsWithAnotherSpelling(String path) throws IOException {
        RawConnection.Answer answer = send("GET " + path + " HTTP/1.1\r\nHost: viewer\r\n\r\n");

        assertEquals(List.of(400), answer.statuses(), answer.text());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/probe/caller", "/probe/caller?next=//x;y/..%2f", "/probe/caller?"})
    void answersPathsWithOneSpelling(String path) throws IOException {
        assertEquals(
                List.of(200),
                send("GET " + path + " HTTP/1.1\r\nHost: viewer\r\n\r\n").statuses());
    }

    @ParameterizedTest
    @DisplayName("S35: a request whose end is ambiguous is refused, and nothing more is read from its connection")
    @ValueSource(
            strings = {
                // one body, two lengths
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 0\r\nContent-Length: 5\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n\r\nfield",
                "Content-Length: 5, 5\r\n\r\nfield",
                "Content-Length: +5\r\n\r\nfield",
                "Content-Length: 5x\r\n\r\nfield",
                "Content-Length: -1\r\n\r\n",
                "Content-Length:\r\n\r\n",
                // codings that only some know
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                // header lines
                "X-Bare: one\nContent-Length: 5\r\n\r\nfield",
                "X-Bare: one\rContent-Length: 5\r\n\r\nfield",
                "Content-Length : 5\r\n\r\nfield",
                "X Space: one\r\n\r\n",
                "X-Nul: o\0ne\r\n\r\n",
                "No colon\r\n\r\n"
            })
    void refusesAmbiguousFraming(String rest) throws IOException {
        RawConnection.Answer answer = send(form(rest) + SECOND);

        assertEquals(List.of(400), answer.statuses(), answer.text());
        assertTrue(answer.closed(), "the connection stays open");
    }

    @ParameterizedTest
    @DisplayName("S35: a request line that is not one line of three words is refused")
    @ValueSource(
            strings = {
                "GET /probe/caller HTTP/1.1\nHost: viewer\r\n\r\n",
                "GET /probe/caller\r\nHost: viewer\r\n\r\n",
                "GET /probe/caller HTTP/1.1 x\r\nHost: viewer\r\n\r\n",
                "GET /probe/caller HTTP/1.1\r\nHost: viewer\r\nHost: other\r\n\r\n",
                "POST /probe/form HTTP/1.0\r\nHost: viewer\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /probe/caller HTTP/2.0\r\nHost: viewer\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void refusesStrangeRequestLines(String request) throws IOException {
        RawConnection.Answer answer = send(request + SECOND);

        assertEquals(List.of(400), answer.statuses(), answer.text());
        assertTrue(answer.closed(), "the connection stays open");
    }

    @Test
    @DisplayName("S35: nothing is upgraded to HTTP/2 without TLS")
    void offersNoClearTextUpgrade() throws IOException {
        RawConnection.Answer answer = send("GET /probe/caller HTTP/1.1\r\nHost: viewer\r\n"
                + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

        assertEquals(List.of(200), answer.statuses(), answer.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\n6\r\nfield=\r\n5\r\nvalue\r\n0\r\n\r\n",
                "transfer-encoding: Chunked\r\n\r\n00b\r\nfield=value\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nb;x\r\nfield=value\r\n0;y\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nb\r\nfield=value\r\n0\r\nContent-Length: 5\r\n\r\n"
            })
    @DisplayName("S35: a form in chunks is answered, and nothing is taken for a request that follows it")
    void readsNothingAfterChunks(String rest) throws IOException {
        RawConnection.Answer answer = send(form(rest) + SECOND);

        assertEquals(List.of(200), answer.statuses(), answer.text());
        assertTrue(answer.closed(), "the connection stays open");
        assertTrue(answer.text().contains("changed value"), answer.text());
    }

    @ParameterizedTest
    @DisplayName("S35: what is wrong with a chunk shows only after the request began, and ends the connection")
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\n5 ;a=\"\n\"\r\nfield\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\nfield\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nfieldXX0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0x5\r\nfield\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nb;x=\"\r\nfield=value\r\n0\r\n\r\n"
            })
    void answersNothingAfterABrokenChunk(String rest) throws IOException {
        RawConnection.Answer answer = send(form(rest) + SECOND);

        assertTrue(List.of(List.of(), List.of(400)).contains(answer.statuses()), answer.text());
        assertTrue(answer.closed(), "the connection stays open");
    }

    @Test
    void answersWhatFollowsAFormOfAKnownLength() throws IOException {
        RawConnection.Answer answer = send(form("Content-Length: 11\r\n\r\nfield=value") + SECOND);

        assertEquals(List.of(200, 200), answer.statuses(), answer.text());
        assertTrue(answer.text().contains("changed value"), answer.text());
    }

    private static String form(String rest) {
        return "POST /probe/form HTTP/1.1\r\nHost: viewer\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Sec-Fetch-Site: same-origin\r\n" + rest;
    }

    private static RawConnection.Answer send(String octets) throws IOException {
        return RawConnection.send(RestAssured.port, octets);
    }
}
