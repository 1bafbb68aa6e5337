package org.sightline.web;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/** What every page's frame needs to know, as Qute globals. */
@TemplateGlobal
final class Site {

    private static final Properties ASSETS = readAssets();

    /** htmx may neither evaluate text as code, nor ask another host, nor write styles of its own into the page. */
    private static final String SCRIPT_SETTINGS = """
            {"allowEval": false, "allowScriptTags": false, "selfRequestsOnly": true, "historyEnabled": false,
             "includeIndicatorStyles": false, "scrollIntoViewOnBoost": false}""";

    private Site() {}

    /** The fingerprinted path of the stylesheet. */
    static String siteStylesheet() {
        return ASSETS.getProperty("stylesheet");
    }

    /** The fingerprinted path of the script that fills a page as feeds answer. */
    static String siteScript() {
        return ASSETS.getProperty("script");
    }

    /** What htmx is told before it starts. */
    static String siteScriptSettings() {
        return SCRIPT_SETTINGS;
    }

    /** A line shown at the top of every page ({@code sightline.page.notice}); empty for none. */
    static String siteNotice() {
        return ConfigProvider.getConfig()
                .getOptionalValue("sightline.page.notice", String.class)
                .orElse("");
    }

    private static Properties readAssets() {
        try (InputStream in = Site.class.getResourceAsStream("/assets.properties")) {
            if (in == null) {
                throw new IllegalStateException("assets.properties is missing: stylesheet and script were not built");
            }
            Properties assets = new Properties();
            assets.load(in);
            return assets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
