package org.sightline.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files in a FHIR document, and those that it points to. */
class FhirDocumentFilesTest {

    private static final String DOCUMENT = """
            {'resourceType': 'Bundle', 'type': 'document', 'entry': [
             {'fullUrl': 'urn:uuid:c', 'resource': {'resourceType': 'Composition', 'status': 'final', 'title': 'Summary',
              'subject': {'reference': 'urn:uuid:p'}}},
             {'fullUrl': 'urn:uuid:p', 'resource': {'resourceType': 'Patient',
              'identifier': [{'system': 'https://fhir.nhs.uk/Id/nhs-number', 'value': '9990000018'}]}},
             {'fullUrl': 'urn:uuid:m', 'resource': {'resourceType': 'Patient', 'name': [{'family': 'Mother'}]}}%s]}
            """;

    @ParameterizedTest
    @DisplayName("FHD-4 a file in a FHIR document, or that it points to, is a file of its own, each once")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'resource':{'resourceType':'DocumentReference','subject':{'reference':'urn:uuid:p'},'content':[{'attachment':{'title':'Scan','data':'ZGVhcg=='}}]}}|Scan held",
                "{'resource':{'resourceType':'DiagnosticReport','subject':{'reference':'urn:uuid:p'},'presentedForm':[{'url':'urn:uuid:b'}]}},{'fullUrl':'urn:uuid:b','resource':{'resourceType':'Binary','data':'ZGVhcg=='}}|File of DiagnosticReport held",
                "{'fullUrl':'https://s.example/r4/Media/1','resource':{'resourceType':'Media','subject':{'reference':'urn:uuid:p'},'content':{'url':'Binary/2'}}},{'fullUrl':'https://s.example/r4/Binary/2','resource':{'resourceType':'Binary','id':'2','data':'ZGVhcg=='}}|File of Media held",
                "{'fullUrl':'https://s.example/r4/Media/1','resource':{'resourceType':'Media','subject':{'reference':'urn:uuid:p'},'content':{'url':'Binary/2'}}}|File of Media at https://s.example/r4/Binary/2",
                "{'resource':{'resourceType':'Media','subject':{'reference':'urn:uuid:p'},'content':{'title':'X','url':'Binary/2'}}}|X at Binary/2",
                "{'resource':{'resourceType':'Binary','contentType':'text/plain','data':'ZGVhcg==','securityContext':{'reference':'urn:uuid:p'}}}|File in the document held",
                "{'fullUrl':'urn:uuid:e','resource':{'resourceType':'Encounter','status':'finished','subject':{'reference':'urn:uuid:p'}}},{'resource':{'resourceType':'Binary','data':'ZGVhcg==','securityContext':{'reference':'urn:uuid:e'}}}|File in the document held"
            })
    void filesAreOfTheirOwn(String entries, String expected) {
        assertEquals(List.of(expected), described(laid(entries)));
    }

    @ParameterizedTest
    @DisplayName(
            "FHD-4 F04-OWNER a file in a FHIR document that may be another patient's is not offered, and the page says so")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'resource':{'resourceType':'Media','subject':{'reference':'urn:uuid:m'},'content':{'data':'ZGVhcg=='}}}",
                "{'resource':{'resourceType':'Media','subject':{'reference':'urn:uuid:m'},'content':{'url':'urn:uuid:b'}}},{'fullUrl':'urn:uuid:b','resource':{'resourceType':'Binary','data':'ZGVhcg=='}}",
                "{'resource':{'resourceType':'Media','subject':{'reference':'Patient/elsewhere'},'content':{'data':'ZGVhcg=='}}}",
                "{'resource':{'resourceType':'Binary','data':'ZGVhcg==','securityContext':{'reference':'urn:uuid:m'}}}",
                "{'resource':{'resourceType':'Binary','data':'ZGVhcg==','securityContext':{'reference':'Encounter/elsewhere'}}}",
                "{'fullUrl':'urn:uuid:e','resource':{'resourceType':'Encounter','status':'finished','subject':{'reference':'urn:uuid:m'}}},{'resource':{'resourceType':'Binary','data':'ZGVhcg==','securityContext':{'reference':'urn:uuid:e'}}}"
            })
    void anothersFilesAreNotOffered(String entries) {
        Rendering.Laid laid = laid(entries);
        assertEquals(List.of(), described(laid));
        assertTrue(
                laid.leftOut()
                        .contains("It holds files that may be another patient\u2019s. They are not offered here."),
                laid.leftOut()::toString);
    }

    @ParameterizedTest
    @DisplayName("FHD-4 an address that is the file itself leads to it; one that cannot be asked is said to be there")
    @CsvSource({
        "'data:text/plain;base64,ZGVhcg==', 1, 0",
        "'DATA:;base64,ZGVhcg==', 1, 0",
        "urn:uuid:gone, 0, 1",
        "ftp://s.example/a.pdf, 0, 1",
        "cid:a, 0, 1",
        "'', 0, 0"
    })
    void noAddressIsLost(String url, int offered, int said) {
        Rendering.Laid laid = laid("{'resource':{'resourceType':'Media','subject':{'reference':'urn:uuid:p'},"
                + "'content':{'title':'X'" + (url.isEmpty() ? "" : ",'url':'" + url + "'") + "}}}");
        assertEquals(offered, laid.files().size());
        assertEquals(
                said,
                laid.leftOut().stream()
                        .filter(note -> note.startsWith("It names a file at an address that cannot be asked"))
                        .count());
    }

    @Test
    void aFileIsHeldWithItsTypeAndItsBytes() {
        Rendering.Laid laid =
                laid("{'resource':{'resourceType':'Binary','contentType':'text/plain','data':'ZGVhcg=='}}");
        EnclosedFile.Source.Held held = assertInstanceOf(
                EnclosedFile.Source.Held.class, laid.files().getFirst().source());
        assertEquals("text/plain", held.declared());
        assertArrayEquals("dear".getBytes(StandardCharsets.UTF_8), held.bytes());
    }

    private static List<String> described(Rendering.Laid laid) {
        return laid.files().stream()
                .map(file -> file.title()
                        + switch (file.source()) {
                            case EnclosedFile.Source.Held _ -> " held";
                            case EnclosedFile.Source.At at -> " at " + at.address();
                        })
                .toList();
    }

    private static Rendering.Laid laid(String entries) {
        byte[] file = String.format(DOCUMENT, "," + entries).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return assertInstanceOf(Rendering.Laid.class, Rendering.of(file, "", Letters.CHECKS));
    }
}
