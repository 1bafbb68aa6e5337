package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;

@DisplayName("F22 an entry that cannot be read costs itself, not its page")
class EntryByEntryTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"clinicalStatus\":\"active\"",
                "\"severity\":\"bad\"",
                "\"category\":[{\"coding\":\"x\"}]",
                "\"recordedDate\":[\"2020\",\"2021\"]",
                "\"extension\":{\"url\":\"x\"}",
                "\"modifierExtension\":[\"x\"]",
                "\"contained\":[{\"resourceType\":\"Sorcery\"}]",
                "\"contained\":[{\"id\":\"x\"}]",
                "\"recordedDate\":\"2020\",\"recordedDate\":\"2021\"",
                "\"text\":\"words\""
            })
    @DisplayName("the others are shown, this one is named")
    void costsItself(String member) {
        feed.on("Condition", searchset(match(condition("1")), match(with("2", member)), match(condition("3"))));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(2, cut.matches().size());
        assertEquals(List.of(new Remark.Unread(List.of("Condition/2"))), cut.remarks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"x\" | ",
                "7 | ",
                "{\"resource\":\"x\"} | ",
                "{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"c\",\"code\":\"x\",\"meta\":{\"security\":[{\"code\":\"R\"}]}}} | Condition",
                "{\"resource\":{\"resourceType\":\"Sorcery\",\"id\":\"s\"}} | Sorcery/s",
                "{\"fullUrl\":\"https://x.example/r4/Sorcery/s9\",\"resource\":{\"resourceType\":\"Sorcery\"}} | Sorcery/s9",
                "{\"resource\":{\"resourceType\":\"<b>\",\"id\":\"s\"}} | ",
                "{\"resource\":{\"resourceType\":\"Sorcery\",\"id\":\"<b>\"}} | Sorcery"
            })
    @DisplayName("whatever it is")
    void whateverItIs(String entry, String name) {
        feed.on("Condition", searchset(match(condition("1")), entry));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(1, cut.matches().size());
        assertEquals(List.of(new Remark.Unread(List.of(name == null ? "" : name))), cut.remarks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<div xmlns='http://www.w3.org/1999/xhtml'>line<br>two</div> | line/two",
                "<div xmlns='http://www.w3.org/1999/xhtml'>salt&nbsp;&amp; pepper</div> | salt & pepper",
                "<div xmlns='http://www.w3.org/1999/xhtml'>salt & pepper 5 < 6</div> | salt & pepper 5 < 6",
                "<p>one</p><p>two</p> | one/two",
                "<DIV>capital</DIV> | capital",
                "<!-- by a word processor --><div>words</div> | words",
                "<br/> | ``",
                "<div><b>bold <i>both</b> italic</i></div> | bold both italic",
                "<div>picture<img src=x><hr>below</div> | picturebelow",
                "<div><script>alert(1)</script>words&copy;<br>rest</div> | words\u00a9/rest",
                "<table><tr><td>a<td>b<tr><td>c</table> | a b /c"
            })
    @DisplayName("a narrative that is no XHTML costs its form alone")
    void narrativeKeepsItsWords(String div, String words) {
        String text = "\"text\":{\"status\":\"additional\",\"div\":\"" + div + "\"}";
        feed.on("Condition", searchset(match(with("1", text)), match(condition("2"))));

        SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        Condition first = (Condition) complete.matches().getFirst();
        assertEquals(words, first.getText().getDiv().allText().strip().replace('\n', '/'));
        assertEquals("additional", first.getText().getStatus().toCode());
        assertEquals(2, complete.matches().size());
    }

    @Test
    @DisplayName("a narrative of 20,000 elements in each other that is no XHTML keeps its words")
    void aLongNarrativeKeepsItsWords() {
        String div = "<div>first" + "<div>".repeat(20_000) + "salt &amp; 5 mg" + "</div>".repeat(20_000) + "<br>last";
        String text = "\"text\":{\"status\":\"additional\",\"div\":\"" + div + "\"}";
        feed.on("Condition", searchset(match(with("1", text)), match(condition("2"))));

        SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        Condition first = (Condition) complete.matches().getFirst();
        String words =
                first.getText().getDiv().allText().replaceAll("\\s+", " ").strip();
        assertEquals("first salt & 5 mg last", words);
        assertEquals(2, complete.matches().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id\":{\"a\":\"b\"}", "\"identifier\":\"9990000026\"", "\"link\":\"x\""})
    @DisplayName("the look-up of a patient believes no page with one who cannot be told")
    void lookUpIsStrict(String member) {
        feed.on("Patient", searchset(match(TestRecord.IVY), match("{\"resourceType\":\"Patient\"," + member + "}")));

        assertEquals(
                Unavailable.Reason.UNREADABLE,
                assertInstanceOf(Unavailable.class, reader.answer()).reason());
    }

    private static String with(String id, String member) {
        String whole = condition(id).strip();
        return whole.substring(0, whole.length() - 1) + "," + member + "}";
    }
}
