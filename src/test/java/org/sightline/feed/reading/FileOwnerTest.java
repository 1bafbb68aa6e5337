package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.DocumentFile;
import org.sightline.feed.DocumentFile.Doubt;

/** Whose a file is, asked again for every form in which one comes. */
class FileOwnerTest {

    private static final byte[] LETTER = "Dear colleague".getBytes(StandardCharsets.UTF_8);
    private static final String DATA = "'data':'" + Base64.getEncoder().encodeToString(LETTER) + "'";

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader =
            new ReaderUnderTest().deadline(Duration.ofSeconds(4)).feed(feed.base());

    @BeforeEach
    void start() {
        holds("'url':'Binary/b1'", "");
        feed.on(
                "Encounter/other",
                json(
                        "{'resourceType':'Encounter','id':'other',"
                                + "'status':'finished','class':{'code':'AMB'},'subject':{'reference':'Patient/somebody-else'}}"));
        feed.on(
                "Encounter/own",
                json("{'resourceType':'Encounter','id':'own',"
                        + "'status':'finished','class':{'code':'AMB'},'subject':{'reference':'Patient/ivy'}}"));
        feed.on(
                "Encounter/labelled",
                json("{'resourceType':'Encounter','id':'labelled','meta':{'security':[{'code':'R'}]},"
                        + "'status':'finished','class':{'code':'AMB'},'subject':{'reference':'Patient/ivy'}}"));
        feed.on("Encounter/gone", ScriptedFeed.status(404));
        feed.on("Encounter/slow", feed.silence());
        feed.on("Organization/o1", json("{'resourceType':'Organization','id':'o1'}"));
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @DisplayName("S08 F04-OWNER a Binary of another patient is not given, and an alarm is raised")
    @ValueSource(
            strings = {
                "{'reference':'Patient/somebody-else'}",
                "{'reference':'Encounter/other'}",
                "{'reference':'Encounter/other/_history/2'}",
                "{'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000026'}}"
            })
    void givesNoFileOfAnotherPatient(String context) {
        binary(context);
        assertEquals(new DocumentFile.OfAnotherPatient(), file());
        assertEquals(
                1,
                reader.meters
                        .counter("sightline.feed.wrong.patient", "feed", "feed-0")
                        .count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'reference':'Patient/ivy'}",
                "{'reference':'Encounter/own'}",
                "{'reference':'Organization/o1'}",
                "{'reference':'DocumentReference/d1'}"
            })
    void givesAFileOfThisPatient(String context) {
        binary(context);
        DocumentFile.Bytes bytes = assertInstanceOf(DocumentFile.Bytes.class, file());
        assertArrayEquals(LETTER, bytes.bytes());
        assertEquals(Set.of(), bytes.doubts());
    }

    @ParameterizedTest
    @DisplayName("F04-OWNER what says whose a file is and cannot be read is said beside the file, and costs no file")
    @ValueSource(
            strings = {
                "{'reference':'Encounter/gone'}",
                "{'reference':'Encounter/slow'}",
                "{'reference':'https://elsewhere.example/r4/Encounter/1'}",
                "{'display':'somebody'}"
            })
    void doubtsWhatCannotBeResolved(String context) {
        binary(context);
        DocumentFile.Bytes bytes = assertInstanceOf(DocumentFile.Bytes.class, file());
        assertEquals(Set.of(Doubt.OWNER), bytes.doubts());
    }

    @Test
    @DisplayName("S08 F04-OWNER a file that comes as it is says whose it is in a header")
    void hearsTheHeader() {
        feed.on("Binary/b1", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.getResponseHeaders().set("X-Security-Context", "Patient/somebody-else");
            ScriptedFeed.send(exchange, 200, LETTER);
        });
        assertEquals(new DocumentFile.OfAnotherPatient(), file());
    }

    @Test
    @DisplayName("S08 F04-OWNER a Binary in XML or contained in its document says whose it is as well")
    void hearsXmlAndContained() {
        feed.on(
                "Binary/b1",
                ScriptedFeed.reply(
                        200,
                        "application/fhir+xml",
                        "<Binary xmlns=\"http://hl7.org/fhir\"><id value=\"b1\"/><contentType value=\"text/plain\"/>"
                                + "<securityContext><reference value=\"Patient/somebody-else\"/></securityContext>"
                                + "<data value=\"RGVhcg==\"/></Binary>"));
        assertEquals(new DocumentFile.OfAnotherPatient(), file());
        holds(
                "'url':'#x'",
                ",'contained':[{'resourceType':'Binary','id':'x','contentType':'text/plain',"
                        + "'securityContext':{'reference':'Patient/somebody-else'}," + DATA + "}]");
        assertEquals(new DocumentFile.OfAnotherPatient(), file());
    }

    @Test
    @DisplayName("F19 a file is withheld with what it refers to for whose it is")
    void isWithheldWithItsContext() {
        binary("{'reference':'Encounter/labelled'}");
        assertInstanceOf(DocumentAnswer.Withheld.class, reader.document("d1", FileOwnerTest::isRestricted));
    }

    @ParameterizedTest
    @DisplayName("F19 a file that is FHIR is withheld by its own labels")
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Bundle\",\"type\":\"document\",\"meta\":{\"security\":[{\"code\":\"R\"}]}}",
                "\n<Bundle xmlns=\"http://hl7.org/fhir\"><meta><security><code value=\"R\"/></security></meta></Bundle>"
            })
    void isWithheldByItsOwnLabels(String file) {
        feed.on("Binary/b1", ScriptedFeed.reply(200, "text/plain", file));
        assertInstanceOf(DocumentAnswer.Withheld.class, reader.document("d1", FileOwnerTest::isRestricted));
    }

    private static boolean isRestricted(Resource resource) {
        return resource.getMeta().getSecurity().stream().map(Coding::getCode).anyMatch("R"::equals);
    }

    private void binary(String context) {
        feed.on(
                "Binary/b1",
                json("{'resourceType':'Binary','id':'b1','securityContext':" + context + "," + DATA + "}"));
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

    private DocumentFile file() {
        return assertInstanceOf(DocumentAnswer.Found.class, reader.document("d1", _ -> false))
                .file();
    }
}
