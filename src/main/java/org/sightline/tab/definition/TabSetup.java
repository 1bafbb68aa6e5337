package org.sightline.tab.definition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ValueSets;
import org.sightline.registration.LaunchConfig;

/**
 * What the configuration in force adds to the tab files.
 *
 * @param recordsSinceOrNull the day on which the shared record begins, from {@code access.yaml}; without it the months of
 *     the tab files stand
 */
public record TabSetup(ValueSets lists, @Nullable LocalDate recordsSinceOrNull) {

    /** Nothing: the tabs as their files have them. */
    public static final TabSetup NONE = new TabSetup(ValueSets.NONE, null);

    /** With these lists, and the months of the tab files. */
    public static TabSetup of(ValueSets lists) {
        return new TabSetup(lists, null);
    }

    /** What a whole configuration adds. */
    public static TabSetup of(LaunchConfig config) {
        return new TabSetup(config.valueSets(), config.access().recordsSince().orElse(null));
    }
}
