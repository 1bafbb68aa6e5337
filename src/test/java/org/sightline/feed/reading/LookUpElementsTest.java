package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.IVY_NUMBER;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.patient;
import static org.sightline.feed.reading.TestRecord.searchset;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.UnreadElement;

@DisplayName("F30 what a Patient says besides who it is costs itself when it is malformed, not the record")
class LookUpElementsTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What says who the patient is, and whether the record may be shown and means what it says. */
    private static final Set<String> OF_IDENTITY = Set.of(
            "id",
            "meta",
            "implicitRules",
            "modifierExtension",
            "identifier",
            "active",
            "birthDate",
            "deceasedBoolean",
            "deceasedDateTime",
            "link");

    private static final String WRONG_OBJECT = "{\"zed\":\"Zedwords\"}";

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    @DisplayName("every element of Patient, and every element of these, in a shape that R4 does not give it")
    void costsItself(String element, String value) throws JsonProcessingException {
        feed.on("Condition", searchset(match(condition("1"))));
        feed.on("Patient", searchset(match(ivyWith(element, value))));

        FeedAnswer answer = reader.answer();

        if (OF_IDENTITY.contains(element.split("\\.")[0]) && !element.matches("meta\\.(?!security).*")) {
            assertFalse(answer instanceof FeedAnswer.Answered, "believed");
            assertEquals(0, feed.asked("Condition"));
        } else {
            FeedAnswer.Answered answered = assertInstanceOf(FeedAnswer.Answered.class, answer);
            assertEquals(1, matches(answered));
            assertNothingIsLost(answered.patient());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018'},{'value':''}]",
                "'identifier':[null,{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018'},{}]",
                "'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':9990000018},{'zork':'x'}]",
                "'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018','period':{}}",
                "'identifier':[{'extension':[{'url':'u'}],'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018'}]",
                "'active':'true'",
                "'active':null,'link':[],'modifierExtension':[],'meta':{}",
                "'_birthDate':{'extension':[{'url':'u','valueTime':'10:00:00'}]}",
                "'link':[{'type':'seealso','other':{'reference':'Patient/7'}},{}]",
                "'meta':{'security':[{}],'lastUpdated':'2026-01-01T00:00:00Z'}",
                "'deceasedBoolean':'maybe'"
            })
    @DisplayName("what is only written unusually is no fault of who the patient is")
    void unusualAndSound(String members) throws JsonProcessingException {
        ObjectNode ivy = (ObjectNode) JSON.readTree(patient("ivy", IVY_NUMBER, "1945-03-07", ""));
        ivy.setAll((ObjectNode) JSON.readTree("{" + members.replace('\'', '"') + "}"));
        feed.on("Patient", searchset(match(ivy.toString())));

        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'given':[null,'Ivy'],'_given':[{'extension':[{'url':'u','valueCode':'masked'}]}]}",
                "{'given':['Ivy',''],'family':null,'prefix':[]}",
                "{'text':'Ivy Marlow','extension':[{'url':'u','extension':[{'url':'v','valueInteger':0}]}]}"
            })
    @DisplayName("what is read is not called unread")
    void nothingUnread(String name) {
        String more = ",\"contact\":[{\"name\":" + name.replace('\'', '"')
                + "}],\"text\":{\"status\":\"empty\",\"div\":\"<div>a<br>b</div>\"}";
        feed.on("Patient", searchset(match(patient("ivy", IVY_NUMBER, "1945-03-07", more))));

        FeedAnswer.Answered answered = assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
        assertEquals(List.of(), UnreadElement.of(answered.patient()));
    }

    @Test
    @DisplayName("whoever sends more malformed parts than are worth a look is not believed")
    void tooManyParts() {
        String more = ",\"extension\":[" + "\"x\",".repeat(2_000) + "\"x\"]";
        feed.on("Patient", searchset(match(patient("ivy", IVY_NUMBER, "1945-03-07", more))));

        assertInstanceOf(FeedAnswer.Unavailable.class, reader.answer());
    }

    private static int matches(FeedAnswer.Answered answered) {
        return assertInstanceOf(
                        SearchOutcome.Complete.class,
                        answered.outcomes().values().iterator().next())
                .matches()
                .size();
    }

    /** What was sent is in the resource, or named beside it. */
    private static void assertNothingIsLost(Patient patient) {
        String unread = UnreadElement.of(patient).toString();
        assertTrue(
                unread.contains("Zedwords")
                        || R4.newJsonParser().encodeResourceToString(patient).contains("Zedwords"),
                unread);
    }

    private static String ivyWith(String element, String value) throws JsonProcessingException {
        ObjectNode ivy = (ObjectNode) JSON.readTree(patient("ivy", IVY_NUMBER, "1945-03-07", ""));
        JsonNode wrong = JSON.readTree(value);
        String[] names = element.split("\\.");
        if (names.length == 1) {
            ivy.set(names[0], wrong);
        } else if (isRepeating(names[0])) {
            ivy.withArray(names[0]).addObject().set(names[1], wrong);
        } else {
            ivy.putObject(names[0]).set(names[1], wrong);
        }
        return ivy.toString();
    }

    private static boolean isRepeating(String name) {
        return new Patient().getNamedProperty(name).getMaxCardinality() > 1;
    }

    static Stream<Arguments> malformed() {
        Patient patient = new Patient();
        Stream<Arguments> inner = patient.children().stream()
                .filter(property ->
                        !isPrimitive(property) && !property.getName().matches("contained|.*\\[x]"))
                .flatMap(property -> elements(patient.addChild(property.getName()), property.getName() + "."));
        return Stream.concat(elements(patient, ""), Stream.concat(inner, wrong("text.div", true)));
    }

    private static Stream<Arguments> elements(Base parent, String path) {
        return parent.children().stream()
                .flatMap(property -> names(property).flatMap(name -> wrong(path + name, isPrimitive(property))));
    }

    private static Stream<String> names(Property property) {
        String types = property.getTypeCode().equals("*") ? "string" : property.getTypeCode();
        return property.getName().endsWith("[x]")
                ? Arrays.stream(types.split("\\|"))
                        .map(type -> property.getName().replace("[x]", "")
                                + Character.toUpperCase(type.charAt(0))
                                + type.substring(1))
                : Stream.of(property.getName());
    }

    private static Stream<Arguments> wrong(String element, boolean primitive) {
        Stream<String> values = primitive
                ? Stream.of(WRONG_OBJECT, "[" + WRONG_OBJECT + "]", "[[\"Zedwords\"]]")
                : Stream.of("\"Zedwords\"", "[\"Zedwords\"]", "[[\"Zedwords\"]]", "[\"Zedwords\",{}]");
        return values.map(value -> Arguments.of(element, value));
    }

    private static boolean isPrimitive(Property property) {
        String type = property.getTypeCode().replace("*", "string");
        return !type.isEmpty() && Character.isLowerCase(type.charAt(0));
    }
}
