package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.packaged.Clicker;
import org.sightline.packaged.PackagedDatabase;
import org.sightline.packaged.ReplayFeed;
import org.sightline.packaged.SyntheticResources;
import org.sightline.packaged.Viewer;

/** A record in a frame of another site's page, as a browser really treats it. */
@ExtendWith(TrainingKit.class)
class FramedIT {

    private static final String NUMBER = ".sl-banner__number";

    @TempDir
    Path folder;

    @Test
    @DisplayName("S09, S11 a record fills in a frame of its organisation's page, and in no other page's")
    void fillsInTheFrameThatIsRegisteredOnly(BrowserVisit visit) throws Exception {
        try (PackagedDatabase database = new PackagedDatabase();
                ReplayFeed feed = new ReplayFeed("one", SyntheticResources.mix(20), Duration.ZERO);
                PageAround own = new PageAround();
                PageAround other = new PageAround();
                Viewer viewer = Viewer.framedBy(own.origin(), folder, database.settings(), List.of(feed))) {
            new Clicker(viewer).firstLaunch();
            own.launches(viewer.url() + "/launch", viewer.tokens().next());
            Page page = visit.blankWindow();
            page.navigate(own.origin());
            page.locator("button").click();
            PlaywrightAssertions.assertThat(page.frameLocator("iframe").locator(NUMBER))
                    .hasText("999 000 0018");
            Frame record = page.frame("record");
            record.waitForFunction("() => document.body.dataset.done === 'yes'");
            assertTrue(record.url().contains("/record/"), record.url());

            other.frames(record.url());
            Page around = visit.blankWindow();
            around.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setPredicate(message -> message.text().contains("frame-ancestors")),
                    () -> around.navigate(other.origin()));
            assertEquals(0, around.frameLocator("iframe").locator(NUMBER).count());
        }
    }
}
