package org.sightline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sightline.launch.RefusalReason.ACTING_FOR_MALFORMED;
import static org.sightline.launch.RefusalReason.ACTING_FOR_NOT_ALLOWED;
import static org.sightline.launch.RefusalReason.ACTING_FOR_SYSTEM_UNKNOWN;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.context.Coded;
import org.sightline.context.Identifier;
import org.sightline.context.Practitioner;
import org.sightline.context.Professional;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.ActingForRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.testing.Launches;

/** For whom a user acts: one other person by one identifier and a name, or the launch is refused in exact words. */
class ActingForTest {

    private static final String SDS = "https://fhir.nhs.uk/Id/sds-user-id";
    private static final String SOUND =
            "{'identifier': {'system': '" + SDS + "', 'value': '555000000002'}, 'name': 'Dr Priya Nair'}";
    private static final AccessRules RULES = new AccessRules(
                    List.of(new RoleRule(
                            "Nurse", List.of(new RoleCode(Launches.JOB_ROLE, "R8001")), Set.of(TabId.SUMMARY))),
                    Set.of())
            .with(new ActingForRules(Set.of(SDS, "urn:gmc"), Map.of("Nurse", Set.of("northgate"))));
    private static final Practitioner RITA = Launches.rita(new Coded(Launches.JOB_ROLE, "R8001", "Nurse"));

