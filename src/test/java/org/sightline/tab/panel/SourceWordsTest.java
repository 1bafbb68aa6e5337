package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchOutcome;

@DisplayName("F23 each thing that happened has a sentence of its own")
class SourceWordsTest {

    private static final List<Resource> ONE = List.of(new Condition());

    @Test
    void oneSentenceForEachThing() {
        assertEquals("gave only the first 1 of 312 entries", words(new Remark.FirstOnly()));
        assertEquals("gave no more pages: it gave only the first 1 of 312 entries", words(new Remark.NoMorePages()));
        assertEquals(
                "gave only the first 1 of 312 entries, then did not answer in time",
                words(new Remark.Broken(Reason.TOO_SLOW, "")));
        assertEquals(
                "answered with a notice of its own: “Some are withheld”",
                words(new Remark.OwnNotice("Some are withheld", true)));
        assertEquals("answered with a notice that something is missing", words(new Remark.OwnNotice("", true)));
        assertEquals(
                "is shown in part: 1 entry could not be read: Condition/7",
                words(new Remark.Unread(List.of("Condition/7"))));
        assertEquals("is shown in part: 2 entries could not be read", words(new Remark.Unread(List.of("", ""))));
        assertEquals(
                "is shown in part: 7 entries could not be read: a, b, c, d, e and 2 more",
                words(new Remark.Unread(List.of("a", "b", "c", "d", "e", "f", "g"))));
        assertEquals("sent 2 entries without saying whom they are about, not shown", words(new Remark.NobodyNamed(2)));
        assertEquals("lets us read only a part of these entries", words(new Remark.LeaveForPart()));
        assertEquals(
                "refused to search by date and was asked again without",
                words(new Remark.LeftOut(Set.of("date"), Remark.LeftOut.How.REFUSED)));
        assertEquals(
                "was asked to search by code, date and did not",
                words(new Remark.LeftOut(Set.of("date", "code"), Remark.LeftOut.How.IGNORED)));
        assertEquals(
                "was not asked by date, a missing date, which it does not search by",
                words(new Remark.LeftOut(Set.of("date", "date:missing"), Remark.LeftOut.How.NOT_SENT)));
        assertEquals(
                "answers only by category: asked for exam, laboratory; others, and entries without one, were not asked for",
                words(new Remark.AskedOnly("category", Set.of("s|laboratory", "s|exam"))));
        assertEquals(
                "does not know category survey, so it was not asked for",
                words(new Remark.NotKnown("category", Set.of("s|survey"))));
        assertEquals(
                "was not asked: it answers only what is asked by category or code",
                words(new Remark.NeedsFilter(Set.of("code", "category"))));
    }

    @Test
    void noTwoReasonsShareOne() {
        List<String> all = Stream.concat(
                        Arrays.stream(Reason.values()).map(SourceWords::of),
                        Arrays.stream(FeedAnswer.PatientMismatch.Kind.values()).map(SourceWords::of))
                .toList();

        assertEquals(all.size(), new HashSet<>(all).size());
    }

    private static String words(Remark remark) {
        List<Remark> remarks = remark.isLack() ? List.of(remark) : List.of(remark, new Remark.FirstOnly());
        return SourceWords.of(remark, new SearchOutcome.Cut(ONE, 312, remarks));
    }
}
