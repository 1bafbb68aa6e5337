package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;

/** Every way in which a source may point to a file at its own server. */
class FilePointersTest {

    private static final byte[] LETTER = "Dear colleague".getBytes(StandardCharsets.UTF_8);
    private static final String DATA = Base64.getEncoder().encodeToString(LETTER);
    private static final String BINARY = "{'resourceType':'Binary','id':'b1','data':'" + DATA + "'}";

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @DisplayName("F04-POINTERS an address of a file opens however it is written")
    @ValueSource(
            strings = {
                "Binary/b1",
                "./Binary/b1",
                "/r4/Binary/b1",
                "BASE/Binary/b1",
                "BASE/Binary/b1?_format=json",
                "Binary/b1/_history/2",
                "BASE/Binary/b1/_history/2",
                "BASE/files/letter%20one.pdf?token=a|b"
            })
    void opensEveryAddress(String url) {
        for (String path : new String[] {"Binary/b1", "Binary/b1/_history/2", "files/letter one.pdf"}) {
            feed.on(path, json(BINARY));
        }
        holds("'url':'" + url.replace("BASE", feed.base().toString()) + "'", "");
        assertArrayEquals(LETTER, bytes("DocumentReference", 0));
    }

    @ParameterizedTest
    @DisplayName("F04-POINTERS a Binary opens as JSON, as XML and as the file it is, whatever was asked for")
    @ValueSource(strings = {"application/fhir+json", "application/json", "application/fhir+xml", "text/plain"})
    void opensEveryFormOfABinary(String type) {
        String body = type.contains("json")
                ? json(BINARY)
                : type.contains("xml")
                        ? "<Binary xmlns=\"http://hl7.org/fhir\"><data value=\"" + DATA + "\"/></Binary>"
                        : "Dear colleague";
        feed.on("Binary/b1", ScriptedFeed.reply(200, type, body));
        holds("'url':'Binary/b1'", "");
        assertArrayEquals(LETTER, bytes("DocumentReference", 0));
    }

    @Test
    @DisplayName("F04-POINTERS a contained file opens")
    void opensWhatIsContained() {
        holds(
                "'url':'#x'",
                ",'contained':[{'resourceType':'Binary','id':'x','contentType':'text/plain','data':'" + DATA + "'}]");
        assertArrayEquals(LETTER, bytes("DocumentReference", 0));
        holds("'url':'#y'", "");
        assertEquals(
                new DocumentFile.Missing(),
                assertInstanceOf(DocumentAnswer.Found.class, reader.document("d1", _ -> false))
                        .file());
    }

    @Test
    @DisplayName("F04-POINTERS each of several files of a document opens")
    void opensEachOfSeveral() {
        feed.on("Binary/b1", json(BINARY));
        holds("'data':'RGVhcg=='}},{'attachment':{'url':'Binary/b1'", "");
        assertEquals("Dear", new String(bytes("DocumentReference", 0), StandardCharsets.UTF_8));
        assertArrayEquals(LETTER, bytes("DocumentReference", 1));
    }

    @Test
    @DisplayName("F04-POINTERS a report's presented form opens")
    void opensAPresentedForm() {
        feed.on("Binary/b1", json(BINARY));
        feed.on(
                "DiagnosticReport/d1",
                json(
                        "{'resourceType':'DiagnosticReport','id':'d1','status':'final','subject':{'reference':'Patient/ivy'},"
                                + "'code':{'text':'Chest X-ray'},'presentedForm':[{'url':'Binary/b1'}]}"));
        assertArrayEquals(LETTER, bytes("DiagnosticReport", 0));
    }

    @Test
    void aFileOfJsonThatIsNoResourceIsAFile() {
        feed.on("Binary/b1", ScriptedFeed.reply(200, "application/json", "{\"a\":1}"));
        holds("'url':'Binary/b1'", "");
        assertEquals("{\"a\":1}", new String(bytes("DocumentReference", 0), StandardCharsets.UTF_8));
    }

    private byte[] bytes(String type, int part) {
        DocumentFile file = assertInstanceOf(DocumentAnswer.Found.class, reader.document(type, "d1", part, _ -> false))
                .file();
        return assertInstanceOf(DocumentFile.Bytes.class, file).bytes();
    }

    private void holds(String attachment, String more) {
        feed.on(
                "DocumentReference/d1",
                json("{'resourceType':'DocumentReference','id':'d1','status':'current','subject':{'reference':"
                        + "'Patient/ivy'},'content':[{'attachment':{" + attachment + "}}]" + more + "}"));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
