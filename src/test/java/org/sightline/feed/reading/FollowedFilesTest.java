package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.FilePointersTest.BINARY;
import static org.sightline.feed.reading.FilePointersTest.LETTER;
import static org.sightline.feed.reading.FilePointersTest.json;
import static org.sightline.feed.reading.FilePointersTest.pointsOn;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.WantedFile;

/** Files to which a document leads by way of another document, or of a letter of its own. */
class FollowedFilesTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName(
            "F04-OWNER what is followed to another resource's file is asked whose it is, and whether it was ever right")
    void asksWhoseWhatIsFollowedIs() {
        feed.on("Binary/b1", json(BINARY));
        holds("'url':'DocumentReference/r1'", "");
        pointsOn(feed, "Patient/somebody-else", "current");
        assertEquals(new DocumentFile.OfAnotherPatient(), file());
        pointsOn(feed, "Patient/ivy", "entered-in-error");
        assertEquals(new DocumentFile.Missing(), file());
        pointsOn(feed, "Patient/ivy", "current");
        assertInstanceOf(
                DocumentAnswer.Withheld.class,
                reader.document(
                        "d1", resource -> "r1".equals(resource.getIdElement().getIdPart())));
        holds("'url':'DocumentReference/d1'", "");
        assertInstanceOf(DocumentFile.Bytes.class, file(), "one that leads to itself is followed once");
    }

    @Test
    @DisplayName("F04-POINTERS what is followed gives the first of its files that can be had")
    void followsToTheFirstThatCanBeHad() {
        feed.on("Binary/b1", json(BINARY));
        feed.on(
                "DocumentReference/r1",
                json("{'resourceType':'DocumentReference','id':'r1','status':'current','subject':{'reference':"
                        + "'Patient/ivy'},'content':[{'attachment':{'title':'Named only'}},"
                        + "{'attachment':{'url':'Binary/b1'}}]}"));
        holds("'url':'DocumentReference/r1'", "");
        assertArrayEquals(
                LETTER, assertInstanceOf(DocumentFile.Bytes.class, file()).bytes());
    }

    @ParameterizedTest
    @DisplayName("S08 F04-OWNER bytes that an operation hands out are those of the resource it was asked of")
    @CsvSource({
        "DocumentReference/d1/$binary-access-read?path=DocumentReference.content.attachment, plain",
        "Media/own/$binary-access-read?path=Media.content, plain",
        "Media/own/%24binary-access-read, plain",
        "BASE/Media/own/$binary-access-read, plain",
        "Media/other/$binary-access-read?path=Media.content, OfAnotherPatient",
        "BASE/Media/other/%24binary-access-read, OfAnotherPatient",
        "Patient/somebody-else/$photo, OfAnotherPatient",
        "Media/gone/$binary-access-read, OWNER"
    })
    void asksWhoseResourceHandsOutBytes(String address, String expected) {
        feed.on("Media/own", json(media("own", "ivy")));
        feed.on("Media/other", json(media("other", "somebody-else")));
        for (String of : new String[] {"DocumentReference/d1", "Media/own", "Media/other", "Media/gone"}) {
            feed.on(of + "/$binary-access-read", ScriptedFeed.reply(200, "text/plain", "Dear colleague"));
        }
        feed.on("Patient/somebody-else/$photo", ScriptedFeed.reply(200, "text/plain", "Dear colleague"));
        holds("'url':'" + address.replace("BASE", feed.base().toString()) + "'", "");
        DocumentFile file = file();
        assertEquals(
                expected,
                file instanceof DocumentFile.Bytes bytes
                        ? bytes.doubts().stream().map(Enum::name).findFirst().orElse("plain")
                        : file.getClass().getSimpleName());
    }

    private static String media(String id, String patient) {
        return "{'resourceType':'Media','id':'" + id + "','status':'completed','subject':{'reference':'Patient/"
                + patient + "'}}";
    }

    @Test
    void aDocumentThatThisOneReplacesIsNoFileOfIt() {
        feed.on("Binary/b1", json(BINARY));
        holds("'url':'Binary/b1'", ",'relatesTo':[{'code':'replaces','target':{'reference':'DocumentReference/r1'}}]");
        assertEquals(
                new DocumentFile.None(),
                assertInstanceOf(
                                DocumentAnswer.Found.class,
                                reader.document("DocumentReference", "d1", WantedFile.of(1), _ -> false))
                        .file());
    }

    @ParameterizedTest
    @DisplayName(
            "F04-POINTERS an address in a letter is meant from where the letter is, one of a resource from the base")
    @CsvSource({
        "Binary/b1, files/letter.xml?v=1",
        "/r4/Binary/b1, files/letter.xml",
        "BASE/Binary/b1, files/letter.xml",
        "../Binary/b1, files/letter.xml",
        "scan.pdf, files/letter.xml",
        "more/scan.pdf, files/letter.xml",
        "scan.pdf, BASE/files/letter.xml",
        "more/inner.xml then scan.pdf, files/letter.xml",
        "more/inner.xml then ../scan.pdf, files/letter.xml",
        "Media/m1 then Binary/b1, files/letter.xml",
        "files/scan.pdf, data:text/xml;base64",
        "'data:text/plain;base64,RGVhciBjb2xsZWFndWU=', files/letter.xml"
    })
    void opensWhatALetterPointsTo(String address, String letter) {
        for (String path : new String[] {"Binary/b1", "files/scan.pdf", "files/more/scan.pdf"}) {
            feed.on(path, json(BINARY));
        }
        holds("'url':'" + letter.replace("BASE", feed.base().toString()) + "'", "");
        String there = address.replace("BASE", feed.base().toString());
        DocumentFile file = found("d1", there).file();
        assertArrayEquals(
                LETTER, assertInstanceOf(DocumentFile.Bytes.class, file).bytes());
    }

    @ParameterizedTest
    @DisplayName("C04-DOC an address in a letter that leads away from its feed is not asked")
    @ValueSource(strings = {"https://attacker.example/r4/Binary/1", "//attacker.example/x", "../../../admin", "/admin"})
    void asksNoOtherHostForALetter(String address) {
        holds("'url':'files/letter.xml'", "");
        assertEquals(new DocumentFile.Elsewhere(), found("d1", address).file());
    }

    private DocumentAnswer.Found found(String id, String address) {
        return assertInstanceOf(
                DocumentAnswer.Found.class,
                reader.document(
                        "DocumentReference",
                        id,
                        new WantedFile(0, address.isEmpty() ? List.of() : List.of(address.split(" then "))),
                        _ -> false));
    }

    private DocumentFile file() {
        return found("d1", "").file();
    }

    private void holds(String attachment, String more) {
        feed.on(
                "DocumentReference/d1",
                json("{'resourceType':'DocumentReference','id':'d1','status':'current','subject':{'reference':"
                        + "'Patient/ivy'},'content':[{'attachment':{" + attachment + "}}]" + more + "}"));
    }
}
