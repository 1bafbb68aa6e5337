package org.sightline.oversight.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.NhsNumber;
import org.sightline.context.TabId;
import org.sightline.display.ShownText;
import org.sightline.oversight.patient.LooksView.Look;
import org.sightline.policy.override.StoredOverride;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.tab.definition.TabTitles.TabTitle;
import org.sightline.testing.TestDatabase;
import org.sightline.trail.EntryWords;
import org.sightline.trail.Looking;
import org.sightline.trail.PatientTrail;
import org.sightline.trail.TrailQuestion;
import org.sightline.trail.WhoseUsers;

class LooksComposerTest {

    private static final LaunchConfig CONFIG =
            new LaunchConfig(List.of(), List.of(), new AccessRules(List.of(), Set.of()), "c-1");

    private final TestDatabase database = TestDatabase.migrated();
    private final PatientTrail trail = new PatientTrail(database.database());
    private final Looking looking = new Looking(database.database());
    private final EntryWords words =
            new EntryWords(() -> List.of(new TabTitle(TabId.SUMMARY, "Summary", List.of())), () -> CONFIG);

    @Test
    @DisplayName(
            "a look says who, what of the record, why, what was refused and overridden, in words and without codes")
    void saysInWordsWhoDidWhatAndWhy() {
        looking.everything(Looking.IVY, "northgate");

        LooksView.Found view = view(List.of(Looking.IVY), override("It had to be quick, she lay unconscious."));

        Look look = view.looks().stream()
                .filter(one -> one.steps().size() > 1)
                .findFirst()
                .orElseThrow();
        assertEquals("Rita Okafor", look.who().name().head());
        assertEquals("Nurse", look.who().role().head());
        assertEquals("northgate Hospital", look.who().organisation().head());
        assertEquals("Summary, 1 document", look.opened().head());
        assertEquals("direct care", look.why());
        assertTrue(look.refused());
        assertEquals(
                List.of("An emergency: It had to be quick, she lay unconscious. – not reviewed yet"),
                heads(look.overrides()));
        assertEquals(
                List.of(
                        "Came to the record from the system they work in",
                        "Opened Summary",
                        "Saved a document that a source that is no longer connected holds, and it was not shown",
                        "Printed Summary",
                        "Asked for Diabetes and was refused: their role is not shown it",
                        "Somebody who is not known asked for the record and was shown nothing, from a browser in which"
                                + " another record had been opened",
                        "Opened the record in spite of an objection or a restriction",
                        "Closed the record"),
                look.steps().stream().map(step -> step.words().head()).toList());
    }

    @Test
    void whatIsOfNoLaunchStandsByItself() {
        looking.everything(Looking.IVY, "northgate");

        List<String> told = view(List.of(Looking.IVY), Map.of()).looks().stream()
                .filter(look -> look.steps().size() == 1)
                .map(look -> look.who().name() + " (" + look.who().role() + "): " + look.opened())
                .toList();

        assertEquals(
                List.of(
                        "Tobias Wren (Objections): Did not accept what was asked for by an online form: not the patient",
                        "Not known (): By an online form the patient asked to object",
                        "Tobias Wren (Objections): Looked up whether the patient objects",
                        "Rita Okafor (Nurse): Was not let in: the patient objects to the shared record being shown",
                        "Rita Okafor (Nurse): Their system asked for the record to be made ready for them"),
                told);
    }

    @Test
    @DisplayName(
            "C05: what somebody is called reorders and hides nothing, and a former number is named where it stands")
    void showsHostileWordsAsTheyAre() {
        looking.opens(Looking.OSCAR, "n\u202eorth", Set.of());

        LooksView.Found view =
                view(List.of(Looking.IVY, Looking.OSCAR), override("=1+1 <b>\u200b</b> of at least twenty"));

        Look look = view.looks().getFirst();
        assertFalse(look.who().organisation().head().contains("\u202e"));
        assertEquals("999 000 0026", look.who().number());
        assertEquals(List.of("999 000 0026"), view.others());
    }

    @Test
    @DisplayName("A12 C07: the file has a line for every row, and none that a spreadsheet would run")
    void theFileHasEveryRowAndNoFormula() throws IOException {
        looking.everything(Looking.IVY, "=north");
        TrailQuestion question = question(List.of(Looking.IVY));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new LooksCsv(words, InstantSource.system())
                .write(out, question.until(), (at, sequence) -> trail.before(question, at, sequence, 5));

        String file = out.toString(StandardCharsets.UTF_8);
        assertEquals(1 + trail.page(question, 0, 1).entries(), file.lines().count());
        assertTrue(file.startsWith("\uFEFF\"Entry\",\"When (UK time)\","), file);
        assertTrue(file.contains("\"'=north Hospital\""), file);
        assertFalse(Stream.of(file.split("\",\"")).anyMatch(cell -> cell.startsWith("=")), file);
    }

    private LooksView.Found view(List<NhsNumber> numbers, Map<String, StoredOverride> overrides) {
        TrailQuestion question = question(numbers);
        return new LooksComposer(words)
                .view(
                        new PatientLooks.Found(numbers, trail.page(question, 0, 100), overrides, question.until()),
                        1,
                        100);
    }

    private TrailQuestion question(List<NhsNumber> numbers) {
        return new TrailQuestion(numbers, new WhoseUsers.OfEverybody(), TrailQuestion.EVER, trail.now());
    }

    private Map<String, StoredOverride> override(String why) {
        return Map.of(
                "AAA-AAA-AA3",
                new StoredOverride(
                        "AAA-AAA-AA3", Looking.IVY, trail.now(), "Rita Okafor, Nurse", "An emergency", why, ""));
    }

    private static List<String> heads(List<ShownText> texts) {
        return texts.stream().map(ShownText::head).toList();
    }
}
