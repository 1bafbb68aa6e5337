package org.sightline.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchContext.Circumstances;
import org.sightline.context.Practitioner;
import org.sightline.testing.Launches;

class LaunchContextJsonTest {

    @Test
    void comesBackAsItWas() {
        LaunchContext launch = Launches.ritaOpensIvy();

        assertEquals(launch, LaunchContextJson.read(LaunchContextJson.write(launch)));
    }

    @Test
    void keepsWhatIsAbsentAbsentAndStrangeTextAsItIs() {
        LaunchContext full = Launches.by(
                new Practitioner("o'neil\"\\\n\u202e", List.of(), "Zoë \ud83d\ude00", new Coded("urn:x", "1", "")));
        LaunchContext launch = new LaunchContext(
                full.registration(),
                full.voucher(),
                full.patient(),
                full.practitioner(),
                full.workplace(),
                full.purpose(),
                Circumstances.NOT_SAID);

        assertEquals(launch, LaunchContextJson.read(LaunchContextJson.write(launch)));
    }

    @Test
    void bringsBackASmartLaunch() {
        LaunchContext launch = Launches.smart();

        assertEquals(launch, LaunchContextJson.read(LaunchContextJson.write(launch)));
    }

    @Test
    void bringsBackForWhomTheUserActs() {
        LaunchContext launch = Launches.ritaActsForPriya();

        assertEquals(launch, LaunchContextJson.read(LaunchContextJson.write(launch)));
    }

    @Test
    void readsAndWritesTokenLaunchesAsTheyLayBeforeThereWasASecondDoor() {
        String before = """
                {"registration":"northgate","tokenIssuer":"https://epr.northgate.example/launch","keyId":"2026-11",\
                "tokenId":"token-1","door":"TOKEN",\
                "patient":{"nhsNumber":{"digits":"9990000018"},"birthDate":"1945-03-12"},\
                "practitioner":{"subject":"rita.okafor","identifiers":[\
                {"system":"https://fhir.nhs.uk/Id/sds-user-id","value":"555000000001"}],"name":"Rita Okafor",\
                "role":{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName","code":"R8001",\
                "display":"Nurse"}},\
                "organisation":{"value":"RNG01"},"organisationName":"Northgate Hospital","purpose":"TREAT",\
                "encounter":"encounter-7","view":{"value":"summary"}}""";

        assertEquals(Launches.ritaOpensIvy(), LaunchContextJson.read(before));
        assertEquals(tree(before), tree(LaunchContextJson.write(Launches.ritaOpensIvy())));
    }

    @Test
    void leavesUnreadWhatANewerNodeAdded() {
        String json = LaunchContextJson.write(Launches.ritaOpensIvy());

        assertEquals(
                Launches.ritaOpensIvy(), LaunchContextJson.read(json.replaceFirst("\\{", "{\"added\":{\"later\":1},")));
    }

    @Test
    void refusesWhatLacksAField() {
        for (LaunchContext launch : List.of(Launches.ritaOpensIvy(), Launches.smart())) {
            JsonNode whole = tree(LaunchContextJson.write(launch));
            whole.fieldNames().forEachRemaining(field -> {
                ObjectNode less = whole.deepCopy();
                less.remove(field);
                assertThrows(IllegalStateException.class, () -> LaunchContextJson.read(less.toString()), field);
            });
        }
    }

    @Test
    void keepsAReferral() {
        LaunchContext launch = Launches.referred(Launches.ritaOpensIvy(), "ServiceRequest/r7");
        assertEquals(launch, LaunchContextJson.read(LaunchContextJson.write(launch)));
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
