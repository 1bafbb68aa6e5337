package org.sightline.oversight.objection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.FeedId;
import org.sightline.context.ObjectionScope;
import org.sightline.context.ObjectionScope.Parts;
import org.sightline.oversight.objection.CarriedList.BadLine;
import org.sightline.policy.objection.HowReceived;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;
import org.sightline.policy.objection.OnBehalf;
import org.sightline.policy.objection.Reception;
import org.sightline.policy.objection.WrittenScope;

class CarriedListTest {

    private static final String HEADING = "nhs_number,received_on,how_received,on_behalf,representative,evidence\n";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void takesColumnsInAnyOrderQuotedCellsOtherColumnsAndEveryLineEnd() {
        CarriedList list = CarriedList.of(
                "\uFEFFevidence,nhs_number,how_received,received_on,ward,on_behalf,representative\r\n"
                        + "\"Box 4, \"\"blue\"\"\nshelf 2\",999 000 0018,letter,2024-03-01,7,parent,Ada  Adeyemi\r\n"
                        + "\r\n",
                "form",
                TODAY,
                CarriedListTest::isKnown);

        assertEquals(List.of(), list.bad());
        assertEquals(1, list.entries().size());
        assertEquals("9990000018", list.entries().getFirst().patient().digits());
        assertEquals(
                new Reception(
                        LocalDate.of(2024, 3, 1),
                        HowReceived.LETTER,
                        OnBehalf.PARENT,
                        "Ada Adeyemi",
                        "Box 4, \"blue\" shelf 2"),
                list.entries().getFirst().reception());
    }

    @Test
    void namesEachBadLineByItsNumberInTheFileAndKeepsTheGoodOnes() {
        CarriedList list = CarriedList.of(
                HEADING
                        + "9990000018,2024-03-01,letter,patient,,Box 4\n"
                        + "9990000019,2024-03-01,letter,patient,,Box 4\n"
                        + "\n"
                        + "9990000026,1.3.2024,pigeon,parent,,\n"
                        + "9990000018,2024-03-01,letter,patient,,Box 5\n"
                        + "9990000034,2024-03-01,letter\n",
                "form",
                TODAY,
                CarriedListTest::isKnown);

        assertEquals(
                List.of(
                        new BadLine(3, "nhs_number is not ten digits of which the last checks the others"),
                        new BadLine(5, "the day it was received has to be a date, such as 2026-11-22"),
                        new BadLine(5, "how it was received has to be one of those listed"),
                        new BadLine(5, "whoever spoke for the patient has to be named"),
                        new BadLine(5, "the evidence has to be named, in at most 300 characters"),
                        new BadLine(6, "is about the same patient as line 2"),
                        new BadLine(7, "has 3 cells where the first line has 6")),
                list.bad());
        assertEquals(5, list.lines());
        assertEquals(1, list.entries().size());
    }

    @Test
    void aLineMayNamePartsAndOneThatNamesUnknownOnesIsBad() {
        CarriedList list = CarriedList.of(
                HEADING.strip() + ",feeds,categories\n"
                        + "9990000018,2024-03-01,letter,patient,,Box 4,trust; council,\n"
                        + "9990000026,2024-03-01,letter,patient,,Box 4,,mental-health\n"
                        + "9990000034,2024-03-01,letter,patient,,Box 4,,\n"
                        + "9990000042,2024-03-01,letter,patient,,Box 4,Trust X,\n"
                        + "9990000050,2024-03-01,letter,patient,,Box 4,,mentel-health\n",
                "form",
                TODAY,
                CarriedListTest::isKnown);

        assertEquals(
                List.of(
                        new Parts(Set.of(new FeedId("trust"), new FeedId("council")), Set.of()),
                        new Parts(Set.of(), Set.of("mental-health")),
                        new ObjectionScope.Whole()),
                list.entries().stream().map(NewEntry::scope).toList());
        assertEquals(List.of(new BadLine(5, WrittenScope.UNKNOWN), new BadLine(6, WrittenScope.UNKNOWN)), list.bad());
    }

    private static boolean isKnown(Parts parts) {
        return Set.of(new FeedId("trust"), new FeedId("council")).containsAll(parts.feeds())
                && Set.of("mental-health").containsAll(parts.categories());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01,letter,patient,'',x, between 1990 and today",
        "1989-12-31,letter,patient,'',x, between 1990 and today",
        "2026-11-30,letter,patient,Somebody,x, nobody else is named",
        "2026-11-30,letter,nobody,'',x, who spoke for the patient"
    })
    void saysWhatIsWrong(String day, String how, String who, String name, String evidence, String problem) {
        String csv = HEADING + String.join(",", "9990000018", day, how, who, name, evidence);
        CarriedList list = CarriedList.of(csv, "form", TODAY, CarriedListTest::isKnown);

        assertEquals(1, list.bad().size(), list.bad().toString());
        assertTrue(list.bad().getFirst().problem().contains(problem), list.bad().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'', the file is empty",
        "'nhs_number;received_on', 'missing: nhs_number, received_on'",
        "'nhs_number,received_on,how_received,on_behalf,representative,evidence', there is no line below"
    })
    void saysWhatIsWrongWithTheFile(String csv, String problem) {
        CarriedList list = CarriedList.of(csv, "form", TODAY, CarriedListTest::isKnown);

        assertEquals(1, list.bad().size());
        assertTrue(list.bad().getFirst().problem().contains(problem), list.bad().toString());
    }
}
