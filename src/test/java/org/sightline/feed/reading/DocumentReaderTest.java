package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.DocumentFile.Doubt;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;

class DocumentReaderTest {

    private static final byte[] LETTER = "Dear colleague".getBytes(StandardCharsets.UTF_8);
    private static final String LETTER_BASE64 = Base64.getEncoder().encodeToString(LETTER);

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void aDocumentThatComesUnderAnotherIdIsNotTheOneAskedFor() {
        feed.on(
                "DocumentReference/d1",
                document("'data':'RGVhcg=='", "Patient/ivy").replace("\"d1\"", "\"d2\""));
        assertEquals(new DocumentAnswer.NotThere(), reader.document("d1", _ -> false));
    }

    @Test
    void readsAFileThatComesInTheDocumentItself() {
        holds("'data':'" + LETTER_BASE64 + "','size':14");
        assertArrayEquals(LETTER, bytes().bytes());
        assertEquals(Set.of(), bytes().doubts());
    }

    @Test
    void readsABinaryOfTheSameFeed() {
        holds("'url':'Binary/b1'");
        feed.on("Binary/b1", "{\"resourceType\":\"Binary\",\"id\":\"b1\",\"data\":\"" + LETTER_BASE64 + "\"}");
        assertArrayEquals(LETTER, bytes().bytes());
    }

    @Test
    void readsABinaryThatComesAsTheFileItIs() {
        holds("'url':'" + feed.base() + "/Binary/b1'");
        feed.on("Binary/b1", ScriptedFeed.reply(200, "text/plain", "Dear colleague"));
        assertArrayEquals(LETTER, bytes().bytes());
    }

