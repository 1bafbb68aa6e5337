package org.sightline.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One fresh browser profile: the EPR in its first window, records in others. Notes whatever goes wrong in any. */
final class BrowserVisit implements AutoCloseable {

    static final String IVY = "ADEYEMI";
    static final String GEORGE = "WHITLOCK";
    static final String AMARA = "SESAY";
    static final String TOMASZ = "NOWAK";
    static final String HOSTILE = "script";

    private final BrowserContext context;
    private final DemoProcess demo;
    private final Page epr;
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    BrowserVisit(Browser browser, DemoProcess demo) {
        this.demo = demo;
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1366, 768));
        context.setDefaultTimeout(20_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
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

    Page epr() {
        return epr;
    }

    /** Shows the EPR as this user sees it. */
    void playAs(String user) {
        epr.navigate(demo.address() + "/demo?user=" + user);
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

    Page blankWindow() {
        return context.newPage();
    }

    /** Dialogs, console errors (refusals by the content security policy among them) and requests to other hosts. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** All that a reader could see or search for on the page, folded parts included. */
    static String words(Page page) {
        return page.locator("body").textContent();
    }

    @Override
    public void close() {
        context.close();
    }
}
