package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.WantedFile;

/** Every way in which a source may point to a file at its own server. */
class FilePointersTest {

    static final byte[] LETTER = "Dear colleague".getBytes(StandardCharsets.UTF_8);
    private static final String DATA = Base64.getEncoder().encodeToString(LETTER);
    static final String BINARY = "{'resourceType':'Binary','id':'b1','data':'" + DATA + "'}";

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader =
            new ReaderUnderTest().supplying("Consent").feed(feed.base());

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
        assertEquals(new DocumentFile.Missing(), file());
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

    /** Each with the members of a resource of its type; BASE is the server's own address, LETTER the letter in base64. */
    static Stream<Arguments> ways() {
        String binary = "{'resourceType':'Binary','id':'x','contentType':'text/plain','data':'LETTER'}";
        String media = "{'resourceType':'Media','id':'m','status':'completed','content':{'url':'%s'}}";
        return Stream.of(
                way("Media", "'content':{'data':'LETTER'}"),
                way("Media", "'content':{'url':'BASE/Binary/b1/_history/2?_format=json'}"),
                way("Communication", "'payload':[{'contentAttachment':{'url':'Binary/b1'}}]"),
                way("Communication", "'payload':[{'contentReference':{'reference':'Binary/b1'}}]"),
                way("QuestionnaireResponse", "'item':[{'answer':[{'valueAttachment':{'url':'Binary/b1'}}]}]"),
                way("Consent", "'sourceAttachment':{'url':'/r4/Binary/b1'}"),
                way("DocumentManifest", "'content':[{'reference':'BASE/Binary/b1/_history/2'}]"),
                way("DocumentManifest", "'content':[{'reference':'#x'}],'contained':[" + binary + "]"),
                way("DiagnosticReport", "'presentedForm':[{'url':'#x'}],'contained':[" + binary + "]"),
                way(
                        "DiagnosticReport",
                        "'media':[{'link':{'reference':'#m'}}],'contained':[" + String.format(media, "Binary/b1")
                                + "]"),
                way(
                        "DiagnosticReport",
                        "'media':[{'link':{'reference':'#m'}}],'contained':[" + String.format(media, "#x") + ","
                                + binary + "]"),
                way("DiagnosticReport", "'media':[{'link':{'reference':'Media/m1'}}]"),
                way("DiagnosticReport", "'media':[{'link':{'reference':'BASE/Media/m1/_history/2'}}]"),
                way("Communication", "'payload':[{'contentReference':{'reference':'DocumentReference/r1'}}]"),
                way("Consent", "'sourceReference':{'reference':'DocumentReference/r1'}"),
                way("DocumentManifest", "'content':[{'reference':'DocumentReference/r1'}]"),
                way("DocumentReference", "'content':[{'attachment':{'url':'Media/m1'}}]"),
                way("DocumentReference", "'content':[{'attachment':{'url':'Binary/b1/$download?'}}]"),
                way("DocumentReference", "'content':[{'attachment':{'url':'BASE/Binary/b1/$download?x=1&y=2'}}]"),
                way("DocumentReference", "'content':[{'attachment':{'url':' Binary/b1 '}}]"),
                way("DocumentReference", "'content':[{'attachment':{'url':'data:text/plain;base64,LETTER'}}]"),
                way("DocumentReference", "'content':[{'attachment':{'url':'DATA:;charset=x;Base64,LETTER'}}]"),
                way("DocumentReference", "'content':[{'attachment':{'url':'data:,Dear%20colleague'}}]"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ways")
    @DisplayName("F04-POINTERS whatever type and element holds or names a file at the feed's own server, it opens")
    void opensEveryWay(String type, String members) {
        for (String path : new String[] {"Binary/b1", "Binary/b1/_history/2", "Binary/b1/$download"}) {
            feed.on(path, json(BINARY));
        }
        pointsOn(feed, "Patient/ivy", "current");
        String subject = type.equals("Consent") ? "patient" : "subject";
        String held = members.replace("BASE", feed.base().toString()).replace("LETTER", DATA);
        feed.on(
                type + "/d1",
                json("{'resourceType':'" + type + "','id':'d1','" + subject + "':{'reference':'Patient/ivy'}," + held
                        + "}"));
        assertArrayEquals(LETTER, bytes(type, 0));
    }

    /** A picture and a document that others point to. */
    static void pointsOn(ScriptedFeed feed, String subject, String status) {
        String whose = "'subject':{'reference':'" + subject + "'},";
        String media =
                "{'resourceType':'Media','id':'m1','status':'completed'," + whose + "'content':{'url':'Binary/b1'}}";
        feed.on("Media/m1", json(media));
        feed.on("Media/m1/_history/2", json(media));
        feed.on(
                "DocumentReference/r1",
                json("{'resourceType':'DocumentReference','id':'r1','status':'" + status + "'," + whose
                        + "'content':[{'attachment':{'url':'Binary/b1'}}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:text/plain", "data:;base64,***", "data:,%zz"})
    @DisplayName("F04-POINTERS an address that should be the file itself and is none is said to be missing")
    void aBrokenDataAddressIsNoFile(String url) {
        holds("'url':'" + url + "'", "");
        assertEquals(new DocumentFile.Missing(), file());
    }

    @ParameterizedTest
    @DisplayName("F04-POINTERS F04-OWNER what an address leads to and is no Binary is asked whose it is as well")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'resourceType':'Composition','id':'c','subject':{'reference':'Patient/somebody-else'}}|OfAnotherPatient",
                "{'resourceType':'Composition','id':'c','subject':{'display':'x'}}|OWNER",
                "{'resourceType':'Composition','id':'c','subject':{'reference':'Patient/ivy'}}|plain",
                "{'resourceType':'Bundle','type':'document'}|plain"
            })
    void asksWhoseAResourceIs(String resource, String expected) {
        feed.on("Composition/c/$document", json(resource));
        holds("'url':'Composition/c/$document'", "");
        DocumentFile file = file();
        assertEquals(
                expected,
                file instanceof DocumentFile.Bytes bytes
                        ? bytes.doubts().stream().map(Enum::name).findFirst().orElse("plain")
                        : file.getClass().getSimpleName());
    }

    private static Arguments way(String type, String members) {
        return Arguments.of(type, members);
    }

    @Test
    void aFileOfJsonThatIsNoResourceIsAFile() {
        feed.on("Binary/b1", ScriptedFeed.reply(200, "application/json", "{\"a\":1}"));
        holds("'url':'Binary/b1'", "");
        assertEquals("{\"a\":1}", new String(bytes("DocumentReference", 0), StandardCharsets.UTF_8));
    }

    private DocumentFile file() {
        return assertInstanceOf(DocumentAnswer.Found.class, reader.document("d1", _ -> false))
                .file();
    }

    private byte[] bytes(String type, int part) {
        DocumentFile file = assertInstanceOf(
                        DocumentAnswer.Found.class, reader.document(type, "d1", WantedFile.of(part), _ -> false))
                .file();
        return assertInstanceOf(DocumentFile.Bytes.class, file).bytes();
    }

    private void holds(String attachment, String more) {
        feed.on(
                "DocumentReference/d1",
                json("{'resourceType':'DocumentReference','id':'d1','status':'current','subject':{'reference':"
                        + "'Patient/ivy'},'content':[{'attachment':{" + attachment + "}}]" + more + "}"));
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }
}
