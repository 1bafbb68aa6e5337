package org.sightline.tab.panel.asked;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which sources gave how much of what a panel asked, by their names; each stands in one of the lists.
 *
 * @param inFull those that gave all of it
 * @param inPart those that gave some of it
 * @param missing those of whose answer nothing can be used
 * @param refused those that would not let us have any of it
 * @param awaited those that have not answered yet
 * @param withoutRecord those that hold no record of the patient: they have recorded neither something nor nothing
 */
public record Answers(
        List<String> inFull,
        List<String> inPart,
        List<String> missing,
        List<String> refused,
        List<String> awaited,
        List<String> withoutRecord) {

    public Answers {
        inFull = List.copyOf(inFull);
        inPart = List.copyOf(inPart);
        missing = List.copyOf(missing);
        refused = List.copyOf(refused);
        awaited = List.copyOf(awaited);
        withoutRecord = List.copyOf(withoutRecord);
    }

    int all() {
        return withRecord() + withoutRecord.size();
    }

    /** Those that hold a record of the patient, or may. */
    int withRecord() {
        return inFull.size() + lacking().size();
    }

    /** Those that may hold more than they gave. */
    List<String> lacking() {
        return Stream.of(inPart, missing, refused, awaited)
                .flatMap(List::stream)
                .toList();
    }

    /** Whether each one that holds a record gave all of it, and at least one does. */
    boolean isWhole() {
        return !inFull.isEmpty() && lacking().isEmpty();
    }
}
