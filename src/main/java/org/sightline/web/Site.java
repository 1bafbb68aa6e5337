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

    private static final String STYLESHEET = readStylesheet();

    private Site() {}

    /** The fingerprinted path of the stylesheet. */
    static String siteStylesheet() {
        return STYLESHEET;
    }

    /** A line shown at the top of every page ({@code sightline.page.notice}); empty for none. */
    static String siteNotice() {
        return ConfigProvider.getConfig()
                .getOptionalValue("sightline.page.notice", String.class)
                .orElse("");
    }

    private static String readStylesheet() {
        try (InputStream in = Site.class.getResourceAsStream("/assets.properties")) {
            if (in == null) {
                throw new IllegalStateException("assets.properties is missing: the stylesheet was not built");
            }
            Properties assets = new Properties();
            assets.load(in);
            return assets.getProperty("stylesheet");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
