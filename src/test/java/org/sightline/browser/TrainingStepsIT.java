package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.demo.story.HandoutStep;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;

/** What handouts and {@code docs/training.md} promise a trainer is played: as this user, on this tab, these words. */
@ExtendWith(TrainingKit.class)
class TrainingStepsIT {

    /** What Chromium notes of a launch that is refused, as that of a patient who objected. */
    private static final String REFUSED = "status of 403";

    /** One browser profile for all, as a new one takes as long as a step; each page is had in one piece. */
    @BeforeAll
    static void begin(BrowserVisit shared) {
        shared.withoutStreams();
    }

    @BeforeEach
    void forget(BrowserVisit visit) {
        visit.forget();
    }

    static Stream<Named<Story>> patients() {
        return Stories.asOf(LocalDate.now()).stream().map(story -> Named.of(story.name(), story));
    }

    static Stream<Arguments> rowsOfTheGuide() throws IOException {
        return GuideStep.all().stream().map(step -> Arguments.of(step.row(), step));
    }

    static Stream<Arguments> rowsOfTheOffice() throws IOException {
        return GuideStep.rows("officer").stream().map(row -> Arguments.of(GuideStep.cell(row, "row"), row));
    }

    /** Steps that are opened alike share a launch, by the button of the first one's page of the show. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("patients")
    void everyStepOfAHandoutIsAsItSays(Story story, BrowserVisit visit) {
        List<HandoutStep> steps = story.handout().show();
        Map<List<Object>, List<HandoutStep>> alike = steps.stream()
                .collect(Collectors.groupingBy(
                        step -> List.of(step.opened().user(), step.opened().bySmart(), step.sources()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Page show = visit.epr();
        for (List<HandoutStep> same : alike.values()) {
            show.navigate(visit.address() + "/demo/handouts/"
                    + story.nhsNumber().digits() + "/show?step=" + (steps.indexOf(same.getFirst()) + 1));
            makeSources(show);
            Page window = opened(show, "Open the record for this step");
            Map<String, String> read = new HashMap<>();
            for (HandoutStep step : same) {
                String words = read.computeIfAbsent(step.opened().tab(), tab -> words(visit.complete(window, tab)));
                assertSays(step.says(), step.saysNot(), words, story.name() + ", " + step.what());
            }
            putBack(show);
            window.close();
        }
        assertEquals(
                List.of(),
                visit.troubles().stream()
                        .filter(trouble -> !trouble.contains(REFUSED))
                        .toList());
    }

    @Test
    void theShowGoesThroughAHandoutStepByStep(BrowserVisit visit) {
        Page show = visit.epr();
        show.navigate(visit.address() + "/demo/handouts/9990000018/show");
        List<HandoutStep> steps = Stories.asOf(LocalDate.now()).stream()
                .filter(story -> story.nhsNumber().digits().equals("9990000018"))
                .findFirst()
                .orElseThrow()
                .handout()
                .show();
        for (HandoutStep step : steps) {
            assertEquals(step.says(), show.locator(".show__says q").allTextContents());
            assertEquals(step.saysNot(), show.locator(".show__not q").allTextContents());
            next(show);
        }
        assertTrue(show.locator(".show__end li").count() > 0, show.url());
        assertEquals(List.of(), visit.troubles());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rowsOfTheGuide")
    void everyRowOfTheGuideIsAsItSays(String row, GuideStep step, BrowserVisit visit) {
        Page epr = visit.epr();
        if (!step.made().isEmpty()) {
            epr.navigate(visit.address() + "/demo/trainer");
            step.made().forEach(button -> {
                button(epr, button).click();
                epr.locator("button[aria-pressed='true'][aria-label='" + button + "']")
                        .waitFor();
            });
        }
        visit.playAs(step.user());
        Page window = opened(epr, step.button() + (step.button().endsWith("T") ? ": " : " of ") + step.patient());
        assertSays(step.says(), step.saysNot(), words(visit.complete(window, step.tab())), row);
        window.close();
        if (!step.made().isEmpty()) {
            epr.navigate(visit.address() + "/demo/trainer");
            button(epr, "Put everything back to normal").click();
            epr.getByText("all normal").waitFor();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rowsOfTheOffice")
    void everyRowAboutTheOfficeIsAsItSays(String row, Map<String, String> cells, BrowserVisit visit) {
        Page office = visit.epr();
        office.navigate(visit.address() + "/office");
        button(office, GuideStep.cell(cells, "officer")).click();
        office.waitForURL("**/office");
        String link = GuideStep.cell(cells, "follow").replace("*", "");
        if (!link.equals("nothing")) {
            office.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                    .first()
                    .click();
            office.waitForURL("**/office/**");
        }
        List<String> says = GuideStep.quotes(GuideStep.cell(cells, "the office says")).stream()
                .map(GuideStep.Quote::words)
                .toList();
        assertSays(says, List.of(), words(office), row);
    }

    @Test
    void theGuideHasTheSessionTheTwelveQuestionsAndTheLaunchesBySmart() throws IOException {
        List<GuideStep> steps = GuideStep.all();
        assertTrue(steps.size() >= 12 + 12 + 4, steps.size() + " rows");
        assertTrue(steps.stream().anyMatch(step -> step.button().contains("SMART")));
        assertTrue(steps.stream().anyMatch(step -> !step.made().isEmpty()));
        assertFalse(GuideStep.rows("officer").isEmpty());
    }

    @Test
    void theShowGoesThereAndBackAndOpensTheRecordWithoutScript(BrowserVisit visit) {
        BrowserContext plain = visit.epr()
                .context()
                .browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page show = plain.newPage();
        show.navigate(visit.address() + "/demo/handouts/9990000182/show");
        next(show);
        assertEquals("2 of 5", show.locator(".show__count").textContent());
        Page posting = plain.waitForPage(button(show, "Open the record for this step")::click);
        posting.waitForLoadState();
        button(posting, "Open the shared care record").click();
        posting.waitForURL("**/diabetes?complete=yes");
        assertTrue(words(posting).contains("BEGUM, Farida (Mrs)"), posting.url());
        show.locator("a[rel=prev]").click();
        show.waitForURL("**step=1");
        plain.close();
    }

    @Test
    void theShowIsReadFromAfarAndHasNoViolation(BrowserVisit visit) {
        Page show = visit.epr();
        for (int step : new int[] {1, 5, 7}) {
            show.navigate(visit.address() + "/demo/handouts/9990000107/show?step=" + step);
            AccessibilityIT.assertNoViolation(show);
            LayoutIT.assertNoHorizontalScroll(show, 1366);
            LayoutIT.assertNoHorizontalScroll(show, 360);
            show.setViewportSize(1366, 768);
        }
        Object size = show.evaluate("() => parseFloat(getComputedStyle(document.querySelector('.show li')).fontSize)");
        assertTrue(((Number) size).doubleValue() >= 24, size + " px");
    }

    private static void makeSources(Page show) {
        Locator sources = show.locator(".show__source button");
        for (int i = 0; i < sources.count(); i++) {
            sources.nth(i).click();
            show.locator(".show__broken").waitFor();
        }
    }

    private static void putBack(Page show) {
        Locator broken = show.locator(".show__broken button");
        if (broken.count() > 0) {
            broken.click();
            show.locator(".show__broken").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
    }

    private static void next(Page show) {
        String from = show.locator(".show__count").textContent();
        show.locator("a[rel=next]").click();
        show.locator(".show__count", new Page.LocatorOptions().setHasNotText(from))
                .waitFor();
    }

    private static Page opened(Page epr, String button) {
        Page window = epr.context().waitForPage(button(epr, button)::click);
        // a SMART launch passes the page that sends a form on
        window.waitForURL(
                url -> url.startsWith("http") && !url.contains("/demo/") && !url.contains("/smart/launch"),
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
        return window;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static void assertSays(List<String> says, List<String> saysNot, String words, String where) {
        assertFalse(says.isEmpty(), where);
        says.forEach(each -> assertTrue(words.contains(plain(each)), () -> where + ": no “" + each + "” in " + words));
        saysNot.forEach(each -> assertFalse(words.contains(plain(each)), () -> where + ": “" + each + "” in " + words));
    }

    private static String words(Page page) {
        return plain(BrowserVisit.words(page));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
