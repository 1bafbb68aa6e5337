package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.chart.TimelinePicture;
import org.sightline.tab.panel.timeline.Timeline;

/** It is 21-Nov-2026 09:02; the picture goes back 24 months. */
class TimelineTest {

    private static final String STAY =
            "{'resourceType':'Encounter','id':'%s','status':'finished','type':[{'text':'%s'}],'period':{'start':'%s','end':'%s'}}";
    private static final String LETTER =
            "{'resourceType':'DocumentReference','id':'%s','status':'current','type':{'text':'%s'},'date':'%s'}";

    @Test
    void putsEveryEventOnItsLineInOrderOfTimeAndAllInTheTable() {
        Panel view = show(timeline()
                .source(
                        "Northgate",
                        STAY.formatted("1", "Ward stay", "2026-03-01", "2026-03-20"),
                        STAY.formatted("2", "Clinic", "2026-06-01T10:00:00+01:00", "2026-06-01T10:20:00+01:00"),
                        LETTER.formatted("3", "Discharge letter", "2026-03-21T12:00:00Z")));

        TimelinePicture picture = view.picture();
        assertEquals(3, picture.count());
        List<TimelinePicture.Bar> stays = picture.lanes().getFirst().bars();
        assertEquals(
                List.of("01-Jun-2026 10:00: Clinic, Northgate", "01-Mar-2026 to 20-Mar-2026: Ward stay, Northgate"),
                stays.stream().map(TimelinePicture.Bar::words).toList());
        assertTrue(stays.getLast().width() > stays.getFirst().width(), "a stay is longer than a visit");
        assertTrue(stays.getLast().x() < stays.getFirst().x(), "time goes from left to right");
        assertTrue(picture.words().contains("Encounters and stays 2, Appointments 0"), picture.words());
        assertEquals(3, view.rows().count());
        assertEquals("3 events as a table", view.tables().getFirst().title());
    }

    @Test
    void saysWhatThePictureCannotShow() {
        Panel view = show(
                timeline()
                        .source(
                                "Northgate",
                                STAY.formatted("1", "Old stay", "2011-03-01", "2011-03-20"),
                                "{'resourceType':'Encounter','id':'2','status':'finished'}",
                                STAY.formatted("3", "Lately", "2026-11", "2026-11"),
                                "{'resourceType':'Encounter','id':'4','status':'entered-in-error','period':{'start':'2026-11-01'}}"));
        assertEquals(1, view.picture().count());
        assertEquals(3, view.tables().getFirst().total());
        assertTrue(
                view.frame().window().contains("2 more, older or without a date, stand in the table."),
                view.frame().window());
    }

    @Test
    void staysWithinItsFrameWhateverTheDates() {
        Panel view = show(timeline()
                .source(
                        "Northgate",
                        STAY.formatted("1", "Backwards", "2026-10-01", "2020-10-01"),
                        STAY.formatted("2", "Far ahead", "2199-10-01", "2200-10-01"),
                        STAY.formatted("3", "Ordinary", "2026-10-05", "2026-10-06")));
        view.picture().lanes().stream().flatMap(lane -> lane.bars().stream()).forEach(mark -> {
            assertTrue(mark.x() >= view.picture().left() && mark.width() > 0, mark.toString());
            assertTrue(mark.x() + mark.width() <= view.picture().width(), mark.toString());
        });
    }

    @Test
    void saysWhichKindOfEmptyItIs() {
        assertEquals(
                "No dated events recorded by Northgate, the only source.",
                show(timeline().source("Northgate")).frame().empty());
        assertTrue(show(timeline().failed("Northgate")).frame().empty().contains("unavailable"));
    }

    private static Given timeline() {
        List<SearchNeed> needs =
                Timeline.kind().resourceTypes().stream().map(SearchNeed::all).toList();
        return Given.of(new PanelDefinition(
                "timeline",
                "timeline",
                "Timeline",
                needs,
                Map.of(),
                new Excerpt(Map.of("shown", 24), 0, ""),
                PanelRules.NONE));
    }

    private static Panel show(Given given) {
        return (Panel) given.show();
    }
}
