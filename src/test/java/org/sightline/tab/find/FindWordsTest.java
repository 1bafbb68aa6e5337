package org.sightline.tab.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The browser's script passes the same cases ({@code words.test.mjs}). */
class FindWordsTest {

    record Case(String typed, String text, boolean found) {}

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatPeopleMean(Case one) throws IOException {
        List<List<String>> groups = texts(file().get("groups"));

        assertEquals(one.found(), new FindWords(groups).query(one.typed()).matches(one.text()), one.toString());
    }

    @Test
    @DisplayName("the list as it ships knows what people type at the bedside")
    void theListThatShipsIsReadWhole() {
        FindWords words = new FindWords();

        assertTrue(words.query("hba1c").matches("Haemoglobin A1c"));
        assertTrue(words.query("sats").matches("Oxygen saturation in arterial blood"));
        assertTrue(words.query("dnr").matches("Not for attempted cardiopulmonary resuscitation"));
        assertTrue(words.query("clexane").matches("Enoxaparin sodium 40mg/0.4ml"));
        assertTrue(words.json().contains("[\"bp\",\"blood pressure\""), words.json());
    }

    static Stream<Case> cases() throws IOException {
        return file().get("cases")
                .valueStream()
                .map(one -> new Case(
                        one.get("typed").asText(),
                        one.get("text").asText(),
                        one.get("found").asBoolean()));
    }

    private static List<List<String>> texts(JsonNode groups) {
        return groups.valueStream()
                .map(group -> group.valueStream().map(JsonNode::asText).toList())
                .toList();
    }

    private static JsonNode file() throws IOException {
        return new ObjectMapper().readTree(FindWordsTest.class.getResourceAsStream("/find-cases.json"));
    }
}
