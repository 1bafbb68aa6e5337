package org.sightline.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One fresh browser profile: the EPR in its first window, records in others. Notes whatever goes wrong in any. */
final class BrowserVisit implements AutoCloseable {

    static final String IVY = "ADEYEMI";
    static final String GEORGE = "WHITLOCK";
    static final String AMARA = "SESAY";
    static final String TOMASZ = "NOWAK";
    static final String HOSTILE = "script";

    /** What htmx notes of a page that is left while it fills. */
    private static final String STREAM_ENDED = "[object Event]";

    private final BrowserContext context;
    private final DemoProcess demo;
    private final Page epr;
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private boolean leaves;

    BrowserVisit(Browser browser, DemoProcess demo) {
        this.demo = demo;
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1366, 768));
        context.setDefaultTimeout(TrainingKit.PATIENCE.toMillis());
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !(leaves && message.text().equals(STREAM_ENDED))) {
                troubles.add("console: " + message.text());
            }
        });
        context.onWebError(error -> troubles.add("script: " + error.error()));
        context.onDialog(dialog -> {
            troubles.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onRequest(request -> {
            if (!request.url().startsWith(demo.address()) && !request.url().startsWith("data:")) {
                troubles.add("request to another host: " + request.url());
            }
        });
        epr = context.newPage();
        playAs("rita-okafor");
    }

    String address() {
        return demo.address();
    }

    /** What the kit printed before it was ready. */
    String start() {
        return demo.output().split(DemoProcess.READY, 2)[0];
    }

    Page epr() {
        return epr;
    }

    /** Shows the EPR as this user sees it. */
    void playAs(String user) {
        String list = demo.address() + "/demo?user=" + user;
        if (!epr.url().equals(list)) {
            epr.navigate(list);
        }
    }

    /** Clicks the patient's launch button, once, and waits for the window that opens to come to rest. */
    Page open(String family) {
        return settled(openWithoutWaiting(family));
    }

    /** The same without waiting for slow sources. */
    Page openWithoutWaiting(String family) {
        Locator button = epr.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(family))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Shared care record of"));
        Page window = context.waitForPage(button.first()::click);
        window.waitForURL(url -> !url.contains("/demo/launch"));
        window.waitForLoadState();
        return window;
    }

    /** Waits until every source has answered or been given up, if it is a page that waits for any. */
    static Page settled(Page page) {
        page.waitForFunction(
                "() => document.body && (!document.body.dataset.whole || document.body.dataset.done === 'yes')");
        return page;
    }

    /**
     * Opens a tab of a window's record in one piece, which shows the same as the page that was filled, or lets a page
     * that is no record be read to its end.
     */
    Page complete(Page window, String tab) {
        if (window.url().contains("/record/")) {
            leaves = true;
            window.navigate(window.url().replaceFirst("[^/]*$", tab + "?complete=yes"));
        }
        window.waitForLoadState();
        return window;
    }

    /** For who has every page in one piece anyhow: none of them begins to be filled first. */
    void withoutStreams() {
        context.addInitScript("window.EventSource = function () { return { addEventListener() {}, close() {} } }");
    }

    Page blankWindow() {
        return context.newPage();
    }

    /** Makes a source behave so: {@code normal}, {@code slow}, {@code down}, {@code garbled}, {@code wrong}. */
    void make(String feed, String behaviour) {
        APIResponse answer = epr.request()
                .post(
                        demo.address() + "/demo/trainer/feeds/" + feed,
                        RequestOptions.create()
                                .setHeader("Origin", demo.address())
                                .setForm(FormData.create().set("fault", behaviour)));
        assertTrue(answer.ok(), "status " + answer.status());
    }

    /** Dialogs, console errors (refusals by the content security policy among them) and requests to other hosts. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** All that a reader could see or search for on the page, folded parts included. */
    static String words(Page page) {
        return page.locator("body").textContent();
    }

    /** For the next test of a class that shares a profile: nobody is signed in, and nothing has gone wrong. */
    void forget() {
        context.clearCookies();
        troubles.clear();
    }

    @Override
    public void close() {
        context.close();
    }
}
