package org.sightline.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the training kit and Chromium once for the run, and gives each test a fresh browser profile on the EPR; or all
 * tests of a class the same, if its {@code @BeforeAll} asks for one.
 */
final class TrainingKit implements BeforeAllCallback, ParameterResolver, AfterEachCallback {

    /** How long a test waits for what has to come: longer than it takes on any machine. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Namespace OURS = Namespace.create(TrainingKit.class);
    private static final String PLAYWRIGHTS =
            "AvoidUnnecessaryBeforeUnloadCheckSync,BoundaryEventDispatchTracksNodeRemoval,DestroyProfileOnBrowserClose,"
                    + "DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,"
                    + "ThirdPartyStoragePartitioning,Translate,AutoDeElevate,RenderDocument,OptimizationHints";
    private static final String OF_WINDOWS =
            "InitialWebUI,WebUIReloadButton,WebUIToolbar,PreloadTopChromeWebUI,SpareRendererForSitePerProcess";
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Windows of one profile share a process, rather than begin one each.
            "--renderer-process-limit=1",
            // One list counts, the last: Playwright's own first. A window of a browser that nobody sees needs no pages
            // of
            // the browser's own around it, which take a process each, and no process in reserve.
            "--disable-features=" + String.join(",", PLAYWRIGHTS, OF_WINDOWS));

    @Override
    public void beforeAll(ExtensionContext context) {
        if (chromium().isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail("Chromium is missing: apt-get install chromium");
            }
            Assumptions.abort("Chromium is missing: the browser tests are skipped");
        }
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BrowserVisit.class;
    }

    @Override
    public BrowserVisit resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        return context.getStore(OURS)
                .computeIfAbsent(
                        BrowserVisit.class, _ -> new BrowserVisit(running.browser, running.demo), BrowserVisit.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        BrowserVisit visit = context.getStore(OURS).remove(BrowserVisit.class, BrowserVisit.class);
        if (visit != null) {
            visit.close();
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(OURS).computeIfAbsent(Running.class, _ -> new Running(), Running.class);
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The kit, the driver and the browser; JUnit closes them when the run ends. */
    private static final class Running implements AutoCloseable {

        private final DemoProcess demo;
        private final Playwright playwright;
        private final Browser browser;

        Running() {
            try {
                demo = DemoProcess.packaged();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium().orElseThrow())
                            .setHeadless(true)
                            .setArgs(ARGUMENTS));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
            demo.close();
        }
    }
}
