package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One launch, one record: windows do not cross, and what is closed stays closed. */
@ExtendWith(TrainingKit.class)
class SessionIT {

    private static final List<String> IVYS = List.of("ADEYEMI", "999 000 0018", "9990000018", "Metformin", "Latex");
    private static final List<String> GEORGES =
            List.of("WHITLOCK", "999 000 0026", "9990000026", "Salbutamol", "amoxicillin");

    @Test
    @DisplayName("S04 two windows, two patients, interleaved: no page of one holds a datum of the other")
    void twoWindowsDoNotCross(BrowserVisit visit) {
        Page ivy = visit.open(BrowserVisit.IVY);
        Page george = visit.open(BrowserVisit.GEORGE);
        for (int round = 0; round < 5; round++) {
            Page first = round % 2 == 0 ? ivy : george;
            Page second = round % 2 == 0 ? george : ivy;
            first.evaluate("() => { window.old = true; setTimeout(() => location.reload(), 0) }");
            second.reload();
            first.waitForFunction("() => !window.old && document.readyState === 'complete'");
            assertHoldsOnly(ivy, IVYS, GEORGES);
            assertHoldsOnly(george, GEORGES, IVYS);
        }
        Map<String, String> addresses = Map.of("ivy", ivy.url(), "george", george.url());
        ivy.navigate(addresses.getOrDefault("george", ""));
        assertHoldsOnly(ivy, GEORGES, IVYS);
        ivy.goBack();
        assertHoldsOnly(ivy, IVYS, GEORGES);
    }

    @Test
    @DisplayName("S05 after closing the record, Back shows nothing of it")
    void backShowsNothingAfterClosing(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        String address = record.url();
        close(record);
        assertShowsNothing(record);
        record.goBack();
        assertShowsNothing(record);
        Response again = record.navigate(address);
        assertNotNull(again);
        assertTrue(again.status() == 401 || again.status() == 404, "status " + again.status());
        assertShowsNothing(record);
    }

    @Test
    @DisplayName("S05 closing one record leaves the other open")
    void closingOneRecordLeavesTheOther(BrowserVisit visit) {
        Page ivy = visit.open(BrowserVisit.IVY);
        Page george = visit.open(BrowserVisit.GEORGE);
        close(ivy);
        george.reload();
        assertHoldsOnly(george, GEORGES, IVYS);
    }

    @Test
    @DisplayName("S02 another browser that only knows the address sees nothing")
    void theAddressAloneIsUseless(BrowserVisit visit) {
        Page record = visit.open(BrowserVisit.IVY);
        var stranger = visit.epr().context().browser().newContext();
        Page page = stranger.newPage();
        Response response = page.navigate(record.url());
        assertNotNull(response);
        assertEquals(404, response.status());
        assertShowsNothing(page);
        stranger.close();
    }

    static void close(Page record) {
        record.getByText("Close record").first().click();
        record.waitForLoadState();
    }

    private static void assertHoldsOnly(Page page, List<String> own, List<String> others) {
        String content = BrowserVisit.settled(page).content();
        assertTrue(content.contains(own.getFirst()), page.url());
        others.forEach(datum -> assertFalse(content.contains(datum), datum + " at " + page.url()));
    }

    private static void assertShowsNothing(Page page) {
        String content = page.content();
        IVYS.forEach(datum -> assertFalse(content.contains(datum), datum));
    }
}
