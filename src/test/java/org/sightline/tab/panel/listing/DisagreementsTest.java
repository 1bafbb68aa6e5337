package org.sightline.tab.panel.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Basic;
import org.junit.jupiter.api.Test;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Cell;
import org.sightline.tab.panel.CellLine;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.PendingRow;
import org.sightline.tab.panel.listing.Disagreements.Aspect;
import org.sightline.tab.panel.listing.Disagreements.Claim;

class DisagreementsTest {

    @Test
    void saysOnARowWhatOthersSayOtherwise() {
        Claim gp = claim("GP", "", true, "state active", "dose one");
        Claim agreeing = claim("Copy", "", true, "state active", "dose one");
        Claim stopped = claim("Hospital", "", false, "state stopped");
        Claim doubled = claim("Trust", "", true, "state active", "dose two");
        Claim plan = claim("GP", "plans", false, "state planned");
        Claim same = claim("GP", "", false, "state stopped");
        Disagreements.mark(List.of(gp, agreeing, stopped, doubled, plan, same), (_, _) -> true);
        assertEquals(List.of("GP: planned", "Hospital: stopped", "Trust: two"), lines(gp));
        assertEquals(List.of(), lines(stopped));
    }

    @Test
    void saysThatThereIsMoreThanARowHasRoomFor() {
        Claim gp = claim("GP", "", true, "state active");
        Stream<Claim> others = IntStream.range(0, 7).mapToObj(i -> claim("H" + i, "", false, "state stopped"));
        Disagreements.mark(Stream.concat(Stream.of(gp), others).toList(), (_, _) -> true);
        assertEquals("More entries say something else: compare them", lines(gp).getLast());
        assertEquals(5, lines(gp).size());
    }

    private static Claim claim(String source, String list, boolean current, String... aspects) {
        PanelSource from =
                new PanelSource(source, source, "", PanelSource.State.IN_FULL, "", PanelSource.Sent.NOTHING, null);
        PendingRow row = PendingRow.of(
                new Entry<>(new Basic(), from),
                List.of(),
                ClinicalDate.of(Instant.EPOCH),
                (builder, _) -> builder.cells(Cell.of()));
        return new Claim(
                row,
                list,
                Set.of("code"),
                Stream.of(aspects)
                        .map(words -> words.split(" "))
                        .map(words -> new Aspect(words[0], words[1], words[1]))
                        .toList(),
                current);
    }

    private static List<String> lines(Claim claim) {
        return claim.row().row().cells().getFirst().lines().stream()
                .map(CellLine::whole)
                .toList();
    }
}