    @Test
    void readsOnePersonByIdentifierAndName() throws Exception {
        assertEquals(Optional.of(Launches.PRIYA), read(json(SOUND)));
        assertEquals(
                Optional.of(new Professional(new Identifier("urn:gmc", "C1"), "Zoë O’Neil-Źak")),
                read(json(
                        "{'name': 'Zoë O’Neil-Źak', 'identifier': {'value': 'C1', 'system': 'urn:gmc'}, 'more': 1}")));
        assertEquals(Optional.empty(), read(MissingNode.getInstance()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            null                                        | expected acting_for as one object, came null
            'Dr Priya Nair'                             | expected acting_for as one object, came a text of 13 characters
            ''                                          | expected acting_for as one object, came an empty text
            7                                           | expected acting_for as one object, came a number
            true                                        | expected acting_for as one object, came true or false
            []                                          | expected acting_for as one object, came a list of 0
            [{}, {}]                                    | expected acting_for as one object, came a list of 2
            {}                                          | expected acting_for.identifier as one object, came missing
            {'identifier': 'x', 'name': 'N'}            | expected acting_for.identifier as one object, came a text of 1 character
            {'identifier': null, 'name': 'N'}           | expected acting_for.identifier as one object, came null
            {'identifier': [{}, {}], 'name': 'N'}       | expected acting_for.identifier as one object, came a list of 2
            {'identifier': {'value': '1'}, 'name': 'N'} | expected acting_for.identifier.system as a text of 1 to 200 characters, came missing
            {'identifier': {'system': 'urn:gmc'}, 'name': 'N'} | expected acting_for.identifier.value as a text of 1 to 200 characters, came missing
            {'identifier': {'system': 'urn:gmc', 'value': 7}, 'name': 'N'} | expected acting_for.identifier.value as a text of 1 to 200 characters, came a number
            {'identifier': {'system': 'urn:gmc', 'value': ['1']}, 'name': 'N'} | expected acting_for.identifier.value as a text of 1 to 200 characters, came a list of 1
            {'identifier': {'system': 'urn:gmc', 'value': '1'}} | expected acting_for.name as a text of 1 to 200 characters, came missing
            {'identifier': {'system': 'urn:gmc', 'value': '1'}, 'name': {'text': 'N'}} | expected acting_for.name as a text of 1 to 200 characters, came an object
            {'identifier': {'system': 'gmc', 'value': '1'}, 'name': 'N'} | expected acting_for.identifier.system as a whole URI, came “gmc”
            {'identifier': {'system': 'urn: gmc', 'value': '1'}, 'name': 'N'} | expected acting_for.identifier.system as a whole URI, came “urn: gmc”
            """)
    @DisplayName("what is not one object with an identifier and a name is refused in exact words")
    void refusesWhatIsNotOnePerson(String claim, String expected) {
        assertRefused(ACTING_FOR_MALFORMED, expected, json(claim));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", " ", "   ", "\t", "\u00a0", "\u3000", "\u2003\u2003"})
    void refusesBlanks(String blank) {
        String came = blank.isBlank() ? "an empty text" : "blanks alone";
        for (String member : List.of("identifier.system", "identifier.value", "name")) {
            assertRefused(
                    ACTING_FOR_MALFORMED,
                    "expected acting_for." + member + " as a text of 1 to 200 characters, came " + came,
                    with(member, blank));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {" x", "x ", "\u00a0x", "x\u3000", "\nx", "x\t"})
    void refusesBlanksAround(String text) {
        for (String member : List.of("identifier.value", "name")) {
            assertRefused(
                    ACTING_FOR_MALFORMED,
                    "expected acting_for." + member + " without blanks around it",
                    with(member, text));
        }
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "Dr \u202eriaN ayirP",
                "Dr\u2066 Priya\u2069 Nair",
                "Dr Priya\u200b Nair",
                "Dr\u00adPriya",
                "Dr \u3164 Nair",
                "Dr\nPriya",
                "Dr\tPriya",
                "Dr\u0000Priya",
                "Dr\u2028Priya",
                "Dr \ud83d Nair",
                "Dr \ue000 Nair",
                "\ufeffDr Nair"
            })
    @DisplayName("C05 characters that reorder, hide or take no room are refused, and not shown as something else")
    void refusesWhatCannotBeSeen(String text) {
        for (String member : List.of("identifier.value", "name")) {
            assertRefused(
                    ACTING_FOR_MALFORMED,
                    "expected acting_for." + member + " without characters that cannot be seen",
                    with(member, text));
        }
    }

    @Test
    void refusesWhatIsTooLong() throws Exception {
        assertEquals(
                200, read(with("name", "x".repeat(200))).orElseThrow().name().length());
        for (String member : List.of("identifier.system", "identifier.value", "name")) {
            assertRefused(
                    ACTING_FOR_MALFORMED,
                    "expected acting_for." + member
                            + " as a text of 1 to 200 characters, came a text of 201 characters",
                    with(member, "x".repeat(201)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"S1a", "s1A", "S1A"})
    @DisplayName("nobody acts for themselves, however the identifier is written, and whatever the name")
    void refusesTheUserThemselves(String value) {
        Practitioner user = new Practitioner(
                "rita",
                List.of(new Identifier("urn:other", "7"), new Identifier("urn:gmc", "S1a")),
                "Rita",
                RITA.role());
        JsonNode claim =
                json("{'identifier': {'system': 'urn:gmc', 'value': '" + value + "'}, 'name': 'Somebody Else'}");
        StepRefusedException refused = assertThrows(
                StepRefusedException.class, () -> new ActingFor("acting_for", claim).read(user, "northgate", RULES));
        assertEquals(ACTING_FOR_MALFORMED, refused.reason());
        assertEquals("expected somebody else in acting_for, came an identifier of the user’s own", refused.detail());
    }

    @Test
    @DisplayName(
            "whom the access rules do not name may act for nobody: another role, another organisation, no rule at all")
    void refusesWhomTheRulesDoNotName() {
        String words = "access.yaml does not let the role “%s” of “" + Launches.JOB_ROLE
                + "” act for somebody in launches of %s";
        assertNotAllowed(words.formatted("R8006", "northgate"), role("R8006"), "northgate", RULES);
        assertNotAllowed(words.formatted("R8001", "southbank"), RITA, "southbank", RULES);
        assertNotAllowed(words.formatted("R8001", "northgate"), RITA, "northgate", RULES.with(ActingForRules.NOBODY));
    }

    @Test
    void refusesAnIdentifierOfAnotherSystem() {
        assertRefused(
                ACTING_FOR_SYSTEM_UNKNOWN,
                "expected acting_for.identifier.system as one of “https://fhir.nhs.uk/Id/sds-user-id”, “urn:gmc”, came"
                        + " “https://fhir.nhs.uk/Id/sds-user-id/”",
                with("identifier.system", SDS + "/"));
    }

    @Test
    @DisplayName("a refusal names the claim as the registration calls it, and nobody’s name or number")
    void tellsNobodysName() {
        StepRefusedException refused = assertThrows(
                StepRefusedException.class,
                () -> new ActingFor("onBehalf", json(SOUND)).read(role("R8006"), "northgate", RULES));
        assertFalse(refused.detail().contains("Priya") || refused.detail().contains("555000000002"), refused::detail);
        assertRefusedBy(
                new ActingFor("onBehalf", json("{}")), "expected onBehalf.identifier as one object, came missing");
    }

    private static void assertNotAllowed(String words, Practitioner user, String registration, AccessRules rules) {
        StepRefusedException refused = assertThrows(
                StepRefusedException.class,
                () -> new ActingFor("acting_for", json(SOUND)).read(user, registration, rules));
        assertEquals(ACTING_FOR_NOT_ALLOWED, refused.reason());
        assertEquals(words, refused.detail());
    }

    private static void assertRefused(RefusalReason reason, String words, JsonNode claim) {
        StepRefusedException refused = assertThrows(StepRefusedException.class, () -> read(claim));
        assertEquals(words, refused.detail());
        assertEquals(reason, refused.reason());
    }

    private static void assertRefusedBy(ActingFor claim, String words) {
        StepRefusedException refused =
                assertThrows(StepRefusedException.class, () -> claim.read(RITA, "northgate", RULES));
        assertEquals(words, refused.detail());
    }

    private static Practitioner role(String code) {
        return Launches.rita(new Coded(Launches.JOB_ROLE, code, ""));
    }

    private static Optional<Professional> read(JsonNode claim) throws StepRefusedException {
        return new ActingFor("acting_for", claim).read(RITA, "northgate", RULES);
    }

    private static JsonNode with(String member, String text) {
        JsonNode claim = json(SOUND);
        ObjectNode object = (ObjectNode) (member.startsWith("identifier.") ? claim.get("identifier") : claim);
        object.put(member.replace("identifier.", ""), text);
        return claim;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