    @ParameterizedTest
    @DisplayName("C04 an address that leads away from the feed is not asked")
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https://attacker.example/r4/Binary/1",
                "//attacker.example/r4/Binary/1",
                "../../admin",
                "/other/Binary/1",
                "http://localhost@attacker.example/r4/Binary/1"
            })
    void asksNoOtherHost(String url) {
        holds("'url':'" + url + "'");
        assertEquals(new DocumentFile.Elsewhere(), found().file());
        assertEquals(2, feed.asked().size());
    }

    @Test
    @DisplayName("C04 F08 a redirect is not followed")
    void followsNoRedirect() {
        holds("'url':'Binary/b1'");
        feed.on("Binary/b1", exchange -> {
            exchange.getResponseHeaders().set("Location", feed.base() + "/Binary/other");
            ScriptedFeed.send(exchange, 302, new byte[0]);
        });
        assertInstanceOf(DocumentFile.Unavailable.class, found().file());
        assertEquals(0, feed.asked("Binary/other"));
    }

    @Test
    @DisplayName("S08 a document of another patient is not given, its file not asked for, and an alarm is raised")
    void givesNoDocumentOfAnotherPatient() {
        feed.on("DocumentReference/d1", document("'url':'Binary/b1'", "Patient/somebody-else"));
        assertInstanceOf(DocumentAnswer.NotThisPatients.class, answer());
        assertEquals(0, feed.asked("Binary/b1"));
        assertEquals(
                1,
                reader.meters
                        .counter("sightline.feed.wrong.patient", "feed", "feed-0")
                        .count());
    }

    @Test
    void aDocumentThatSaysNotWhoseItIsIsNotGiven() {
        feed.on(
                "DocumentReference/d1",
                "{\"resourceType\":\"DocumentReference\",\"id\":\"d1\",\"content\":[{\"attachment\":{\"url\":\"Binary/1\"}}]}");
        assertInstanceOf(DocumentAnswer.NobodyNamed.class, answer());
        assertEquals(
                0,
                reader.meters
                        .counter("sightline.feed.wrong.patient", "feed", "feed-0")
                        .count());
    }

    @Test
    @DisplayName("F19 a document that policy withholds is not fetched")
    void fetchesNothingThatIsWithheld() {
        holds("'url':'Binary/b1'");
        DocumentAnswer answer = reader.document("d1", r -> r.fhirType().equals("DocumentReference"));
        assertInstanceOf(DocumentAnswer.Withheld.class, answer);
        assertEquals(0, feed.asked("Binary/b1"));
    }

    @Test
    void aBinaryThatIsWithheldWithholdsItsDocument() {
        holds("'url':'Binary/b1'");
        feed.on("Binary/b1", "{\"resourceType\":\"Binary\",\"id\":\"b1\",\"data\":\"" + LETTER_BASE64 + "\"}");
        assertInstanceOf(
                DocumentAnswer.Withheld.class,
                reader.document("d1", r -> r.fhirType().equals("Binary")));
    }

    @Test
    void tellsAMissingDocumentFromAMissingFile() {
        feed.on("DocumentReference/d1", ScriptedFeed.status(404));
        assertInstanceOf(DocumentAnswer.NotThere.class, answer());
        holds("'url':'Binary/b1'");
        feed.on("Binary/b1", ScriptedFeed.status(410));
        assertInstanceOf(DocumentFile.Missing.class, found().file());
    }

    @ParameterizedTest
    @DisplayName("F10-HASH a hash is heard in the form FHIR wants and in those that sources send")
    @ValueSource(strings = {"SHA-1", "SHA-256"})
    void hearsHashesInEveryForm(String algorithm) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance(algorithm).digest(LETTER);
        String hex = HexFormat.of().formatHex(hash);
        for (String sent : List.of(
                Base64.getEncoder().encodeToString(hash),
                hex,
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII)))) {
            holds("'data':'" + LETTER_BASE64 + "','hash':'" + sent + "'");
            assertEquals(Set.of(), bytes().doubts(), sent);
        }
    }

    @Test
    @DisplayName("F10-HASH a file that is not what its hash or its size says is shown, with a doubt")
    void doubtsAFileThatIsNotAsAnnounced() {
        String other = Base64.getEncoder().encodeToString(new byte[20]);
        holds("'data':'" + LETTER_BASE64 + "','hash':'" + other + "','size':9999");
        assertArrayEquals(LETTER, bytes().bytes());
        assertEquals(Set.of(Doubt.HASH, Doubt.SIZE), bytes().doubts());
    }

    @Test
    @DisplayName("F10 a file beyond the cap is not given")
    void givesNoFileBeyondTheCap() {
        reader.with("max-document", "10");
        holds("'data':'" + LETTER_BASE64 + "'");
        FeedAnswer why =
                assertInstanceOf(DocumentAnswer.NotRead.class, answer()).why();
        assertEquals(
                Reason.TOO_LARGE,
                assertInstanceOf(FeedAnswer.Unavailable.class, why).reason());
    }

    @Test
    void aBinaryBeyondTheCapIsTooLarge() {
        reader.with("max-document", "2K");
        holds("'url':'Binary/b1'");
        feed.on("Binary/b1", ScriptedFeed.reply(200, "text/plain", "x".repeat(3_000)));
        assertEquals(new DocumentFile.TooLarge(2_048), found().file());
    }

    @Test
    @DisplayName("F02 a file that trickles is given up at the deadline")
    void givesUpATrickle() {
        ReaderUnderTest slow =
                new ReaderUnderTest().deadline(Duration.ofMillis(600)).feed(feed.base());
        holds("'url':'Binary/b1'");
        feed.on("Binary/b1", feed.trickle());
        DocumentAnswer answer = slow.document("d1", _ -> false);
        FeedAnswer why = assertInstanceOf(DocumentAnswer.NotRead.class, answer).why();
        assertEquals(
                Reason.TOO_SLOW,
                assertInstanceOf(FeedAnswer.Unavailable.class, why).reason());
    }

    private void holds(String attachment) {
        feed.on("DocumentReference/d1", document(attachment, "Patient/ivy"));
    }

    private static String document(String attachment, String subject) {
        return ("{'resourceType':'DocumentReference','id':'d1','meta':{'versionId':'3'},'status':'current','subject':{'reference':'"
                        + subject + "'},'content':[{'attachment':{" + attachment + "}}]}")
                .replace('\'', '"');
    }

    private DocumentAnswer answer() {
        return reader.document("d1", _ -> false);
    }

    private DocumentAnswer.Found found() {
        return assertInstanceOf(DocumentAnswer.Found.class, answer());
    }

    private DocumentFile.Bytes bytes() {
        return assertInstanceOf(DocumentFile.Bytes.class, found().file());
    }
}
