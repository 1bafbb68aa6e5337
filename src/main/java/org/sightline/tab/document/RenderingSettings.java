package org.sightline.tab.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What making a page of files may cost us at most, whatever they hold. */
@ConfigMapping(prefix = "sightline.rendering")
interface RenderingSettings {

    /** How many files are rendered at a time; 0 for half of the processors, and at least two. */
    @WithDefault("0")
    int threads();

    /**
     * How many openings may wait for one of these, a quarter of them one user's, half of them one organisation's; more
     * are offered the file itself at once.
     */
    @WithDefault("32")
    int queue();

    /** How long an opening waits for its turn. */
    @WithDefault("5s")
    Duration longestWait();

    /** How long one file may take; then its reader is interrupted and the file itself offered. */
    @WithDefault("5s")
    Duration longest();
}
